import type { Change, Removal } from '../../model/change.ts'
import { commitmentsOf, countsOf } from '../../model/draft.ts'
import { byCommitment, type Named, openOf, type PointOf } from '../../model/open-point.ts'
import { nameOf } from '../../model/plan.ts'
import { labelOf } from '../../model/schemas.ts'
import { draftRecords } from '../../pipeline.ts'
import { jsonText } from '../../plain/json.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import type { OpenPlan } from '../plan/open.ts'
import { unreadLines, unreadRecords } from '../plan/unread.ts'

/** What came together, what does not agree and what is missing, for people. */
export function mergeText(plan: OpenPlan): string {
  const { commitments, milestones } = countsOf(commitmentsOf(plan.draft))
  const open = byCommitment(openOf(plan.open, 'disagreement', 'stale-decision'))
  const rivals = byCommitment(openOf(plan.open, 'rival-decisions'))
  const incomplete = byCommitment(openOf(plan.open, 'gap'))
  return [
    `${counted(commitments, 'commitment')} with ${counted(milestones, 'milestone')}.`,
    ...unreadLines(plan),
    ...(open.length > 0 ? ['', 'Not agreed:', ...open.flatMap(openLines)] : []),
    ...(rivals.length > 0
      ? ['', 'Decided more than once, and differently:', ...rivals.flatMap(rivalLines)]
      : []),
    ...(incomplete.length > 0
      ? ['', 'Missing:', ...incomplete.map((gaps) => gapLine(gaps, plan))]
      : []),
    '',
  ].join('\n')
}

function heading({ number, id, title }: Named): string {
  return `  ${number}  ${shown(title ?? id, 90)}`
}

type Disputes = readonly [Dispute, ...Dispute[]]
type Dispute = PointOf<'disagreement' | 'stale-decision'>

function openLines(points: Disputes): string[] {
  const lines = points.flatMap(({ about, answers }) => [
    `       ${labelOf('contribution', about)} (${about.slice(1)})`,
    ...answers.map(({ name, value, stands }) => {
      const until = stands ? '  (stands until settled)' : ''
      return `         ${name}: ${shown(String(value).trim(), 80)}${until}`
    }),
  ])
  return [heading(points[0].commitment), ...lines]
}

type Rivals = PointOf<'rival-decisions'>

function rivalLines(points: readonly [Rivals, ...Rivals[]]): string[] {
  const lines = points.flatMap(({ about, decisions }) => [
    `       ${labelOf('contribution', about)} (${about.slice(1)})`,
    ...decisions.map(({ by, on, value }, index) => {
      const until = index === decisions.length - 1 ? '  (stands until settled)' : ''
      return `         ${shown(by, 60)}, ${on}: ${shown(String(value).trim(), 80)}${until}`
    }),
  ])
  return [heading(points[0].commitment), ...lines]
}

function gapLine(gaps: readonly [PointOf<'gap'>, ...PointOf<'gap'>[]], { folder }: OpenPlan) {
  const [{ commitment, institution }] = gaps
  const from = institution === undefined ? '' : ` (awaited from ${nameOf(folder, institution)})`
  return `${heading(commitment)}\n       ${listed(gaps.map(({ about }) => labelOf('contribution', about)))}${from}`
}

/** `{version, commitments, unreadable, written}`: every merged commitment with who gave what, what is not agreed and what is missing. */
export async function mergeJson(
  plan: OpenPlan,
  changes: readonly (Change | Removal)[],
): Promise<string> {
  const commitments = await draftRecords(plan.draft)
  const written = changes.map(({ file }) => plan.shownRoot + file)
  return jsonText({ commitments, unreadable: unreadRecords(plan), written })
}
