import type { ReceivedCell, ReceivedWorkbook } from '../model/exchange/received.ts'
import { limits } from '../model/limits.ts'
import { plainText } from './letters.ts'
import { divide, type Unfit } from './unfit.ts'

/**
 * A table of values between commas, semicolons or tabs, as office programs of every language save it: one sheet without a
 * name, in which everything is text.
 * @throws Refusal (1) for a quotation mark that is never closed, and for what is too long
 */
export function separatedValues(bytes: Uint8Array, unfit: Unfit): ReceivedWorkbook {
  const { text, separator } = withSeparator(plainText(bytes, unfit))
  const rows = rowsIn(text, separator, unfit)
  return {
    kind: 'workbook',
    properties: {},
    savedBy: undefined,
    sheets: [{ name: '', isHidden: false, rows: rows.map((row) => row.map(cellOf)) }],
    remarks: [],
  }
}

const empty: ReceivedCell = { text: '', type: 'empty' }

function cellOf(text: string): ReceivedCell {
  return text === '' ? empty : { text, type: 'text' }
}

const separators = [',', ';', '\t'] as const

/** Some programs say in the first line what parts the values; else it is what parts most in the first row. */
function withSeparator(text: string): { text: string; separator: string } {
  const [told, separator] = /^sep=(.)\n/i.exec(text) ?? []
  if (told !== undefined && separator !== undefined)
    return { text: text.slice(told.length), separator }
  const [first = ''] = /^(?:"(?:[^"]|"")*"|[^"\n])*/.exec(text.slice(0, 20_000)) ?? []
  const bare = first.replaceAll(/"(?:[^"]|"")*"/g, '')
  const counts = separators.map((one) => bare.split(one).length)
  return { text, separator: separators[counts.indexOf(Math.max(...counts))] ?? ',' }
}

function rowsIn(text: string, separator: string, unfit: Unfit): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cells = 0
  let at = 0
  // Behind a separator at the very end stands one more value.
  while (at < text.length || row.length > 0) {
    const isQuoted = text[at] === '"'
    const { value, end } = isQuoted
      ? quotedAt(text, at, separator, unfit)
      : bareAt(text, at, separator)
    row.push(value)
    cells += 1
    if (cells > limits.cells || rows.length > limits.tableRows)
      throw unfit('has more rows and columns than any plan, so it was not read.', divide)
    if (text[end] !== separator) {
      rows.push(row.join('') === '' ? [] : row)
      row = []
    }
    at = end + 1
  }
  return rows
}

type Value = { readonly value: string; readonly end: number }

function bareAt(text: string, at: number, separator: string): Value {
  let end = at
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1
  return { value: text.slice(at, end), end }
}

function quotedAt(text: string, at: number, separator: string, unfit: Unfit): Value {
  let end = at + 1
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"'))
    end += text[end] === '"' ? 2 : 1
  if (end >= text.length) {
    const line = text.slice(0, at).split('\n').length
    throw unfit(
      `has a quotation mark in line ${line} that is never closed.`,
      'Open it in Excel or LibreOffice, look at that line, and save it again.',
    )
  }
  const value = text.slice(at + 1, end).replaceAll('""', '"')
  // What stands between the closing mark and the separator belongs to it, as spreadsheets read it.
  const rest = bareAt(text, end + 1, separator)
  return { value: value + rest.value.trimEnd(), end: rest.end }
}
