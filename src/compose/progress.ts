import { heading, list, paragraph, text } from '../model/block.ts'
import type { Section } from '../model/book.ts'
import { commitmentsOf, countsOf, type DraftChapter, ledBeside } from '../model/draft.ts'
import { lineOf } from '../model/line.ts'
import { openCounts, openOf } from '../model/open-point.ts'
import { asked, nameOf, type SubmissionState, submissionStateOf } from '../model/plan.ts'
import { institutionStatus } from './annexes.ts'
import { coverageFigure, receivedFigure, timelineFigure } from './figures.ts'
import { chapterLead, chapterTitle, type Setting, tableOf, wordIn } from './setting.ts'

/** One page that says what has been received and what is still open. */
export function progressSection(setting: Setting, annexes: readonly Section[]): Section {
  const title = wordIn(setting, 'standing')
  return {
    id: 'standing',
    kind: 'standing',
    level: 1,
    title,
    of: [
      heading(2, [text(title)]),
      paragraph([text(wordIn(setting, 'standing_intro'))]),
      list(standingLines(setting, annexes).map(lineOf)),
      heading(3, [text(wordIn(setting, 'at_a_glance'))]),
      tableOf(
        ['number_short', 'chapter', 'submission', 'commitments', 'not_agreed', 'missing'],
        setting.draft.chapters.map((chapter) => chapterCells(chapter, setting)),
        setting,
      ),
      ...receivedFigure(setting),
      ...coverageFigure(setting),
      ...timelineFigure(setting),
    ],
  }
}

function standingLines(
  { draft, folder, open: list, language }: Setting,
  annexes: readonly Section[],
): string[] {
  const { fill, words } = language
  const institutions = asked(folder)
  const inState = (state: SubmissionState) =>
    institutions.filter(({ id }) => submissionStateOf(folder, id) === state)
  const line = (word: string, state: SubmissionState) => {
    const names = inState(state).map(({ id }) => nameOf(folder, id))
    return names.length > 0 ? [fill(word, { names: language.commas(names) })] : []
  }
  const commitments = commitmentsOf(draft)
  const counts = countsOf(commitments)
  const { notAgreed: open, missing: gaps, decidedTwice } = openCounts(list)
  const contributors = new Set(commitments.flatMap((commitment) => commitment.contributors)).size
  const annexOf = (id: string) => annexes.find((annex) => annex.id === id)?.number ?? ''
  const awaited = openOf(list, 'awaited').length
  const received = folder.comments.length
  const answered = received - openOf(list, 'unanswered-comment').length
  const unread = openOf(list, 'unread-file').length
  return [
    fill('received_from', { received: institutions.length - awaited, asked: institutions.length }),
    ...line('awaited_from_list', 'awaited'),
    ...line('nil_return_list', 'nil_return'),
    ...line('returned_list', 'returned'),
    fill('commitments_count', {
      commitments: counts.commitments,
      milestones: counts.milestones,
      institutions: contributors,
    }),
    open > 0
      ? fill('open_count', { count: open, annex: annexOf('annex-open') })
      : (words['open_none'] ?? ''),
    ...(decidedTwice > 0
      ? [fill('decided_twice_count', { count: decidedTwice, annex: annexOf('annex-decisions') })]
      : []),
    gaps > 0
      ? fill('gaps_count', { count: gaps, annex: annexOf('annex-gaps') })
      : (words['gaps_none'] ?? ''),
    ...(received > 0
      ? [fill('comments_count', { received, answered, annex: annexOf('annex-responses') })]
      : []),
    ...(unread > 0 ? [fill('unreadable_count', { count: unread })] : []),
  ]
}

function chapterCells(chapter: DraftChapter, setting: Setting): string[] {
  const { number, commitments } = chapter
  const ids = new Set(commitments.map((commitment) => commitment.id))
  const { notAgreed, missing } = openCounts(
    openOf(setting.open, 'disagreement', 'stale-decision', 'gap').filter((point) =>
      ids.has(point.commitment.id),
    ),
  )
  const lead = chapterLead(chapter, setting.folder)
  return [
    String(number),
    chapterTitle(chapter, setting),
    lead ? institutionStatus(lead, setting) : '',
    countIn(chapter, setting),
    ...[notAgreed, missing].map(String),
  ]
}

/** How many commitments there are; of a province that leads none here, where they stand. */
function countIn(chapter: DraftChapter, { draft, language }: Setting): string {
  const { commitments } = chapter
  const led = ledBeside(chapter, draft)
  if (commitments.length > 0 || led.length === 0) return String(commitments.length)
  return language.fill('stands_at', { numbers: language.commas(led.map(({ number }) => number)) })
}
