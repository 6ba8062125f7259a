import { canonicalIdsIn } from '../model/decision.ts'
import { commitmentsOf, type Draft } from '../model/draft.ts'
import type { PlanFolder } from '../model/plan.ts'
import { groupedBy } from '../plain/grouped.ts'
import { byText } from '../plain/text.ts'

/** `a b` for every two commitments that a decision tells apart, under the ids that they have now, the first by id first. */
export function toldApart(folder: PlanFolder, draft: Draft): ReadonlySet<string> {
  const present = presentIds(folder, draft)
  const pairs = folder.decisions.flatMap(({ commitment, document }) =>
    document.value.decisions.flatMap(({ different_from: other }) =>
      other === undefined
        ? []
        : present(commitment).flatMap((one) => present(other).map((two) => [one, two])),
    ),
  )
  return new Set(pairs.map((pair) => pair.toSorted(byText).join(' ')))
}

/**
 * What a commitment is called now. One that was joined to another is that other: who is told apart from the first is not
 * the second either.
 */
function presentIds(folder: PlanFolder, draft: Draft): (id: string) => string[] {
  const canonicalIds = canonicalIdsIn(folder)
  const inDraft = new Set(commitmentsOf(draft).map(({ id }) => id))
  const contributions = groupedBy(folder.contributions, ({ commitment }) => commitment)
  return (id) => {
    const now = canonicalIds.of(id)
    return inDraft.has(now) ? [now] : (contributions.get(id) ?? []).map(canonicalIds.ofContribution)
  }
}
