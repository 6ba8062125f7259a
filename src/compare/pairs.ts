import { type CanonicalIds, canonicalIdsIn } from '../model/decision.ts'
import { type Commitment, commitmentsOf, type Draft } from '../model/draft.ts'
import type { FiledContribution, PlanFolder } from '../model/plan.ts'
import { byText } from '../plain/text.ts'

/** One state of the plan, merged. */
export type Merge = { readonly folder: PlanFolder; readonly draft: Draft }

/** The same, with what is looked up again and again. */
export type Side = Merge & {
  readonly canonicalIds: CanonicalIds
  readonly commitments: ReadonlyMap<string, Commitment>
  /** Contributions by the commitment that they belong to. */
  readonly contributions: ReadonlyMap<string, readonly FiledContribution[]>
}

export function sideOf({ folder, draft }: Merge): Side {
  const canonicalIds = canonicalIdsIn(folder)
  const contributions = new Map<string, FiledContribution[]>()
  for (const contribution of folder.contributions) {
    const home = canonicalIds.ofContribution(contribution)
    const known = contributions.get(home)
    if (known) known.push(contribution)
    else contributions.set(home, [contribution])
  }
  const commitments = new Map(commitmentsOf(draft).map((one) => [one.id, one]))
  return { folder, draft, canonicalIds, commitments, contributions }
}

/** A commitment in both states: under the same id, or renamed by a decision. One of the two may be missing. */
export type Pair = {
  readonly before: Commitment | undefined
  readonly after: Commitment | undefined
}

/** In the order of the later state; what is no longer in it comes after, in the order of the earlier one. */
export function pairsIn(from: Side, to: Side): Pair[] {
  const names = renamed(from, to)
  const now = Array.from(to.commitments, ([id, after]) => ({
    before: from.commitments.get(names.get(id) ?? id),
    after,
  }))
  const kept = new Set(now.map(({ before }) => before?.id))
  const gone = [...from.commitments.values()].filter(({ id }) => !kept.has(id))
  return [...now, ...gone.map((before) => ({ before, after: undefined }))]
}

/** Later id -> earlier id. A rename that was taken back counts like one that was made. */
function renamed(from: Side, to: Side): ReadonlyMap<string, string> {
  const old = [...from.commitments.keys()].filter((id) => !to.commitments.has(id)).toSorted(byText)
  const now = [...to.commitments.keys()].filter((id) => !from.commitments.has(id)).toSorted(byText)
  const taken = new Set<string>()
  const names = new Map<string, string>()
  const pairUp = (later: string, earlier: string) => {
    if (names.has(later) || taken.has(earlier)) return
    names.set(later, earlier)
    taken.add(earlier)
  }
  const links = [
    ...old.map((id) => ({ later: to.canonicalIds.of(id), earlier: id })),
    ...now.map((id) => ({ later: id, earlier: from.canonicalIds.of(id) })),
  ]
  const all = links.filter(({ later, earlier }) => now.includes(later) && old.includes(earlier))
  const key = ({ later, earlier }: (typeof all)[number]) => [later, earlier].toSorted().join(' ')
  for (const { later, earlier } of all.toSorted((a, b) => byText(key(a), key(b)))) {
    pairUp(later, earlier)
  }
  return names
}
