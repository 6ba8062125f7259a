import type { ReceivedCell } from '../../model/exchange/received.ts'
import type { Forms } from './number-formats.ts'
import { textOfCell } from './strings.ts'

/** A cell as the file has it. */
export type RawCell = {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: number
  readonly isFormula: boolean
  readonly value: string
}

export type Setting = {
  readonly strings: readonly string[]
  readonly forms: Forms
  /** Days are counted from 1904, as the first Macs did. */
  readonly isFrom1904: boolean
}

export const emptyCell: ReceivedCell = { text: '', type: 'empty' }

export function cellOf(raw: RawCell, setting: Setting): ReceivedCell {
  const told = toldBy(raw, setting)
  const cell: ReceivedCell = told.text === '' ? emptyCell : told
  return raw.isFormula ? { ...cell, isFormula: true } : cell
}

function toldBy({ type, value, style }: RawCell, setting: Setting): ReceivedCell {
  if (type === 's') return { text: setting.strings[Number(value)] ?? '', type: 'text' }
  if (type === 'inlineStr' || type === 'str') return { text: textOfCell(value), type: 'text' }
  if (type === 'b') return { text: value.trim() === '1' ? 'yes' : 'no', type: 'yes-no' }
  if (type === 'e') return { text: value, type: 'error' }
  if (type === 'd') return { text: value.slice(0, 10), type: 'day' }
  return numberOf(value.trim(), style, setting)
}

function numberOf(value: string, style: number, setting: Setting): ReceivedCell {
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return { text: value, type: 'text' }
  const form = setting.forms(style)
  if (form === 'percent') return { text: `${rounded(number * 100)}%`, type: 'text' }
  const day = form && dayAt(number, setting.isFrom1904)
  if (!day) return { text: rounded(number), type: 'number' }
  const isMonth = form === 'month' && day.endsWith('-01')
  return { text: isMonth ? day.slice(0, 7) : day, type: 'day' }
}

/** As many digits as Excel keeps: 0.1 + 0.2 is 0.3. */
function rounded(number: number): string {
  return String(Number(number.toPrecision(15)))
}

const dayMs = 86_400_000
/** 31 December 9999. */
const lastDay = 2_958_465

function dayAt(number: number, isFrom1904: boolean): string | undefined {
  if (number < 1 || number >= lastDay + 1) return undefined
  const days = Math.floor(number) + (isFrom1904 ? 1_462 : 0)
  // Excel has a 29 February 1900, which never was.
  const since = days < 60 ? days + 1 : days
  if (since > lastDay) return undefined
  return new Date(Date.UTC(1899, 11, 30) + since * dayMs).toISOString().slice(0, 10)
}
