import {
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import {
  type Cell,
  type Column,
  type Field,
  type Table as TableBlock,
  wordsOf,
} from '../model/block.ts'
import { grid, type Measure, pale, rules } from './docx-styles.ts'
import { type Changes, type Look, mirrored, paragraphOf } from './word-runs.ts'

/** A table as Word has it: its head on every page, rows that do not split, and columns of a fixed width. @param labelOf the bookmark for a field, if it has none yet */
export function wordTable<At extends Changes & Measure>(
  { columns, rows, isBlank }: TableBlock,
  at: At,
  labelOf: (field: Field | undefined, at: At) => string | undefined,
): (Paragraph | Table)[] {
  const isShown = (_: unknown, index: number) => columns[index]?.on !== 'screen'
  const heads = columns.filter(isShown)
  const body = rows.map(({ cells }) => cells.filter(isShown))
  const widths = isBlank ? blankWidths(heads, at) : widthsOf([heads, ...body], at)
  const rowOf = (cells: readonly (Cell | Column)[], look: Look) => {
    // What a row is about stands in its first column.
    const fields = cells.flatMap((one) => ('field' in one && one.field ? [one.field] : []))
    return cells.map(({ of }, index) => {
      const label = index === 0 ? labelOf(fields[0], at) : undefined
      return {
        ...(look.bold && { shade: pale }),
        words: paragraphOf(of, { style: 'Cell' }, at, { look, label }),
      }
    })
  }
  const all = [rowOf(heads, { bold: true }), ...body.map((cells) => rowOf(cells, {}))]
  return fixedTable(all, { ...at, widths, ...(isBlank && { isBlank }) })
}

/** A cell with its ground, where that is not white. */
type Ground = { readonly words: Paragraph; readonly shade?: string }

type Fixed = Changes & { readonly widths: readonly number[]; readonly isBlank?: true }

/** A table whose columns keep their widths. The first row is the head, which stands on every page. */
export function fixedTable(
  [head = [], ...body]: readonly (readonly Ground[])[],
  { widths, isBlank, ...at }: Fixed,
): (Paragraph | Table)[] {
  const cellsOf = (cells: readonly Ground[]) =>
    cells.map(
      ({ words, shade }, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          ...(shade !== undefined && { shading: { type: ShadingType.CLEAR, fill: shade } }),
          children: [words],
        }),
    )
  const height = isBlank && { height: { value: blankHeight, rule: HeightRule.ATLEAST } }
  return [
    new Table({
      ...mirrored(at),
      columnWidths: [...widths],
      layout: TableLayoutType.FIXED,
      borders: isBlank ? grid : rules,
      rows: [
        new TableRow({ tableHeader: true, children: cellsOf(head) }),
        ...body.map(
          (cells) => new TableRow({ cantSplit: true, ...height, children: cellsOf(cells) }),
        ),
      ],
    }),
    // Two tables that touch are one.
    new Paragraph({ style: 'Cell' }),
  ]
}

/** High enough to write in by hand. */
const blankHeight = 480

/** What a letter takes in a table, and what stands empty beside the words of a cell, in twentieths of a point. */
const letterWidth = 112
const cellMargins = 240

/** As wide as the longest word needs, if that is one; what is left over goes where there is more to read. */
function widthsOf(rows: readonly (readonly (Cell | Column)[])[], { lineWidth }: Measure): number[] {
  const columns = Array.from({ length: rows[0]?.length ?? 0 }, (_, index) => {
    const texts = rows.map((cells) => wordsOf(cells[index]?.of ?? []))
    const mean = texts.reduce((sum, { length }) => sum + length, 0) / texts.length
    const words = texts.join(' ').split(/\s+/)
    const longest = Math.min(16, Math.max(...words.map(({ length }) => length)))
    return { least: longest * letterWidth + cellMargins, more: Math.min(120, mean) }
  })
  const least = columns.reduce((sum, column) => sum + column.least, 0)
  const more = columns.reduce((sum, column) => sum + column.more, 0) || 1
  const left = lineWidth - least
  return columns.map((column) =>
    Math.floor(
      left < 0 ? (column.least * lineWidth) / least : column.least + (left * column.more) / more,
    ),
  )
}

/** In a table to be filled in, each column has the same room beside its longest word, those for more three times as much. */
function blankWidths(heads: readonly Column[], { lineWidth }: Measure): number[] {
  const columns = heads.map(({ of, isWide }, index) => {
    const longest = Math.max(
      ...wordsOf(of)
        .split(/\s+/)
        .map(({ length }) => length),
    )
    const wanted = isWide ? 3 : 1
    // The first has the number of the row.
    return { least: longest * letterWidth + cellMargins, share: index === 0 ? 0 : wanted }
  })
  const left = lineWidth - columns.reduce((sum, { least }) => sum + least, 0)
  const shares = columns.reduce((sum, { share }) => sum + share, 0) || 1
  return columns.map(({ least, share }) => Math.floor(least + (left * share) / shares))
}
