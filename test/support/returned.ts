import type {
  ReceivedCell,
  ReceivedSheet,
  ReceivedWorkbook,
} from '../../src/model/exchange/received.ts'
import type { Sheet, SheetCell, Workbook } from '../../src/model/exchange/workbook.ts'

/** An Excel file as it comes back when nobody has changed anything in it. */
export function returned({ properties, sheets }: Workbook): ReceivedWorkbook {
  return {
    kind: 'workbook',
    properties,
    savedBy: undefined,
    sheets: sheets.map(returnedSheet),
    remarks: [],
  }
}

function returnedSheet({ name, isHidden, rows }: Sheet): ReceivedSheet {
  return {
    name,
    isHidden: isHidden === true,
    rows: rows.map(({ cells }) => cells.map(returnedCell)),
  }
}

function returnedCell({ value, type }: SheetCell): ReceivedCell {
  if (value === undefined || value === '') return { text: '', type: 'empty' }
  return { text: String(value), type: type ?? (typeof value === 'number' ? 'number' : 'text') }
}

/** The same with another text in each cell that is asked about. */
export function withCells(
  workbook: ReceivedWorkbook,
  change: (
    cell: ReceivedCell,
    at: { sheet: string; row: number; column: number; key: string },
  ) => ReceivedCell,
): ReceivedWorkbook {
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((cells, row) =>
        cells.map((cell, column) =>
          change(cell, { sheet: sheet.name, row, column, key: cells[0]?.text ?? '' }),
        ),
      ),
    })),
  }
}

export function textCell(text: string): ReceivedCell {
  return text === '' ? { text, type: 'empty' } : { text, type: 'text' }
}
