import { plainName, thingsOf } from '../../model/called.ts'
import { freeId } from '../../model/new-id.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { isPlainId } from '../../model/plan-file.ts'
import type { ListedInstitution, ListedTheme, PlanMapping } from '../../model/plan-mapping.ts'
import { slugOf } from '../../model/slug.ts'
import { inSingleSpaces } from '../reading.ts'

/** What the words of another plan name in this one; what it does not have yet is proposed. */
export type Names = {
  /** @returns undefined for what can be no name */
  institution(words: string): string | undefined
  theme(words: string): string | undefined
  /** Whether all of it is known already, so that no new name is needed. */
  isKnown(words: string): boolean
  /** @param givers institutions whose commitments these are: others are not asked for any */
  proposed(givers: ReadonlySet<string>): Pick<PlanMapping, 'values' | 'new'>
}

const longestName = 300

export function namesFor(folder: PlanFolder, mapping: PlanMapping): Names {
  const institutions = bookOf<ListedInstitution>({
    known: folder.institutions.value.institutions.map((one) => ({ names: [one.name, one.short_name ?? one.name], id: one.id })),
    added: mapping.new.institutions,
    values: mapping.values.institution,
    noun: 'institution',
    make: newInstitutionEntry,
  })
  const themes = bookOf<ListedTheme>({
    known: folder.plan.value.themes.map(({ id, name }) => ({ names: [name], id })),
    added: mapping.new.themes,
    values: mapping.values.theme,
    noun: 'theme',
    make: (id, name) => ({ id, name }),
  })
  return {
    institution: institutions.idFor,
    theme: (words) => themes.idFor(words.replace(/^\s*\d{1,2}(?:\.\d+)*[.):]?\s+(?=\S)/, '')),
    isKnown: institutions.isKnown,
    proposed: (givers) => ({
      values: { ...mapping.values, institution: institutions.values(), theme: themes.values() },
      new: {
        institutions: institutions
          .used()
          .map((one) => (givers.has(one.id) || one.submits !== undefined ? one : { ...one, submits: false })),
        themes: themes.used(),
      },
    }),
  }
}

type Book<T> = {
  readonly known: readonly { readonly names: readonly string[]; readonly id: string }[]
  readonly added: readonly T[]
  readonly values: Readonly<Record<string, string>>
  readonly noun: string
  make(id: string, name: string): T
}

function bookOf<T extends { readonly id: string; readonly name: string }>(book: Book<T>) {
  const ids = new Set([...book.known, ...book.added].map(({ id }) => id))
  const own = thingsOf(
    [...ids],
    [
      ...book.known.flatMap(({ names, id }) => names.map((name) => ({ name, id }))),
      ...book.added.map(({ name, id }) => ({ name, id })),
    ],
  )
  const made = new Map<string, T>()
  const values = new Map(Object.entries(book.values))
  const byName = new Map(Array.from(values, ([words, id]) => [plainName(words), id]))
  const added = new Map(book.added.map((one) => [one.id, one]))
  const isNew = new Set<string>()

  function lookedUp(words: string): string | undefined {
    const said = byName.get(plainName(words))
    if (said !== undefined && ids.has(said)) return said
    const [, short] = /\(([^()]{2,20})\)$/.exec(words) ?? []
    const long = words.replace(/\s*\([^()]*\)$/, '')
    return own.idOf(words) ?? own.idOf(long) ?? (short === undefined ? undefined : own.idOf(short))
  }

  function idFor(typed: string): string | undefined {
    const words = inSingleSpaces(typed)
    if (words === '' || words.length > longestName || !/\p{L}/u.test(words)) return undefined
    const id = lookedUp(words) ?? newOne(words)
    if (added.has(id)) isNew.add(id)
    return id
  }

  function newOne(words: string): string {
    const slug = slugOf(words)
    const wanted = slug !== undefined && isPlainId(slug) ? slug : `${book.noun}-${ids.size + 1}`
    const id = freeId(wanted, ids)
    ids.add(id)
    const one = book.make(id, words)
    added.set(id, one)
    made.set(id, one)
    values.set(words, id)
    byName.set(plainName(words), id)
    return id
  }

  return {
    idFor,
    isKnown: (words: string) => lookedUp(inSingleSpaces(words)) !== undefined,
    values: () => Object.fromEntries(values),
    /** Those that are needed and that the plan does not have, in the order in which they were named. */
    used: () =>
      Array.from(added.values()).filter(
        ({ id }) => isNew.has(id) && !book.known.some((known) => known.id === id),
      ),
  }
}

function newInstitutionEntry(id: string, name: string): ListedInstitution {
  const [, short] = /\(([^()]{2,20})\)$/.exec(name) ?? []
  return {
    id,
    name,
    ...(short !== undefined && { short_name: short }),
    level: /\bprovinc|\bregional\b|^(?:government|state) of\b/i.test(name) ? 'provincial' : 'federal',
  }
}
