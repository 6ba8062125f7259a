import { homesIn } from '../model/decision.ts'
import type { Offer, PlanFolder } from '../model/plan.ts'
import { groupedBy } from '../plain/grouped.ts'
import { byText } from '../plain/text.ts'
import { type Rulings, rulingsIn } from './rulings.ts'

/** Everything that was said and decided about one commitment. */
export type Gathered = {
  readonly id: string
  readonly offers: readonly Offer[]
  readonly rulings: Rulings
}

/** Contributions by commitment, in the order of ids, after the decisions that join and rename. */
export function commitmentsIn(folder: PlanFolder): Gathered[] {
  const homes = homesIn(folder)
  const offers = groupedBy(inOrder(folder.offers), homes.ofOffer)
  const decisions = groupedBy(inOrder(folder.decisions), ({ commitment }) => homes.of(commitment))
  return [...offers.keys()].toSorted(byText).map((id) => {
    const all = decisions.get(id) ?? []
    // The file of its own id last: where it was renamed, what was decided under the new name is the later word.
    const documents = [
      ...all.filter(({ commitment }) => commitment !== id),
      ...all.filter(({ commitment }) => commitment === id),
    ].map(({ document }) => document)
    return { id, offers: offers.get(id) ?? [], rulings: rulingsIn(documents) }
  })
}

// The order in which files arrive must not matter, not even where two decisions contradict each other.
function inOrder<T extends { readonly document: { readonly file: string } }>(list: readonly T[]) {
  return list.toSorted((a, b) => byText(a.document.file, b.document.file))
}
