import { daysBetween, firstDay, isOnTheCalendar, lastDay } from './date.ts'
import { datesIn } from './date-words.ts'

export type Period = { readonly start: string; readonly end: string }

/**
 * `2026-2027`, `2026-28`, `2026-07 to 2028-06`, `July 2026 to June 2028`: first and last day of what is named.
 * @returns undefined where it names no period, or where a date in it can be read in two ways
 */
export function periodIn(words: string): Period | undefined {
  const period = boundsIn(words)
  return period && period.start < period.end ? period : undefined
}

/** As `periodIn()`, also where what is named last comes first. */
export function boundsIn(words: string): Period | undefined {
  const years = /^\s*(\d{4})\s*-\s*(\d{4})\s*$/.exec(words) ?? shortYears(words)
  const [, from, to] = years ?? parted(words) ?? []
  if (from === undefined || to === undefined) return undefined
  const start = firstDay(from.length === 4 ? `${from}-01` : from)
  const end = lastDay(to.length === 4 ? `${to}-12` : to)
  return isOnTheCalendar(start) && isOnTheCalendar(end) ? { start, end } : undefined
}

// `2026-28` and `2026/27`: what could be a month is none of it.
function shortYears(words: string): readonly string[] | undefined {
  const [whole = '', from = '', short = ''] = /^\s*(\d{4})\s*[-–—/]\s*(\d{2})\s*$/.exec(words) ?? []
  return Number(short) > 12 ? [whole, from, from.slice(0, 2) + short] : undefined
}

const betweenWords = /\s*(?:–|—|\.\.)\s*|\s+(?:-|to|until|till|through)\s+/i
const betweenDigits = /^([\d-]{4,10})\s*(?:to|until|\/)\s*([\d-]{4,10})$/i

function parted(words: string): readonly (string | undefined)[] | undefined {
  const text = words.trim().replace(/^from\s+/i, '')
  const ends = betweenDigits.exec(text)?.slice(1) ?? text.split(betweenWords)
  return ends.length === 2 ? [text, ...ends.map(oneDateIn)] : undefined
}

function oneDateIn(words: string): string | undefined {
  if (/^\d{4}$/.test(words.trim())) return words.trim()
  const [date, another] = datesIn(words)
  return another === undefined ? date : undefined
}

/** OGP wants at least eighteen months of work; this many days are in the shortest of them. */
const fewestDays = 545
const fourYears = 1461

/** How long a period is, in words, if it is not what OGP’s action plans last. */
export function oddLengthOf({ start, end }: Period): string | undefined {
  const days = daysBetween(start, end) + 1
  if (days >= fewestDays && days <= fourYears) return undefined
  const months = Math.max(1, Math.round(days / 30.44))
  // Rounded, these would be what they are not.
  if (months === 18) return 'a few days less than 18 months'
  if (months === 48) return 'a few days more than 4 years'
  if (months < 24) return months === 1 ? 'one month' : `${months} months`
  return months % 12 === 0 ? `${months / 12} years` : `more than ${Math.floor(months / 12)} years`
}

/** Whether a period is longer than a plan of four years can become by any delay. */
export function isFarTooLong({ start, end }: Period): boolean {
  return daysBetween(start, end) + 1 > fourYears + 366
}
