import { adviceOnDate, datesIn } from '../../plain/date-words.ts'
import { inSingleSpaces } from '../reading.ts'

/** How the dates of a column are written where digits alone do not tell. */
export type DateOrder = 'day first' | 'month first' | undefined

/** In which order a column has day and month: told by those of its dates that can be read in one way only. */
export function dateOrderIn(values: readonly string[]): DateOrder {
  const parts = values.flatMap((words) => {
    const [, one = '', other = ''] = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\s*$/.exec(words) ?? []
    return one === '' ? [] : [[Number(one), Number(other)] as const]
  })
  const isDayFirst = parts.some(([one]) => one > 12)
  const isMonthFirst = parts.some(([, other]) => other > 12)
  if (isDayFirst === isMonthFirst) return undefined
  return isDayFirst ? 'day first' : 'month first'
}

/** The day or month that words name; undefined where they name none, or one of two. */
export function dateMeant(typed: string, order: DateOrder): string | undefined {
  const words = inSingleSpaces(typed)
  const [one, other] = datesIn(words)
  if (one !== undefined && other === undefined) return one
  if (one === undefined) return adviceOnDate(words, true)?.instead?.text
  if (order === undefined) return undefined
  return order === 'day first' ? one : other
}

/** The first and the last day of `July 2016 to June 2018`. */
export function spanMeant(typed: string, order: DateOrder): readonly [string, string] | undefined {
  const parts = inSingleSpaces(typed)
    .replace(/^from /i, '')
    .split(/ (?:to|until|till|through) | ?[–—] ?| - /i)
  const [start, end] = parts.map((part) => dateMeant(part, order))
  return parts.length === 2 && start !== undefined && end !== undefined ? [start, end] : undefined
}
