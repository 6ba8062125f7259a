import { canonicalIdsIn, decisionFiles } from '../model/decision.ts'
import type { FiledContribution, PlanFolder } from '../model/plan.ts'
import { groupedBy } from '../plain/grouped.ts'
import { byText } from '../plain/text.ts'
import { type Rulings, rulingsIn } from './rulings.ts'

/** Everything that was said and decided about one commitment. */
export type Gathered = {
  readonly id: string
  readonly contributions: readonly FiledContribution[]
  readonly rulings: Rulings
}

/** Contributions by commitment, in the order of ids, after the decisions that join and rename. */
export function commitmentsIn(folder: PlanFolder): Gathered[] {
  const canonicalIds = canonicalIdsIn(folder)
  // The order in which files arrive must not matter.
  const filed = folder.contributions.toSorted((a, b) => byText(a.document.file, b.document.file))
  const contributions = groupedBy(filed, canonicalIds.ofContribution)
  const decisions = decisionFiles(folder, canonicalIds)
  return [...contributions.keys()].toSorted(byText).map((id) => ({
    id,
    contributions: contributions.get(id) ?? [],
    rulings: rulingsIn(decisions.get(id) ?? []),
  }))
}
