import { byText } from '../plain/text.ts'
import type { Decision, Offer, PlanFolder } from './plan.ts'

const deeds = [
  'take',
  'value',
  'join',
  'withdraw',
  'drop',
  'keep',
  'rename',
  'different_from',
] as const

/** The one thing that a decision does. */
export type Deed = (typeof deeds)[number]

/** What a decision asks for. One that can be applied asks for exactly one thing. */
export function deedsOf(decision: Decision): Deed[] {
  return deeds.filter((deed) => decision[deed] !== undefined)
}

/**
 * Whether it does one thing, names a field exactly where the thing is done to a field, and a fingerprint only where
 * something is taken out. Others are not applied.
 */
export function doesOneThing(decision: Decision): boolean {
  const [deed, ...others] = deedsOf(decision)
  const needsField = deed === 'take' || deed === 'value'
  return (
    deed !== undefined &&
    others.length === 0 &&
    needsField === (decision.about !== undefined) &&
    (decision.filed_as === undefined || deed === 'take') &&
    (decision.of === undefined || takesOut(decision))
  )
}

/** Whether it takes a commitment, or an item of one, out of the plan. */
export function takesOut({ withdraw, drop }: Decision): boolean {
  return withdraw === true || drop !== undefined
}

/** Where contributions belong, after the decisions that join and rename. */
export type Homes = {
  /** The id that a commitment has now; what it leads to leads to itself. */
  of(commitment: string): string
  /** The commitment that a contribution is part of. */
  ofOffer(offer: Pick<Offer, 'institution' | 'commitment'>): string
}

/** The order in which the files arrive never matters, not even where two decisions contradict each other. */
export function homesIn({ decisions }: Pick<PlanFolder, 'decisions'>): Homes {
  const joined = new Map<string, string>()
  const renamed = new Map<string, string>()
  const between = new Map<string, string>()
  for (const { commitment, document } of decisions.toSorted((a, b) =>
    byText(a.document.file, b.document.file),
  )) {
    for (const { join, rename } of document.value.decisions.filter(doesOneThing)) {
      if (join) joined.set(`${join.institution}/${join.filed_as}`, commitment)
      if (rename === undefined) continue
      const past = renamed.get(commitment)
      if (past !== undefined) between.set(past, commitment)
      renamed.set(commitment, rename)
    }
  }
  const given = new Set(renamed.values())
  // A draft was printed with the ids in between, so people may have filed and commented under them.
  const leads = new Map([...[...between].filter(([id]) => !given.has(id)), ...renamed])
  const of = (commitment: string) => endOf(commitment, leads)
  return {
    of,
    ofOffer: ({ institution, commitment }) =>
      of(joined.get(`${institution}/${commitment}`) ?? commitment),
  }
}

// One rename after the other. Renames that lead round in a circle name nothing: there, every id stays.
function endOf(start: string, renamed: ReadonlyMap<string, string>): string {
  const path = [start]
  for (let id = start; ; ) {
    const next = renamed.get(id)
    if (next === undefined) return id
    if (path.includes(next)) return next
    path.push(next)
    id = next
  }
}
