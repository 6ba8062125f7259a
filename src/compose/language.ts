import { filled } from '../plain/fill.ts'

/** The words of the document in one language: `templates/locales/*.yaml`. */
export type Words = Readonly<Record<string, string>>

/** How a language writes what is not a word. */
export type Language = {
  readonly code: string
  /** Those that are whole as they stand: a sentence with blanks is never printed unless somebody fills it. */
  readonly words: Words
  /** `2017-06-30` to “30 June 2017”, `2017-06` to “June 2017”; anything else stays as it is. */
  date(date: string): string
  /** The same with a short month, for tables: “30 Jun 2017”. */
  shortDate(date: string): string
  /** Two days as one range: “13–14 June 2017”; only the first where there is no second. */
  range(from: string, until: string | undefined): string
  /** Names as the middle of a sentence: “Sindh, Punjab and Balochistan”. */
  list(names: readonly string[]): string
  /** `Sindh, Punjab` */
  commas(items: readonly string[]): string
  /** `Sindh; Punjab`, for items that may have commas in them. */
  semicolons(items: readonly string[]): string
  /** `Lead: Sindh` */
  labelled(label: string, words: string): string
  /** The words of a sentence with its blanks filled: `fill('from', { name: 'Sindh' })`. */
  fill(word: string, blanks: Readonly<Record<string, string | number>>): string
}

export function languageOf(code: string, words: Words): Language {
  const fill: Language['fill'] = (word, blanks) => filled(words[word] ?? word, blanks)
  const joined = (word: string) => (items: readonly string[]) =>
    items.length === 0 ? '' : items.reduceRight((rest, first) => fill(word, { first, rest }))
  return {
    code,
    words: wholeOf(words),
    date: dates(code, 'long'),
    shortDate: dates(code, 'short'),
    range: ranges(code),
    list: lists(code),
    commas: joined('list_comma'),
    semicolons: joined('list_semicolon'),
    labelled: (label, said) => fill('labelled', { label, words: said }),
    fill,
  }
}

function wholeOf(words: Words): Words {
  return Object.fromEntries(Object.entries(words).filter(([, word]) => !/\{\w+\}/.test(word)))
}

function lists(code: string): (names: readonly string[]) => string {
  const list = new Intl.ListFormat(tagOf(code), { type: 'conjunction' })
  return (names) => list.format(names)
}

function ranges(code: string): (from: string, until: string | undefined) => string {
  const one = dates(code, 'long')
  const day = new Intl.DateTimeFormat(tagOf(code), { dateStyle: 'long', timeZone: 'UTC' })
  return (from, until) => {
    const bothDays = from.length === 10 && !Number.isNaN(Date.parse(from)) && until !== undefined
    if (!bothDays || Number.isNaN(Date.parse(until))) return one(from)
    return withFirstOf(code, day.formatRange(new Date(from), new Date(until)))
  }
}

function dates(code: string, month: 'long' | 'short'): (date: string) => string {
  const options = { year: 'numeric', month, timeZone: 'UTC' } as const
  const ofMonth = new Intl.DateTimeFormat(tagOf(code), options)
  const ofDay = new Intl.DateTimeFormat(tagOf(code), { ...options, day: 'numeric' })
  return (date) => {
    if (!/^\d{4}-\d{2}(-\d{2})?$/.test(date) || Number.isNaN(Date.parse(date))) return date
    return date.length === 7
      ? ofMonth.format(new Date(date))
      : withFirstOf(code, ofDay.format(new Date(date)))
  }
}

// Intl does not know that in French the first of a month, and no other day, is counted: “1er janvier”.
function withFirstOf(code: string, words: string): string {
  return new Intl.Locale(code).language === 'fr'
    ? words.replaceAll(/(?<!\d)1(?!\d)/g, '1er')
    : words
}

// British order of day and month; Intl knows what to do for the rest.
function tagOf(code: string): string {
  return code === 'en' ? 'en-GB' : code
}
