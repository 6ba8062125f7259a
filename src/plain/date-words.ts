import { isOnTheCalendar, lastDay } from './date.ts'
import { listed, shown } from './text.ts'

/** What a date in anybody’s way of writing may mean: nothing, one date, or the dates it may be read as. */
export type DateReadings = readonly string[]

/** Which of the two comes first where a date is written in digits: 06/07/2017. */
export type DateOrder = 'day-first' | 'month-first'

// English, Urdu, French, Spanish, Arabic.
const months = [
  ['january', 'jan', 'جنوری', 'janvier', 'janv', 'enero', 'ene', 'يناير'],
  ['february', 'feb', 'فروری', 'février', 'févr', 'febrero', 'فبراير'],
  ['march', 'mar', 'مارچ', 'mars', 'marzo', 'مارس'],
  ['april', 'apr', 'اپریل', 'avril', 'avr', 'abril', 'abr', 'أبريل'],
  ['may', 'مئی', 'mai', 'mayo', 'مايو'],
  ['june', 'jun', 'جون', 'juin', 'junio', 'يونيو'],
  ['july', 'jul', 'جولائی', 'juillet', 'juil', 'julio', 'يوليو'],
  ['august', 'aug', 'اگست', 'août', 'agosto', 'ago', 'أغسطس'],
  ['september', 'sept', 'sep', 'ستمبر', 'septembre', 'septiembre', 'سبتمبر'],
  ['october', 'oct', 'اکتوبر', 'octobre', 'octubre', 'أكتوبر'],
  ['november', 'nov', 'نومبر', 'novembre', 'noviembre', 'نوفمبر'],
  ['december', 'dec', 'دسمبر', 'décembre', 'déc', 'diciembre', 'dic', 'ديسمبر'],
]

/** Day, month and year of a text, as far as it has them; several readings where they may be exchanged. */
type Parts = readonly [year: string, month: string | number, day?: string]

const digits = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)$/

