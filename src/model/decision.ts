import type { Offer, PlanFolder } from './plan.ts'
import { byText } from './text.ts'

/** Where contributions belong, after the decisions that join and rename. */
export type Homes = {
  /** The id that a commitment has now. */
  of(commitment: string): string
  /** The commitment that a contribution is part of. */
  ofOffer(offer: Pick<Offer, 'institution' | 'commitment'>): string
}

/** The order in which the files arrive never matters, not even where two decisions contradict each other. */
export function homesIn({ decisions }: Pick<PlanFolder, 'decisions'>): Homes {
  const joined = new Map<string, string>()
  const renamed = new Map<string, string>()
  for (const { commitment, document } of decisions.toSorted((a, b) =>
    byText(a.document.file, b.document.file),
  )) {
    for (const { join, rename } of document.value.decisions) {
      if (join) joined.set(`${join.institution}/${join.filed_as}`, commitment)
      if (rename !== undefined) renamed.set(commitment, rename)
    }
  }
  const of = (commitment: string) => renamed.get(commitment) ?? commitment
  return {
    of,
    ofOffer: ({ institution, commitment }) =>
      of(joined.get(`${institution}/${commitment}`) ?? commitment),
  }
}
