import { lastDay } from '../../plain/date.ts'
import { adviceOnDate } from '../../plain/date-words.ts'
import { advice } from '../rule.ts'
import { wordingRule } from '../wording-rule.ts'
import { monthName, monthOf } from '../words/months.ts'

const named = monthName.source
const ordinal = String.raw`(\d{1,2})(?:st|nd|rd|th)?`
// “In June 31 officers were trained” names no day.
const inWords = new RegExp(
  `(?<!\\d)${ordinal}(?:\\s+of)?\\s+${named}(?:,?\\s+(\\d{4}))?|${named}\\s+${ordinal}(?:,?\\s+(\\d{4})|(?=[.,;)]|$))`,
  'gu',
)
const inDigits = /(?<![\d/.-]|\bNo\.?\s?)\d{1,2}([/.-])\d{1,2}\1\d{4}(?![\d/-]|\.\d)/g

export const dayInTextIsOnTheCalendar = wordingRule({
  id: 'day-in-text-is-on-the-calendar',
  subject: 'wording',
  precision: 'not measured',
  severity: advice,
  fields: [
    ...['title', 'public_problem', 'commitment_description', 'contribution', 'ogp_values'],
    ...['activity', 'deliverable', 'deadline_text'],
  ],
  inEveryLanguage: true,
  why: 'A day that does not exist was mistyped, and nobody can say which one was meant.',
  help: 'Correct the day or the month.',
  source: 'the calendar: June has 30 days',
  example: { bad: 'deadline_text: by 31 June 2018', good: 'deadline_text: by 30 June 2018' },
  find: (text) => dayInWords(text) ?? dayInDigits(text),
  say: (found, field) => `there is no day “${found}”, which stands in ${field}.`,
})

function dayInWords(text: string): string | undefined {
  for (const [words, before, month = '', year, otherMonth, after, otherYear] of text.matchAll(
    inWords,
  )) {
    const number = monthOf(month || (otherMonth ?? ''))
    // Of a year that is not named, February may have 29 days.
    const days = lastDay(`${year ?? otherYear ?? 2016}-${String(number).padStart(2, '0')}`)
    const day = Number(before ?? after)
    if (day <= 31 && (day === 0 || day > Number(days.slice(8))))
      return words.replaceAll(/\s+/g, ' ')
  }
  return undefined
}

// Only what looks like a day: 45/60/2017 is the number of a letter.
function dayInDigits(text: string): string | undefined {
  for (const [words] of text.matchAll(inDigits)) {
    const [first = 0, second = 0] = words.split(/[/.-]/).map(Number)
    const isLikeDay = Math.min(first, second) <= 12 && Math.max(first, second) <= 31
    if (isLikeDay && adviceOnDate(words, false)?.isNoDay) return words
  }
  return undefined
}