const shapes: readonly (readonly [RegExp, (found: readonly string[]) => readonly Parts[]])[] = [
  // 2017-6-30, 2017/06/30, 2017.06.30; 20170630
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
    ([year = '', month = '', day = '']) => [[year, month, day]],
  ],
  [/^(\d{4})(\d\d)(\d\d)$/, ([year = '', month = '', day = '']) => [[year, month, day]]],
  [/^(\d{4})[-/.](\d{1,2})$/, ([year = '', month = '']) => [[year, month]]],
  [/^(\d{1,2})[/.](\d{4})$/, ([month = '', year = '']) => [[year, month]]],
  // 25/07/2017 and 25.7.17: whichever comes first, day or month
  [
    digits,
    ([one = '', sign = '', other = '', year = '']) => [
      [fullYear(year), other, one],
      [fullYear(year), one, other],
      // 17-06-30
      ...(sign === '-' && year.length === 2 && isYearOfPlans(Number(one))
        ? ([[fullYear(one), other, year]] as const)
        : []),
    ],
  ],
  // 12th June, 2017, 12-Jun-2017 and 12-Jun-17
  [
    /^(\d{1,2})(?:st|nd|rd|th|er|º)?(?:\s+(?:of|de)(?=\s))?[\s-]*(\p{L}+)\.?,?(?:\s+de)?[\s-]*(\d{4}|(?<=[\s-])['’]?\d\d)$/u,
    ([day = '', month = '', year = '']) => [[fullYear(year), month, day]],
  ],
  // June 12, 2017
  [
    /^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/,
    ([month = '', day = '', year = '']) => [[year, month, day]],
  ],
  // June, 2017; as spreadsheets write it, Jun-17
  [
    /^(\p{L}+)\.?(?:,?(?:\s+de)?[\s-]+(\d{4})|-(\d\d)|\s+['’](\d\d))$/u,
    ([month = '', ...years]) => [[fullYear(years.find((year) => year !== undefined) ?? ''), month]],
  ],
]

// What is no year of a plan, the first of which was of 2011, is rather a day.
function isYearOfPlans(short: number): boolean {
  return short >= 11 && short <= 29
}

/** `17` is 2017, and `’95` 1995. */
function fullYear(year: string): string {
  const short = year.replace(/^['’]/, '')
  if (short.length !== 2) return short
  return `${short.startsWith('9') ? 19 : 20}${short}`
}

/**
 * The dates that a text may mean, as 2017-06-30, or 2017-06 where it names no day. Several where day and month may be
 * exchanged, the one with the day first before the others; none where it is no date.
 * @param order which comes first, where that is known: then it is followed wherever there is such a day
 */
export function datesIn(words: string, order?: DateOrder): DateReadings {
  const parts = partsOf(words)
  const inDigits = order !== undefined && digits.test(plainDigits(words))
  if (!inDigits) return [...new Set(parts.flatMap(written))]
  const [dayFirst, monthFirst, ...others] = parts.map(written)
  const both = order === 'day-first' ? [dayFirst, monthFirst] : [monthFirst, dayFirst]
  const [meant] = both.flatMap((dates) => dates ?? [])
  return [...new Set([...(meant === undefined ? [] : [meant]), ...others.flat()])]
}

/** The order that a date in digits proves: nobody means a month 30. */
export function orderShownBy(words: string): DateOrder | undefined {
  const [, one, , other] = digits.exec(plainDigits(words)) ?? []
  const [day, ...others] = datesIn(words)
  if (day === undefined || others.length > 0 || one === other) return undefined
  if (Number(one) > 12 && Number(other) <= 12) return 'day-first'
  return Number(other) > 12 && Number(one) <= 12 ? 'month-first' : undefined
}

function plainDigits(words: string): string {
  return words
    .normalize('NFKC')
    .replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .trim()
}

function partsOf(words: string): readonly Parts[] {
  const text = plainDigits(words).replaceAll('،', ',').replaceAll(/\s+/g, ' ').toLowerCase()
  for (const [shape, partsIn] of shapes) {
    const found = shape.exec(text)
    if (found) return partsIn(found.slice(1))
  }
  return []
}

/**
 * The day that somebody types with the name of its month: “15 June 2017”. Digits alone are read as year-month-day or not at
 * all: who is used to 15.6.2017 would type 6.7.2017 next.
 */
export function dayMeant(words: string): string | undefined {
  const [only, ...others] = datesIn(words)
  const isNamed = /\p{L}{3}/u.test(words)
  return isNamed && only?.length === 10 && others.length === 0 ? only : undefined
}

// 2017-06-12T00:00:00Z, 2017-06-12 14:30: as spreadsheets and other programs write a day.
const timeStamp =
  /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:[T ]+|,? )(\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?) ?(Z|UTC|[+-]\d\d:?(?:\d\d)?)?$/i

/** The day of a time stamp. It is certain unless its time is that of Greenwich, where another day may be under way. */
function dayOfStamp(
  words: string,
): { readonly day: string; readonly isCertain: boolean } | undefined {
  const [, before = '', time = '', zone = ''] = timeStamp.exec(words.trim()) ?? []
  const [day] = datesIn(before)
  if (day === undefined) return undefined
  const isMidnight = /^0?0:00(?::00(?:[.,]0+)?)?$/.test(time)
  return { day, isCertain: isMidnight || zone === '' || /^[+-](?!00)/.test(zone) }
}

/** How many days the month has of a day that does not exist: `June 2017 has 30 days`. */
function whyNoDay(words: string): string | undefined {
  for (const [year, month, day] of partsOf(words)) {
    const number = monthOf(String(month))
    const name = monthNames.split(' ')[number - 1]
    if (!isPlausible(year)) continue
    if (name === undefined) {
      if (/^\d+$/.test(String(month))) return `a year has no month ${Number(month)}.`
    } else if (day !== undefined) {
      return `${name} ${year} has ${Number(lastDay(`${year}-${String(number).padStart(2, '0')}`).slice(8))} days.`
    }
  }
  return undefined
}

function isPlausible(year: string): boolean {
  return /^(199\d|20\d\d)$/.test(year)
}

function written([year, month, day]: Parts): string[] {
  const number = monthOf(String(month))
  const parts = [year, number, ...(day === undefined ? [] : [Number(day)])]
  const date = parts.map((part) => String(part).padStart(2, '0')).join('-')
  return isPlausible(year) && isOnTheCalendar(date) ? [date] : []
}

function monthOf(words: string): number {
  return /^\d+$/.test(words)
    ? Number(words)
    : months.findIndex((names) => names.includes(words)) + 1
}

type DateAdvice = {
  /** Whether it is the day that is wrong, and not how it is written. */
  readonly isNoDay?: true
  readonly message?: string
  readonly help: string
  readonly instead?: { readonly text: string }
}

/** How a plan writes its dates: what it says of that, or what is to be said where it does not. */
export type DateCustom = { readonly order?: DateOrder | undefined; offer?(): string }

/** What is to be said of words where a date is wanted. @param isMonthEnough may the day be left out? */
export function adviceOnDate(
  words: string,
  isMonthEnough: boolean,
  { order, offer }: DateCustom = {},
): DateAdvice | undefined {
  const [one, ...others] = datesIn(words, order)
  const quoted = `“${shown(words, 60)}”`
  if (one === undefined) return onStamp(words) ?? onNoDay(words)
  if (others.length > 0) {
    const all = [one, ...others]
    return {
      message: `${quoted} can be read in ${all.length === 2 ? 'two' : 'three'} ways, ${listed(all.map((date) => `as ${dayInWords(date)}`))}.`,
      help: [
        `Write ${listed(all, 'or')}.`,
        ...(offer && order === undefined ? [offer()] : []),
      ].join(' '),
    }
  }
  if (one.length === 7 && !isMonthEnough) {
    return { message: `${quoted} names no day.`, help: `Write the day too, for example ${one}-15.` }
  }
  const marks = one === words ? ', without quotation marks' : ''
  return { help: `Write ${one}${marks}.`, instead: { text: one } }
}

function onStamp(words: string): DateAdvice | undefined {
  const stamp = dayOfStamp(words)
  if (!stamp) return undefined
  const { day, isCertain } = stamp
  return {
    message: `“${shown(words, 60)}” is a day with a time of day, and only the day belongs here.`,
    ...(isCertain
      ? { help: `Write ${day}.`, instead: { text: day } }
      : {
          help: `Write ${day}, or the day before or after it: the time is that of Greenwich.`,
        }),
  }
}

function onNoDay(words: string): DateAdvice | undefined {
  const why = whyNoDay(words)
  if (why === undefined) return undefined
  return {
    isNoDay: true,
    message: `There is no day “${shown(words, 60)}”: ${why}`,
    help: 'Correct the day or the month.',
  }
}

const monthNames =
  'January February March April May June July August September October November December'

/** `6 July 2017` */
export function dayInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day} ${monthNames.split(' ')[(month ?? 1) - 1]} ${year}`
}
