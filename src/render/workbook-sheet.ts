import type {
  Choices,
  Sheet,
  SheetCell,
  SheetColumn,
  SheetRow,
} from '../model/exchange/workbook.ts'
import { directionOf } from '../plain/script.ts'
import type { CellStyles } from './workbook-styles.ts'
import { cellName, columnName, sheetText } from './workbook-text.ts'

export const sheetNames =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** One sheet as the part of an Excel file that holds it. @param isFirst it is the one that is seen first */
export function sheetPart(sheet: Sheet, styles: CellStyles, isFirst: boolean): string {
  const { columns, rows } = sheet
  return [
    `<worksheet ${sheetNames}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    viewOf(sheet, isFirst),
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.map(columnOf).join('')}</cols>`,
    `<sheetData>${rows.map((row, index) => rowOf(row, index, { columns, styles })).join('')}</sheetData>`,
    // Heights and widths are everybody’s own.
    sheet.isProtected
      ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'
      : '',
    validationsOf(rows),
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
    textSaysSo(sheet),
    '</worksheet>',
  ].join('')
}

function viewOf({ isRightToLeft, frozenRows = 0 }: Sheet, isFirst: boolean): string {
  const below = `A${frozenRows + 1}`
  const pane =
    frozenRows === 0
      ? ''
      : `<pane ySplit="${frozenRows}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/>`
  const view = `workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}${isRightToLeft ? ' rightToLeft="1"' : ''}`
  return `<sheetViews><sheetView ${view}>${pane}</sheetView></sheetViews>`
}

function columnOf({ width, isHidden }: SheetColumn, index: number): string {
  const at = index + 1
  return `<col min="${at}" max="${at}" width="${width}" customWidth="1"${isHidden ? ' hidden="1"' : ''}/>`
}

type Around = { readonly columns: readonly SheetColumn[]; readonly styles: CellStyles }

function rowOf({ cells, isHidden }: SheetRow, index: number, around: Around): string {
  const height = ` ht="${heightOf(cells, around.columns)}"`
  const inside = cells.map((cell, column) => cellOf(cell, cellName(index, column), around.styles))
  return `<row r="${index + 1}"${isHidden ? ' hidden="1"' : height}>${inside.join('')}</row>`
}

/** In points: as many lines as the longest cell takes. It is only a first one: who writes in the row gets it anew. */
function heightOf(cells: readonly SheetCell[], columns: readonly SheetColumn[]): number {
  const heights = cells.map((cell, index) => {
    const { width = 10, isHidden } = columns[index] ?? {}
    return isHidden ? 0 : heightOfCell(cell, width)
  })
  return Math.min(mostHeight, Math.max(lineHeight + 3, ...heights))
}

function heightOfCell({ look, value, isOpen }: SheetCell, width: number): number {
  if (look === 'title') return 30
  if (look === 'heading') return 20
  const words = String(value ?? '')
  const lines = words
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * 0.95))), 0)
  const height = directionOf(words) === 'rtl' ? 1.5 * lineHeight : lineHeight
  // Room to see that something is to be written there.
  return lines * height + (isOpen ? 8 : 3)
}

const lineHeight = 15
/** Excel has no higher rows. */
const mostHeight = 409

function cellOf(cell: SheetCell, at: string, styles: CellStyles): string {
  const { value, type } = cell
  const start = `<c r="${at}" s="${styles.of(cell)}"`
  if (value === undefined || value === '') return `${start}/>`
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`
  if (type === 'day') return `${start}><v>${serialOf(value)}</v></c>`
  // What stands in it is text whatever it begins with: only <f> would be a formula.
  return `${start} t="inlineStr"><is><t xml:space="preserve">${sheetText(value)}</t></is></c>`
}

/** Excel counts days from the end of 1899. */
function serialOf(day: string): number {
  return Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000)
}

/** What may be chosen in a cell, and what is said when it is: the same for all cells that have the same. */
function validationsOf(rows: readonly SheetRow[]): string {
  const places = new Map<string, [row: number, column: number][]>()
  for (const [index, { cells }] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      const rule = validationOf(cell)
      if (rule === undefined) continue
      const known = places.get(rule)
      if (known) known.push([index, column])
      else places.set(rule, [[index, column]])
    }
  }
  if (places.size === 0) return ''
  const all = Array.from(places, ([rule, at]) =>
    rule.replace(' ', () => ` sqref="${rangesOf(at).join(' ')}" `),
  )
  return `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`
}

/** Cells below each other as one range: a long form has thousands. */
function rangesOf(cells: readonly (readonly [row: number, column: number])[]): string[] {
  const ranges: { from: number; to: number; readonly column: number }[] = []
  for (const [row, column] of cells.toSorted(([a, one], [b, other]) => one - other || a - b)) {
    const last = ranges.at(-1)
    if (last?.column === column && last.to === row - 1) last.to = row
    else ranges.push({ from: row, to: row, column })
  }
  return ranges.map(({ from, to, column }) =>
    from === to ? cellName(from, column) : `${cellName(from, column)}:${cellName(to, column)}`,
  )
}

function validationOf({ choices, hint }: SheetCell): string | undefined {
  if (!choices && !hint) return undefined
  // Excel takes no longer ones.
  const prompt = hint
    ? ` showInputMessage="1" promptTitle="${sheetText(cut(hint.title, 32))}" prompt="${sheetText(cut(hint.words, 255))}"`
    : ''
  if (!choices) return `<dataValidation type="none" allowBlank="1"${prompt}/>`
  const strict = choices.isOnly ? ' showErrorMessage="1" errorStyle="stop"' : ''
  return `<dataValidation type="list" allowBlank="1"${strict}${prompt}><formula1>${rangeOf(choices)}</formula1></dataValidation>`
}

function rangeOf({ sheet, column, count }: Choices): string {
  const name = columnName(column)
  return `${sheetText(sheetInFormula(sheet))}!$${name}$1:$${name}$${count}`
}

/** The name of a sheet as a formula holds it. */
export function sheetInFormula(sheet: string): string {
  return /^[A-Za-z]+$/.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`
}

function cut(words: string, length: number): string {
  if (words.length <= length) return words
  return `${words.slice(0, length - 1).replace(/[\ud800-\udbff]$|\s+\S*$/, '')}…`
}

/** Goals such as 16.10 are text on purpose: no green corner warns of them. */
function textSaysSo({ columns, rows }: Sheet): string {
  if (rows.length === 0) return ''
  const all = `A1:${cellName(rows.length - 1, Math.max(0, columns.length - 1))}`
  return `<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors>`
}
