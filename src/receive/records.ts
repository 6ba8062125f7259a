import {
  fileColumn,
  type ReceivedCell,
  type ReceivedSheet,
  type ReceivedWorkbook,
  withinList,
} from '../model/exchange/received.ts'
import { limits } from '../model/limits.ts'
import { isFields } from '../plain/pointer.ts'
import { unfitFile } from './unfit.ts'

/** Groups of fields, as programs keep them: one a row. */
export type Records = { readonly name: string; readonly records: readonly unknown[] }

/**
 * Records as tables: a column for each field, those of groups within groups among them. Of a list of groups each is a row,
 * which says again what stands around the list.
 */
export function tablesOfRecords(
  all: readonly Records[],
  { properties = {}, remarks = [] }: Partial<Pick<ReceivedWorkbook, 'properties' | 'remarks'>> = {},
): ReceivedWorkbook {
  const sheets = all.map(({ name, records }) =>
    sheetOf(
      name,
      records.flatMap((one) => rowsIn(one, '', 0)),
    ),
  )
  return { kind: 'workbook', properties, savedBy: undefined, sheets, remarks }
}

const tooMuch = 'has more records and fields than any plan, so it was not read.'
const divide = 'Divide it.'

type Row = ReadonlyMap<string, string>

function rowsIn(value: unknown, at: string, depth: number): Row[] {
  if (!isFields(value) || depth > limits.depth) {
    return [new Map([[at === '' ? 'text' : at, wordsOfValue(value)]])]
  }
  const fields = Object.entries(value).map(([key, one]) => ({ name: at + key, one }))
  const own = new Map(
    fields.flatMap(({ name, one }) => {
      if (isListOfGroups(one)) return []
      if (isFields(one)) return rowsIn(one, `${name}.`, depth + 1).flatMap((row) => [...row])
      return [[name, wordsOfValue(one)] as const]
    }),
  )
  const below = fields.flatMap(({ name, one }) =>
    isListOfGroups(one)
      ? one.flatMap((item) => rowsIn(item, `${name}${withinList}`, depth + 1))
      : [],
  )
  return below.length === 0 ? [own] : below.map((row) => new Map([...own, ...row]))
}

function isListOfGroups(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.some(isFields)
}

function wordsOfValue(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(wordsOfValue).join('\n')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function sheetOf(name: string, rows: readonly Row[]): ReceivedSheet {
  const found = new Set(rows.flatMap((row) => [...row.keys()]))
  // Which file it was stands first, wherever it was added.
  const columns = found.has(fileColumn)
    ? [fileColumn, ...found].filter((one, index, all) => all.indexOf(one) === index)
    : [...found]
  if (rows.length * columns.length > limits.cells) throw unfitFile(name)(tooMuch, divide)
  return {
    name,
    isHidden: false,
    rows: [
      columns.map(cellOf),
      ...rows.map((row) => columns.map((column) => cellOf(row.get(column) ?? ''))),
    ],
  }
}

function cellOf(text: string): ReceivedCell {
  return { text, type: text === '' ? 'empty' : 'text' }
}
