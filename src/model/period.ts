import { firstDay, isOnTheCalendar, lastDay } from './date.ts'

export type Period = { readonly start: string; readonly end: string }

/**
 * `2026-2027`, `2026-28`, `2026-07 to 2028-06`, `2026-07-01/2028-06-30`: first and last day of what is named.
 * @returns undefined where it names no period
 */
export function periodIn(words: string): Period | undefined {
  const date = '(\\d{4}(?:-\\d{2}){0,2})'
  const between = '(?:\\s*(?:–|—|\\/|\\.\\.|to|until)\\s*|\\s+-\\s+)'
  const years = /^\s*(\d{4})\s*-\s*(\d{4})\s*$/.exec(words) ?? shortYears(words)
  const [, from, to] = years ?? new RegExp(`^\\s*${date}${between}${date}\\s*$`).exec(words) ?? []
  if (from === undefined || to === undefined) return undefined
  const start = firstDay(from.length === 4 ? `${from}-01` : from)
  const end = lastDay(to.length === 4 ? `${to}-12` : to)
  return isOnTheCalendar(start) && isOnTheCalendar(end) && start < end ? { start, end } : undefined
}

// `2026-28` and `2026/27`: what could be a month is none of it.
function shortYears(words: string): readonly string[] | undefined {
  const [whole = '', from = '', short = ''] = /^\s*(\d{4})\s*[-–—/]\s*(\d{2})\s*$/.exec(words) ?? []
  return Number(short) > 12 ? [whole, from, from.slice(0, 2) + short] : undefined
}
