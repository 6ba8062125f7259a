import { canonical } from '../plain/canonical.ts'
import { groupedBy } from '../plain/grouped.ts'
import { byText } from '../plain/text.ts'
import type { Place } from './diagnostic.ts'
import type { Decisions } from './files/decisions.ts'
import type { Decision, FiledContribution, PlanFolder } from './plan.ts'
import type { Document } from './source.ts'

/** A decision with its place. */
export type Ruling = { readonly decision: Decision; readonly place: Place }

/** Who decided when, why, and in which file. */
export type DecidedBy = {
  readonly by: string
  readonly on: string
  readonly reason: string
  readonly place: Place
}

const effects = [
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
export type Effect = (typeof effects)[number]

/** What a decision asks for. One that can be applied asks for exactly one thing. */
export function effectsOf(decision: Decision): Effect[] {
  return effects.filter((effect) => decision[effect] !== undefined)
}

/**
 * Whether it does one thing, names a field exactly where the thing is done to a field, another decision only there, and a
 * fingerprint only where something is taken out. Others are not applied.
 */
export function doesOneThing(decision: Decision): boolean {
  const [effect, ...others] = effectsOf(decision)
  const needsField = effect === 'take' || effect === 'value'
  return (
    effect !== undefined &&
    others.length === 0 &&
    needsField === (decision.about !== undefined) &&
    (decision.filed_as === undefined || effect === 'take') &&
    (decision.replaces === undefined || needsField) &&
    (decision.of === undefined || takesOut(decision))
  )
}

/** Whether it takes a commitment, or an item of one, out of the plan. */
export function takesOut({ withdraw, drop }: Decision): boolean {
  return withdraw === true || drop !== undefined
}

/** The decisions that can be applied, in the order of their files. */
export function rulingsOf(documents: readonly Document<Decisions>[]): Ruling[] {
  return documents.flatMap(({ value, place }) =>
    value.decisions.flatMap((decision, index): Ruling[] =>
      doesOneThing(decision) ? [{ decision, place: place(`/decisions/${index}`) }] : [],
    ),
  )
}

/**
 * Of decisions on one field, in their order, those that none below takes the place of: the last, which counts, and any
 * other that is not replaced: named as such, or of an earlier day than one that was written by hand. Two branches that
 * git has merged leave such.
 */
export function unreplaced(rulings: readonly Ruling[]): Ruling[] {
  return rulings.filter(
    ({ decision }, index) =>
      !rulings.slice(index + 1).some((below) => takesPlaceOf(below.decision, decision)),
  )
}

function takesPlaceOf(below: Decision, above: Decision): boolean {
  const { decided_on, replaces = [], among } = below
  // nap writes the answers that it knew, and would have named a decision above: this one came by a merge.
  const isByHand = among === undefined
  return (
    (isByHand && decided_on > above.decided_on) || replaces.some((name) => isNamed(name, above))
  )
}

type Name = NonNullable<Decision['replaces']>[number]

// By hand, the day may be enough.
function isNamed(name: Name, decision: Decision): boolean {
  const known = Object.entries(nameFor(decision))
  return Object.entries(name).every(([key, value]) =>
    known.some(([other, its]) => other === key && canonical(its) === canonical(value)),
  )
}

/** How a decision is named where another replaces it: by its day, and by what it decided. */
export function nameFor({ decided_on, take, filed_as, value }: Decision): Name {
  return {
    decided_on,
    ...(take !== undefined && { take }),
    ...(filed_as !== undefined && { filed_as }),
    ...(value !== undefined && { value }),
  }
}

/** Who decided it, when, why and where. */
export function rulingBy({ decision, place }: Ruling): DecidedBy {
  const { decided_by: by, decided_on: on, reason } = decision
  return { by, on, reason, place }
}

/** The files of decisions on each commitment, by the id that it has now, in the order in which they count. */
export function decisionFiles(
  folder: Pick<PlanFolder, 'decisions'>,
  canonicalIds: CanonicalIds = canonicalIdsIn(folder),
): ReadonlyMap<string, readonly Document<Decisions>[]> {
  // The order in which files arrive must not matter, not even where two decisions contradict each other.
  const files = folder.decisions.toSorted((a, b) => byText(a.document.file, b.document.file))
  const byHome = groupedBy(files, ({ commitment }) => canonicalIds.of(commitment))
  return new Map(
    Array.from(byHome, ([id, all]) => [
      id,
      // The file of its own id last: where it was renamed, what was decided under the new name is the later word.
      [
        ...all.filter(({ commitment }) => commitment !== id),
        ...all.filter(({ commitment }) => commitment === id),
      ].map(({ document }) => document),
    ]),
  )
}

/** The decisions on a field of a commitment that none below takes the place of, in their order. */
export function standingOn(
  about: string,
  commitment: string,
  folder: Pick<PlanFolder, 'decisions'>,
): Ruling[] {
  const rulings = rulingsOf(decisionFiles(folder).get(commitment) ?? [])
  return unreplaced(rulings.filter(({ decision }) => decision.about === about))
}

/** Where contributions belong, after the decisions that join and rename. */
export type CanonicalIds = {
  /** The id that a commitment has now; what it leads to leads to itself. */
  of(commitment: string): string
  /** The commitment that a contribution is part of. */
  ofContribution(contribution: Pick<FiledContribution, 'institution' | 'commitment'>): string
}

/** All that was filed for the commitment that a contribution is part of, whoever filed it and under whatever id. */
export function filedTogether(
  one: Parameters<CanonicalIds['ofContribution']>[0],
  folder: Pick<PlanFolder, 'decisions' | 'contributions'>,
): FiledContribution[] {
  const ids = canonicalIdsIn(folder)
  const home = ids.ofContribution(one)
  return folder.contributions.filter((other) => ids.ofContribution(other) === home)
}

/** The order in which the files arrive never matters, not even where two decisions contradict each other. */
export function canonicalIdsIn({ decisions }: Pick<PlanFolder, 'decisions'>): CanonicalIds {
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
    ofContribution: ({ institution, commitment }) =>
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
