import { shown } from '../../model/text.ts'
import { advice, type Rule } from '../rule.ts'
import { monthName, monthOf } from '../words/months.ts'

export const deadlineTextAgreesWithTheDate: Rule = {
  id: 'deadline-text-agrees-with-the-date',
  on: 'commitment',
  severity: advice,
  why: 'The plan prints the words, and everything that is counted goes by the date. Where they differ, one of them is a slip.',
  mend: 'Correct the words or the date.',
  source: 'Canada’s plan of 2022-24: “By March 2023” beside the date 2024-03',
  example: {
    bad: 'end_date: 2018-03-31\ndeadline_text: by March 2017',
    good: 'end_date: 2018-03-31\ndeadline_text: by March 2018',
  },
  *check({ value, place }) {
    for (const { id, end_date: end, deadline_text: words } of value.milestones ?? []) {
      if (end === undefined || words === undefined || agrees(words, end)) continue
      yield {
        at: place(`/milestones/${id}/deadline_text`),
        message: `The milestone “${id}” is due “${shown(words.trim(), 60)}”, but its end date is ${end}.`,
        help: this.mend,
        related: [{ place: place(`/milestones/${id}/end_date`), label: 'the end date' }],
      }
    }
  },
}

// What the words do not say cannot differ: “by the end of the fiscal year” agrees with any date.
function agrees(words: string, end: string): boolean {
  const [year, month] = end.split('-').map(Number)
  const times = timesIn(words)
  return (
    times.length === 0 ||
    times.some((time) => (time.year ?? year) === year && (time.month ?? month) === month)
  )
}

type Time = { readonly year?: number; readonly month?: number }

const date = new RegExp(
  `${monthName.source}(?:[\\s.,]+(?:\\d{1,2}[\\s,]+)?((?:19|20)\\d\\d)(?!\\d))?`,
  'gu',
)
// “2018-19” and “2018/19” name two years.
const years = /(?<!\d)((?:19|20)\d\d)(?:\s?[-–/]\s?(\d\d)(?!\d|-))?/g

function timesIn(words: string): Time[] {
  const months = Array.from(words.matchAll(date), ([, name = '', year]) => ({
    month: monthOf(name),
    ...(year !== undefined && { year: Number(year) }),
  }))
  const rest = words.replaceAll(date, ' ')
  const alone = Array.from(rest.matchAll(years), ([, full = '', short]) => [
    { year: Number(full) },
    ...(short === undefined ? [] : [{ year: Number(full.slice(0, 2) + short) }]),
  ]).flat()
  return [...months, ...alone]
}
