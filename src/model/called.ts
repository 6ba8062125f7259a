import { nearest } from '../plain/nearest.ts'
import { byText } from '../plain/text.ts'
import type { PlanFolder } from './plan.ts'
import { isPlainId } from './plan-file.ts'
import { type Schema, schemaAt } from './schemas.ts'
import { slugOf } from './slug.ts'

/** What a plan has of one kind, to look words up in. */
export type Things = {
  readonly ids: ReadonlySet<string>
  readonly sorted: readonly string[]
  /** The id of the one thing that has this id or name, however that is written: `Fiscal Transparency`. */
  idOf(words: string): string | undefined
  /** The id that was probably meant. */
  nearest(words: string): string | undefined
  /** The id or name that was probably meant, with the id that it stands for. */
  named(words: string): Name | undefined
}

type Name = { readonly name: string; readonly id: string }

/** The institutions by their ids, names and short names. */
export function institutionsCalled({ institutions }: PlanFolder): Things {
  const bodies = institutions.value.institutions
  return thingsOf(
    bodies.map(({ id }) => id),
    bodies.flatMap(({ id, name, short_name }) =>
      [name, short_name ?? name].map((called) => ({ id, name: called })),
    ),
  )
}

/** The thematic areas by their ids and names. */
export function themesCalled({ plan }: PlanFolder): Things {
  const { themes } = plan.value
  return thingsOf(
    themes.map(({ id }) => id),
    themes,
  )
}

/** @param given ids; one that stands twice may be anybody’s @param names of things, beside their ids */
export function thingsOf(given: readonly string[], names: readonly Name[] = []): Things {
  const ids = new Set(given)
  const sorted = [...ids].toSorted(byText)
  const all = [...sorted.map((id) => ({ name: id, id })), ...names]
  const twice = repeated(given)
  const idsByName = plainNames(all.filter(({ id }) => !twice.has(id)))
  const isOwn = (id: string) => names.some((known) => known.id === id && slugOf(known.name) === id)
  return {
    ids,
    sorted,
    idOf(words) {
      const id = idsByName.get(plainName(words))
      // What has the form of an id was meant as one: where the list has it under an odd one, the slip may be there.
      return id === undefined || id === words || !isPlainId(words) || isOwn(id) ? id : undefined
    },
    nearest: (words) => nearest(words, sorted),
    named(words) {
      const like = nearest(
        words,
        all.map(({ name }) => name),
      )
      return all.find(({ name }) => name === like)
    },
  }
}

function repeated(ids: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(ids.filter((id) => seen.size === seen.add(id).size))
}

// A name that two things share says nothing; nor does one of signs alone.
function plainNames(names: readonly Name[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const shared = new Set([''])
  for (const { name, id } of names) {
    const plain = plainName(name)
    if (ids.has(plain) && ids.get(plain) !== id) shared.add(plain)
    ids.set(plain, id)
  }
  for (const plain of shared) ids.delete(plain)
  return ids
}

/** Capitals, spaces and hyphens, and the marks of a word processor, are no part of a name. */
export function plainName(words: string): string {
  return words
    .replaceAll(/^["'“”„‘’\s]+|["'“”‘’\s.,;]+$/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '_')
}

/** The words that an answer may be chosen from: the list of the plan or, where it has none, the examples of the schema. */
export function wordsListed(
  { 'x-listed-in': list, examples = [] }: Schema,
  { plan }: Pick<PlanFolder, 'plan'>,
): readonly string[] {
  return (list && plan.value[list]) ?? examples.map(String)
}

/** The policy areas to choose from: those of the plan or, where it lists none, those of OGP. */
export function policyAreasListed(folder: Pick<PlanFolder, 'plan'>): readonly string[] {
  return wordsListed(schemaAt('contribution', '/policy_areas/0') ?? {}, folder)
}
