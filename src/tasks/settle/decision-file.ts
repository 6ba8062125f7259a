import { canonicalIdsIn } from '../../model/decision.ts'
import { type FiledContribution, fullNameOf } from '../../model/plan.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { wrongUsage } from '../../model/refusal.ts'
import { editing } from '../../pipeline.ts'
import type { TextChange } from '../plan/change.ts'
import { editable } from '../plan/editable.ts'
import { schemaAddress } from '../plan/guided.ts'
import type { OpenPlan } from '../plan/open.ts'
import { emptyReason, wordsIn } from '../plan/reason.ts'

/** Why, by whom and when something was decided. */
export type Because = {
  readonly reason: string
  readonly decided_by: string
  readonly decided_on: string
}

type Decider = {
  readonly reason: string | undefined
  readonly by: string | undefined
  readonly on: string
}

/** What the user gave of it; the office is the secretariat where nothing else is said. */
export function because(plan: OpenPlan, { reason, by = '', on }: Decider): Because {
  const words = wordsIn(reason)
  if (words === '' && reason !== undefined) throw emptyReason('Say why: somebody will ask.')
  if (words === '') {
    throw wrongUsage(
      'A decision needs its reason, so nothing was written.',
      'Say why, for example --reason "Both describe the same register".',
    )
  }
  return { reason: words, decided_by: by.trim() || secretariatOf(plan), decided_on: on }
}

export function secretariatOf({ folder }: OpenPlan): string {
  return fullNameOf(folder, folder.plan.value.secretariat) || 'The secretariat'
}

/** Adds decisions to the file of a commitment, which is made if it is not there. */
export function withDecisions(
  plan: OpenPlan,
  commitment: string,
  decisions: readonly object[],
): Promise<TextChange> {
  return withMore(plan, filedId(plan, commitment), decisions)
}

/** The same in the file of exactly this id. */
export async function withMore(
  plan: OpenPlan,
  id: string,
  decisions: readonly object[],
): Promise<TextChange> {
  const { newText, withItem } = await editing()
  const file = filePathOf('decisions', { commitment: id })
  const text = editable(file, plan)
  const content =
    text === undefined
      ? newText(schemaAddress('decisions', file, plan), { decisions })
      : decisions.reduce((before: string, item) => withItem(before, 'decisions', item), text)
  return { file, content }
}

/** The id under which a commitment’s decisions are kept: the one it was filed under, before it was renamed. */
export function filedId({ folder }: OpenPlan, id: string): string {
  const filedUnder = (contribution: FiledContribution) => contribution.commitment === id
  if (folder.contributions.some(filedUnder)) return id
  const canonicalIds = canonicalIdsIn(folder)
  return (
    folder.decisions.find(({ commitment }) => canonicalIds.of(commitment) === id)?.commitment ?? id
  )
}
