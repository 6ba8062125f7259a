import { decisionFiles, homesIn } from '../model/decision.ts'
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
  // The order in which files arrive must not matter.
  const filed = folder.offers.toSorted((a, b) => byText(a.document.file, b.document.file))
  const offers = groupedBy(filed, homes.ofOffer)
  const decisions = decisionFiles(folder, homes)
  return [...offers.keys()].toSorted(byText).map((id) => ({
    id,
    offers: offers.get(id) ?? [],
    rulings: rulingsIn(decisions.get(id) ?? []),
  }))
}
