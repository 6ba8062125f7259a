import { shown } from '../../plain/text.ts'
import { advice, type Rule } from '../rule.ts'
import { monthName, monthOf } from '../words/months.ts'

export const deadlineTextAgreesWithTheDate: Rule = {
  id: 'deadline-text-agrees-with-the-date',
  subject: 'milestones',
  on: 'commitment',
  severity: advice,
  why: 'The plan prints the words, and everything that is counted goes by the date. Where they differ, one of them is a mistake.',
  help: 'Correct the words or the date.',
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
        related: [{ place: place(`/milestones/${id}/end_date`), label: 'the end date' }],
      }
    }
  },
}

// What the words do not say cannot differ: “by the end of the fiscal year” agrees with any date.
function agrees(words: string, end: string): boolean {
  const [year, month, day] = end.split('-').map(Number)
  const times = timesIn(words.replaceAll(begins, ' ').replaceAll(may, ' '))
  return (
    times.length === 0 ||
    times.some(
      (time) =>
        (time.year ?? year) === year &&
        (time.month ?? month) === month &&
        (time.day ?? day) === (day ?? time.day),
    )
  )
}

type Time = {
  readonly year?: number | undefined
  readonly month?: number | undefined
  readonly day?: number | undefined
}

// “One month after March 2018” says where a time begins, and not when it ends.
const begins = /(?<!\p{L})(?:after|following|from|since|starting)(?!\p{L})[^,;]*?(?:\d{4}|$)/giu
const may = /(?<!\p{L})May(?=\s(?:be|change|have|need|not|slip|take)(?!\p{L}))/gu
const isoDay = /(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/g
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)?'
const date = new RegExp(
  `(?:(?<!\\d)${ordinal}(?:\\s+of)?\\s+)?${monthName.source}(?:[\\s.,]+(?:${ordinal}[\\s,]+)?((?:19|20)\\d\\d)(?!\\d))?`,
  'giu',
)
// “2018-19” and “2018/19” name two years.
const years = /(?<!\d)((?:19|20)\d\d)(?:\s?[-–/]\s?(\d\d)(?!\d|-))?/g

function timesIn(words: string): Time[] {
  const exact = Array.from(words.matchAll(isoDay), ([, year, month, day]) => ({
    year: Number(year),
    month: Number(month),
    day: Number(day),
  }))
  const said = words.replaceAll(isoDay, ' ')
  // Of “between 15 and 30 June” nobody can say which is the day.
  const isOneDay = said.match(/(?<!\d)\d{1,2}(?!\d)/g)?.length === 1
  const months = Array.from(said.matchAll(date)).flatMap(([, before, name = '', behind, year]) => {
    // Only beside a year is a month in small letters no other word.
    if (year === undefined && !/^\p{Lu}\p{Ll}/u.test(name)) return []
    const day = isOneDay ? numberOf(before ?? behind) : undefined
    return { year: numberOf(year), month: monthOf(name), day }
  })
  const rest = said.replaceAll(date, ' ')
  const alone = Array.from(rest.matchAll(years), ([, full = '', short]) => [
    { year: Number(full) },
    ...(short === undefined ? [] : [{ year: Number(full.slice(0, 2) + short) }]),
  ]).flat()
  return [...exact, ...months, ...alone]
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}
