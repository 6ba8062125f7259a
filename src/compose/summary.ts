import { column, type Fact, heading, row, type Table, text } from '../model/block.ts'
import type { Section } from '../model/book.ts'
import { type Commitment, commitmentsOf, countsOf } from '../model/draft.ts'
import { lineOf } from '../model/line.ts'
import { openOf } from '../model/open-point.ts'
import { nameOf } from '../model/plan.ts'
import { coverageFigure, timelineFigure } from './figures.ts'
import { fieldLabel, type Setting, titleOf, wordIn } from './setting.ts'

/** What the plan comes to, on one page: its figures, and every commitment in one table. */
export function summarySection(setting: Setting): Section {
  const title = wordIn(setting, 'summary')
  return {
    id: 'summary',
    kind: 'standing',
    level: 1,
    number: undefined,
    title,
    of: [
      heading(2, [text(title)]),
      { kind: 'facts', facts: figures(setting) },
      heading(3, [text(wordIn(setting, 'all_commitments'))]),
      commitmentsTable(setting),
      ...coverageFigure(setting),
      ...timelineFigure(setting),
    ],
  }
}

function figures(setting: Setting): Fact[] {
  const { draft, folder, open, language } = setting
  const { period } = folder.plan.value
  const commitments = commitmentsOf(draft)
  const counts = countsOf(commitments)
  const themes = draft.chapters.filter(
    ({ kind, commitments: its }) => kind === 'theme' && its.length > 0,
  )
  const taking = new Set(
    commitments.flatMap(({ lead, value }) => [
      ...(lead === undefined ? [] : [lead]),
      ...(value.supporting_agencies ?? []),
    ]),
  )
  const received = folder.comments.length
  const answered = received - openOf(open, 'unanswered-comment').length
  const numbers = [
    ['figure_commitments', counts.commitments],
    ['figure_milestones', counts.milestones],
    ['figure_themes', themes.length],
    ['figure_institutions', taking.size],
    ['figure_consultations', folder.consultations.length],
    ['figure_comments', answered],
  ] as const
  return [
    {
      label: wordIn(setting, 'figure_period'),
      of: lineOf(
        language.fill('period', {
          start: language.date(period.start),
          end: language.date(period.end),
        }),
      ),
    },
    ...numbers
      .filter(([, count]) => count > 0)
      .map(([word, count]) => ({ label: wordIn(setting, word), of: [text(String(count))] })),
  ]
}

function commitmentsTable(setting: Setting): Table {
  const names = ['number_short', 'commitment', 'lead_ministry', 'dates', 'values']
  return {
    kind: 'table',
    columns: names.map((name) => column(wordIn(setting, name))),
    rows: commitmentsOf(setting.draft).map((commitment) =>
      row(cellsOf(commitment, setting).map(lineOf)),
    ),
  }
}

function cellsOf(commitment: Commitment, setting: Setting): string[] {
  const { number, lead, value } = commitment
  const { folder, language } = setting
  const dates = [value.start_date, value.end_date]
    .filter((date) => date !== undefined)
    .map((date) => language.shortDate(date))
  const values = Object.keys(value.ogp_values ?? {}).map((id) =>
    fieldLabel(`/ogp_values/${id}`, setting),
  )
  return [
    number,
    titleOf(commitment, setting),
    lead === undefined ? '' : nameOf(folder, lead),
    dates.join(' – '),
    setting.language.semicolons(values),
  ]
}
