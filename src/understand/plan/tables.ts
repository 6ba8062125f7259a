import {
  fileColumn,
  type ReceivedCell,
  type ReceivedRow,
  type ReceivedSheet,
  type ReceivedWorkbook,
} from '../../model/exchange/received.ts'
import { withoutHidden } from '../../plain/pasted.ts'
import { counted, shown } from '../../plain/text.ts'
import { largestOf } from '../largest.ts'
import { mappingName } from './mapping-name.ts'

/** A sheet as a table whose columns have names. */
export type SourceTable = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly SourceRow[]
}

/** What a row says, of each column that says anything, and where it stands: `row 7`. */
export type SourceRow = { readonly at: string; readonly cells: ReadonlyMap<string, string> }

type Tables = { readonly tables: readonly SourceTable[]; readonly remarks: readonly string[] }

/** The tables of a plan that was kept elsewhere. @param name of a table without one: that of its file */
export function tablesIn({ sheets }: ReceivedWorkbook, name: string): Tables {
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some(isFilled)))
  const read = filled.map((sheet) => tableIn(sheet, filled.length > 1, sheet.name || name))
  return {
    tables: read.map(({ table }) => table).filter(({ rows }) => rows.length > 0),
    remarks: read.flatMap(({ remarks }) => remarks),
  }
}

type Read = { readonly table: SourceTable; readonly remarks: readonly string[] }

function tableIn({ rows }: ReceivedSheet, isOneOfMany: boolean, name: string): Read {
  const head = headIndex(rows)
  const named = namesIn(rows[head] ?? [], rows.slice(head + 1))
  const isOfFiles = named[0]?.column === fileColumn
  const where = isOneOfMany ? `sheet “${shown(name)}”, ` : ''
  const table = {
    name: mappingName(name),
    columns: named.map(({ column }) => column),
    rows: rows.slice(head + 1).flatMap((row, index) => {
      const number = head + 1 + index
      const cells = new Map(
        named.flatMap(({ column, index: place }) => {
          const words = wordsIn(row[place], rows)
          return words === '' ? [] : [[column, words] as const]
        }),
      )
      if (cells.size === 0) return []
      const file = cells.get(fileColumn)
      const at = isOfFiles && file !== undefined ? shown(file, 80) : `${where}row ${number + 1}`
      return [{ at, cells }]
    }),
  }
  const above = rows.slice(0, head).flat().filter(isFilled)
  return { table, remarks: above.length === 0 ? [] : [aboveTable(above, where)] }
}

function aboveTable(above: readonly ReceivedCell[], where: string): string {
  const [{ text } = { text: '' }] = above
  const others = above.length > 1 ? ` and ${counted(above.length - 1, 'other cell')}` : ''
  return `Above the names of the columns, ${where}stands “${shown(text, 60)}”${others}, which is not taken in.`
}

// A title above the table stands alone in its row, or is one cell over all of it.
function headIndex(rows: readonly ReceivedRow[]): number {
  const own = rows.map((row) => row.filter((one) => isFilled(one) && !one.mergedInto).length)
  const usual = largestOf(own)
  const found = own.findIndex((count) => count >= Math.min(2, usual))
  return Math.max(found, 0)
}

function namesIn(
  head: ReceivedRow,
  rows: readonly ReceivedRow[],
): { readonly column: string; readonly index: number }[] {
  const width = Math.max(head.length, largestOf(rows.map(({ length }) => length)))
  const taken = new Set<string>()
  return Array.from({ length: width }, (_, index) => index).flatMap((index) => {
    const words = mappingName(head[index]?.text ?? '')
    // A column that nobody named and nobody filled is no column.
    if (words === '' && !rows.some((row) => isFilled(row[index]))) return []
    const wanted = words === '' ? `column ${letterOf(index)}` : words
    const column = taken.has(wanted) ? `${wanted} (column ${letterOf(index)})` : wanted
    taken.add(column)
    return [{ column, index }]
  })
}

function wordsIn(one: ReceivedCell | undefined, rows: readonly ReceivedRow[]): string {
  if (!one) return ''
  const said = one.mergedInto ? rows[one.mergedInto.row]?.[one.mergedInto.column] : one
  // A formula that could not be reckoned says nothing.
  if (!said || said.type === 'error') return ''
  return withoutHidden(said.text.replaceAll(/\r\n?/g, '\n')).trim()
}

function isFilled(one: ReceivedCell | undefined): one is ReceivedCell {
  return one !== undefined && one.text.trim() !== ''
}

/** `C`, `AB`: as spreadsheets call a column. */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}
