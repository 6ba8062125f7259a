import { plainName, thingsOf } from '../../model/called.ts'
import type {
  ListedInstitution,
  ListedTheme,
  PlanMapping,
} from '../../model/incoming/plan-mapping.ts'
import { freeId } from '../../model/new-id.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { isPlainId } from '../../model/plan-file.ts'
import { slugOf } from '../../model/slug.ts'
import { isOneSlipFrom } from '../../plain/nearest.ts'
import { mappingName } from './mapping-name.ts'

/** What the words of another plan name in this one; what it does not have yet is proposed. */
export type Names = {
  /** @returns undefined for what can be no name */
  institution(words: string): string | undefined
  theme(words: string): string | undefined
  /** The institutions that words name: one, or those of a list. */
  institutions(words: string, entries: readonly string[]): readonly string[] | undefined
  /** New names that are so like others that one may be a slip for the other. */
  slips(): readonly (readonly [name: string, like: string])[]
  /** @param givers institutions whose commitments these are: others are not asked for any */
  proposed(givers: ReadonlySet<string>): Pick<PlanMapping, 'values' | 'new'>
}

const longestName = 300

export function namesFor(folder: PlanFolder, mapping: PlanMapping): Names {
  const institutions = bookOf<ListedInstitution>({
    known: folder.institutions.value.institutions.map((one) => ({
      names: [one.name, one.short_name ?? one.name],
      id: one.id,
    })),
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
    institutions(words, entries) {
      const all = institutions.isKnown(words)
        ? [words]
        : entries.flatMap((one) => partsOf(one, institutions.isKnown))
      const ids = all.map((one) => institutions.idFor(one))
      return ids.every((id) => id !== undefined) ? [...new Set(ids)] : undefined
    },
    slips: () => [...institutions.slips(), ...themes.slips()],
    proposed: (givers) => ({
      values: { ...mapping.values, institution: institutions.values(), theme: themes.values() },
      new: {
        institutions: institutions
          .used()
          .map((one) =>
            givers.has(one.id) || one.submits !== undefined ? one : { ...one, submits: false },
          ),
        themes: themes.used(),
      },
    }),
  }
}

const institutionWord =
  /\b(?:ministry|department|division|office|agency|bureau|administration|authority|commission|council|secretariat|directorate|board|institute|institution|court|parliament)\b/i

/** “Ministry of Health, Ministry of Finance” are two; “Ministry of Water, Power and Gas” is one. */
function partsOf(words: string, isKnown: (name: string) => boolean): string[] {
  if (isKnown(words)) return [words]
  const parts = words
    .split(/, (?:and )?|\s+and (?=[A-Z])|\s*&\s*(?=Ministry|Department)/)
    .map((part) => part.replace(/^(?:and |the )+/i, '').trim())
  const isOwn = (part: string) =>
    isKnown(part) || institutionWord.test(part) || /^[A-Z]{2,7}$/.test(part)
  return parts.length > 1 && parts.every(isOwn) ? parts : [words]
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
  const values = new Map(Object.entries(book.values))
  const byName = new Map(Array.from(values, ([words, id]) => [plainName(words), id]))
  const added = new Map(book.added.map((one) => [one.id, one]))
  const isNew = new Set<string>()

  for (const { id, name } of book.added) rememberNames(name, id)

  // “General Services Administration (GSA)” is also called by either of the two.
  function rememberNames(name: string, id: string): void {
    for (const one of namesIn(name)) {
      const plain = plainName(one)
      if (plain !== '' && !byName.has(plain)) byName.set(plain, id)
    }
  }

  function lookedUp(words: string): string | undefined {
    const found = namesIn(words).map((one) => byName.get(plainName(one)) ?? own.idOf(one))
    return found.find((id) => id !== undefined && ids.has(id))
  }

  function idFor(typed: string): string | undefined {
    const words = mappingName(typed)
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
    values.set(words, id)
    rememberNames(words, id)
    return id
  }

  return {
    idFor,
    isKnown: (words: string) => lookedUp(mappingName(words)) !== undefined,
    values: () => Object.fromEntries(values),
    slips: () => {
      if (added.size > mostCompared) return []
      const all = [
        ...book.known.flatMap(({ names }) => names),
        ...Array.from(added.values(), ({ name }) => name),
      ]
      return Array.from(added.values()).flatMap(({ id, name }) => {
        const like = isNew.has(id)
          ? all.find((other) => other < name && isSlip(name, other))
          : undefined
        return like === undefined ? [] : [[name, like] as const]
      })
    },
    /** Those that are needed and that the plan does not have, in the order in which they were named. */
    used: () =>
      Array.from(added.values()).filter(
        ({ id }) => isNew.has(id) && !book.known.some((known) => known.id === id),
      ),
  }
}

/** Each is held against all others. */
const mostCompared = 300

function isSlip(name: string, other: string): boolean {
  return name.length > 9 && isOneSlipFrom(name.toLowerCase(), other.toLowerCase())
}

/** A name, and the two that it is made of where a short one stands behind it in brackets. */
function namesIn(words: string): string[] {
  const [, long, short] = /^(.+?)\s*\(([^()]{2,20})\)$/.exec(words) ?? []
  return long === undefined || short === undefined ? [words] : [words, long, short]
}

function newInstitutionEntry(id: string, name: string): ListedInstitution {
  const [, long = name, short] = namesIn(name)
  return {
    id,
    name: long,
    ...(short !== undefined && { short_name: short }),
    level: /\bprovinc|\bregional\b|^(?:government|state) of\b/i.test(name)
      ? 'provincial'
      : 'federal',
  }
}
