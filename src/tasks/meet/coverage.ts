import { type Commitment, commitmentsOf, type Draft, servedBy } from '../../model/draft.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { labelOf } from '../../model/schemas.ts'
import { listed, shown } from '../../plain/text.ts'

/** How many commitments serve something. */
export type Share = { readonly id: string; readonly name: string; readonly commitments: number }

/** What the commitments of a draft are about, and who takes part in them; a commitment can count for several. */
export type Coverage = {
  readonly themes: readonly Share[]
  readonly provinces: readonly Share[]
  readonly ogpValues: readonly Share[]
}

export function coverageOf(draft: Draft, { plan, institutions }: PlanFolder): Coverage {
  const commitments = commitmentsOf(draft)
  const count = (has: (commitment: Commitment) => boolean) => commitments.filter(has).length
  return {
    themes: plan.value.themes.map(({ id, name }) => ({
      id,
      name,
      commitments: count(({ value }) => value.theme === id),
    })),
    provinces: institutions.value.institutions
      .filter(({ level }) => level === 'provincial')
      .map(({ id, name, province }) => ({
        id,
        name: province ?? name,
        commitments: count(({ contributors }) => contributors.includes(id)),
      })),
    ogpValues: servedBy(commitments).map(({ value, ...served }) => ({
      id: value,
      name: labelOf('contribution', `/ogp_values/${value}`),
      ...served,
    })),
  }
}

/** `Commitments by thematic area: Access to Justice 2; none yet in Strengthening Accountability`. */
export function coverageLines({ themes, provinces, ogpValues }: Coverage): string[] {
  return [
    ...lineFor('thematic area', themes),
    ...lineFor('province', provinces),
    ...lineFor('OGP value', ogpValues),
  ]
}

function lineFor(what: string, shares: readonly Share[]): string[] {
  if (shares.length === 0) return []
  const served = shares.filter(({ commitments }) => commitments > 0)
  const bare = shares.filter(({ commitments }) => commitments === 0)
  const counts = served
    .map(({ name, commitments }) => `${shown(name, 60)} ${commitments}`)
    .join(', ')
  const none =
    bare.length === 0 ? '' : `none yet for ${listed(bare.map(({ name }) => shown(name, 60)))}`
  return [`By ${what}: ${[counts, none].filter((words) => words !== '').join('; ')}`]
}
