import { type Fact, heading, text } from '../model/block.ts'
import type { Section } from '../model/book.ts'
import { type Commitment, commitmentsOf, countsOf } from '../model/draft.ts'
import { openOf } from '../model/open-point.ts'
import { nameOf } from '../model/plan.ts'
import { coverageFigure, timelineFigure } from './figures.ts'
import { factOf, fieldLabel, periodOf, type Setting, tableOf, titleOf, wordIn } from './setting.ts'

/** What the plan comes to, on one page: its figures, and every commitment in one table. */
export function summarySection(setting: Setting): Section {
  const title = wordIn(setting, 'summary')
  return {
    id: 'summary',
    kind: 'standing',
    level: 1,
    title,
    of: [
      heading(2, [text(title)]),
      { kind: 'facts', facts: figures(setting) },
      heading(3, [text(wordIn(setting, 'all_commitments'))]),
      tableOf(
        ['number_short', 'commitment', 'lead_ministry', 'dates', 'values'],
        commitmentsOf(setting.draft).map((commitment) => cellsOf(commitment, setting)),
        setting,
      ),
      ...coverageFigure(setting),
      ...timelineFigure(setting),
    ],
  }
}

function figures(setting: Setting): Fact[] {
  const { draft, folder, open } = setting
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
    factOf('figure_period', periodOf(setting), setting),
    ...numbers
      .filter(([, count]) => count > 0)
      .map(([word, count]) => factOf(word, String(count), setting)),
  ]
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
