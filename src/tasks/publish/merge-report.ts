import type { Change, Removal } from '../../model/change.ts'
import { type Commitment, commitmentsOf, countsOf } from '../../model/draft.ts'
import { giverName, stands } from '../../model/giver.ts'
import { nameOf } from '../../model/plan.ts'
import { labelOf } from '../../model/schemas.ts'
import { draftRecords } from '../../pipeline.ts'
import { jsonText } from '../../plain/json.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import type { OpenPlan } from '../plan/open.ts'
import { unreadLines, unreadRecords } from '../plan/unread.ts'

/** What came together, what does not agree and what is missing, for people. */
export function mergeText(plan: OpenPlan): string {
  const commitments = commitmentsOf(plan.draft)
  const open = commitments.filter(({ disagreements }) => disagreements.length > 0)
  const incomplete = commitments.filter(({ gaps }) => gaps.length > 0)
  const { milestones } = countsOf(commitments)
  return [
    `${counted(commitments.length, 'commitment')} with ${counted(milestones, 'milestone')}.`,
    ...unreadLines(plan),
    ...(open.length > 0
      ? ['', 'Not agreed:', ...open.flatMap((commitment) => openLines(commitment, plan))]
      : []),
    ...(incomplete.length > 0
      ? ['', 'Missing:', ...incomplete.map((commitment) => gapLine(commitment, plan))]
      : []),
    '',
  ].join('\n')
}

function heading({ number, id, value }: Commitment): string {
  return `  ${number}  ${shown(value.title ?? id, 90)}`
}

function openLines(commitment: Commitment, plan: OpenPlan): string[] {
  const points = commitment.disagreements.flatMap((disagreement) => {
    const { about, answers } = disagreement
    return [
      `       ${labelOf('contribution', about)} (${about.slice(1)})`,
      ...answers.map((answer) => {
        const until = stands(answer, disagreement) ? '  (stands until settled)' : ''
        const name = giverName(answer, answers, nameOf(plan.folder, answer.institution))
        return `         ${name}: ${shown(String(answer.value).trim(), 80)}${until}`
      }),
    ]
  })
  return [heading(commitment), ...points]
}

function gapLine(commitment: Commitment, { folder }: OpenPlan): string {
  const { gaps, lead } = commitment
  const from = lead === undefined ? '' : ` (awaited from ${nameOf(folder, lead)})`
  return `${heading(commitment)}\n       ${listed(gaps.map((pointer) => labelOf('contribution', pointer)))}${from}`
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
