import type { Decisions } from '../model/files/decisions.ts'
import type { Offer, PlanFolder } from '../model/plan.ts'
import type { Document } from '../model/source.ts'
import { byText } from '../model/text.ts'
import type { Ruling } from './rulings.ts'

/** Everything that was said and decided about one commitment. */
export type Gathered = {
  readonly id: string
  readonly offers: readonly Offer[]
  readonly decisions: readonly Document<Decisions>[]
  readonly withdrawn: Ruling | undefined
}

/** Contributions by commitment, in the order of ids, after the decisions that join and rename. */
export function commitmentsIn(folder: PlanFolder): Gathered[] {
  const offers = inOrder(folder.offers)
  const decisions = inOrder(folder.decisions)
  const rulings = decisions.flatMap(({ commitment, document }) =>
    document.value.decisions.map((decision, index) => ({
      commitment,
      ruling: { decision, place: document.place(`/decisions/${index}`) },
    })),
  )
  const joined = new Map(
    rulings.flatMap(({ commitment, ruling: { decision } }) =>
      decision.join ? [[`${decision.join.institution}/${decision.join.filed_as}`, commitment]] : [],
    ),
  )
  const renamed = new Map(
    rulings.flatMap(({ commitment, ruling: { decision } }) =>
      decision.rename ? [[commitment, decision.rename]] : [],
    ),
  )
  const idOf = ({ institution, commitment }: Offer) => {
    const home = joined.get(`${institution}/${commitment}`) ?? commitment
    return renamed.get(home) ?? home
  }
  const ids = [...new Set(offers.map(idOf))].toSorted(byText)
  return ids.map((id) => {
    const about = (commitment: string) => commitment === id || renamed.get(commitment) === id
    return {
      id,
      offers: offers.filter((offer) => idOf(offer) === id),
      decisions: decisions
        .filter(({ commitment }) => about(commitment))
        .map(({ document }) => document),
      withdrawn: rulings.find(
        ({ commitment, ruling }) => about(commitment) && ruling.decision.withdraw,
      )?.ruling,
    }
  })
}

// The order in which files arrive must not matter, not even where two decisions contradict each other.
function inOrder<T extends { readonly document: { readonly file: string } }>(list: readonly T[]) {
  return list.toSorted((a, b) => byText(a.document.file, b.document.file))
}
