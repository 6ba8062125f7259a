import type { Block } from '../model/block.ts'
import { type Commitment, servedBy } from '../model/draft.ts'
import type { Moment, Timeline, TimelineRow } from '../model/figure.ts'
import { asked, nameOf } from '../model/plan.ts'
import { daysBetween, firstDay, isOnTheCalendar, lastDay } from '../plain/date.ts'
import { receivedWords } from './received-words.ts'
import { chapterTitle, fieldLabel, type Setting, titleOf, wordIn } from './setting.ts'

/** Which chapter serves which of OGP’s values, by the number of commitments. */
export function coverageFigure(setting: Setting): Block[] {
  const { draft } = setting
  const chapters = draft.chapters.filter(({ commitments }) => commitments.length > 0)
  if (chapters.length === 0) return []
  return [
    {
      kind: 'figure',
      title: wordIn(setting, 'coverage'),
      description: wordIn(setting, 'coverage_described'),
      chart: {
        kind: 'matrix',
        corner: wordIn(setting, 'chapter'),
        columns: servedBy([]).map(({ value }) => fieldLabel(`/ogp_values/${value}`, setting)),
        rows: chapters.map((chapter) => ({
          label: `${chapter.number} ${chapterTitle(chapter, setting)}`,
          counts: servedBy(chapter.commitments).map(({ commitments }) => commitments),
        })),
      },
    },
  ]
}

/** When each commitment is carried out, and when its milestones end. */
export function timelineFigure(setting: Setting): Block[] {
  const { draft, folder } = setting
  const { period } = folder.plan.value
  const groups = draft.chapters.flatMap((chapter) => {
    const rows = chapter.commitments.map((commitment) => rowOf(commitment, setting))
    const label = `${chapter.number} ${chapterTitle(chapter, setting)}`
    return rows.length === 0 ? [] : [{ label, rows }]
  })
  const dated = groups.flatMap(({ rows }) => rows).filter(({ bar, points }) => bar || points.length)
  if (dated.length === 0) return []
  const ends = spanOf([...daysIn(dated), ...[period.start, period.end].filter(isDay)])
  const words = { row: 'commitment', bar: 'dates', points: 'milestones_end' }
  return [timeline('timeline', { ...ends, groups, marks: [], words }, setting)]
}

function rowOf(commitment: Commitment, setting: Setting): TimelineRow {
  const { number, value } = commitment
  const [start, end] = [value.start_date, value.end_date]
  const ends = (value.milestones ?? []).flatMap(({ end_date: day }) => day ?? [])
  return {
    label: `${number} ${titleOf(commitment, setting)}`,
    // A bar that ends before it starts would draw nonsense: the finding tells of it.
    ...(isDay(start) && isDay(end) && firstDay(start) <= lastDay(end)
      ? { bar: { from: firstDay(start), until: lastDay(end) } }
      : { note: wordIn(setting, 'no_dates') }),
    points: ends.filter(isDay).map(lastDay).toSorted(),
    said: {
      bar:
        start && end
          ? `${setting.language.shortDate(start)} – ${setting.language.shortDate(end)}`
          : '',
      points: setting.language.semicolons(ends.toSorted().map(setting.language.shortDate)),
    },
  }
}

/** What has been received, and when, beside the day on which it was due. */
export function receivedFigure(setting: Setting): Block[] {
  const { folder, language } = setting
  const calendar = folder.plan.value.calendar ?? []
  const rows = asked(folder).map(({ id }): TimelineRow => {
    const { received_on: day } =
      folder.submissions.find(({ institution }) => institution === id)?.document.value ?? {}
    const label = nameOf(folder, id)
    return isDay(day)
      ? { label, points: [day], said: { bar: '', points: language.shortDate(day) } }
      : {
          label,
          points: [],
          said: { bar: '', points: '' },
          note: receivedWords(id, setting),
        }
  })
  const days = daysIn(rows)
  if (days.length === 0) return []
  const marks = calendar
    .filter(({ kind, date }) => kind === 'inputs_due' && isDay(date))
    .map(({ date, until }) => ({
      label: language.fill('due_on', { date: language.shortDate(until ?? date) }),
      on: lastDay(until ?? date),
    }))
  const ends = spanOf([...days, ...marks.map(({ on }) => on)])
  const words = { row: 'institution', bar: 'submission', points: 'received_on' }
  return [timeline('received', { ...ends, groups: [{ label: '', rows }], marks, words }, setting)]
}

type Drawn = Omit<Timeline, 'kind' | 'words' | 'ticks'> & {
  readonly words: { readonly row: string; readonly bar: string; readonly points: string }
}

function timeline(name: string, drawn: Drawn, setting: Setting): Block {
  const { row, bar, points } = drawn.words
  return {
    kind: 'figure',
    title: wordIn(setting, `${name}_figure`),
    description: wordIn(setting, `${name}_described`),
    chart: {
      kind: 'timeline',
      ...drawn,
      ticks: ticksIn(drawn, setting),
      words: {
        row: wordIn(setting, row),
        bar: wordIn(setting, bar),
        points: wordIn(setting, points),
      },
    },
  }
}

function isDay(date: string | undefined): date is string {
  return date !== undefined && /^\d{4}-\d{2}(-\d{2})?$/.test(date) && isOnTheCalendar(date)
}

function daysIn(rows: readonly TimelineRow[]): string[] {
  return rows.flatMap(({ bar, points }) => [...(bar ? [bar.from, bar.until] : []), ...points])
}

function spanOf(days: readonly string[]): { from: string; until: string } {
  const sorted = days.toSorted()
  return { from: firstDay(sorted[0] ?? ''), until: lastDay(sorted.at(-1) ?? '') }
}

/** The days at which a part of the time begins: as many as can be read. */
function ticksIn(
  { from, until }: Pick<Timeline, 'from' | 'until'>,
  { language }: Setting,
): Moment[] {
  const days = daysBetween(from, until)
  if (days <= 70)
    return eachDay(from, until, days <= 9 ? 1 : 7).map((on) => ({
      label: language.shortDate(on),
      on,
    }))
  const { months } = steps.find(({ upTo }) => days <= upTo) ?? { months: 12 }
  return eachMonth(from, until, months).map((on) => ({
    label: months === 12 ? on.slice(0, 4) : language.shortDate(on.slice(0, 7)),
    on,
  }))
}

/** How many months stand between two marks, in a time of so many days. */
const steps = [
  { upTo: 270, months: 1 },
  { upTo: 1_000, months: 3 },
  { upTo: 2_000, months: 6 },
]

function eachDay(from: string, until: string, step: number): string[] {
  const count = Math.floor(daysBetween(from, until) / step) + 1
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(from) + index * step * 86_400_000).toISOString().slice(0, 10),
  )
}

// On the months at which years and quarters begin.
function eachMonth(from: string, until: string, step: number): string[] {
  const [year = 0, month = 1] = from.split('-').map(Number)
  const first = Math.ceil((year * 12 + month - 1) / step) * step
  const days: string[] = []
  for (let count = first; days.length < 100; count += step) {
    const day = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`
    if (day > until) break
    if (day >= from) days.push(day)
  }
  return days
}
