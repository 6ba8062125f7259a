import { fingerprint } from '../../plain/fingerprint.ts'
import { pointerOf } from '../../plain/pointer.ts'
import { canonicalIdsIn } from '../decision.ts'
import type { Place } from '../diagnostic.ts'
import { commitmentsOf, type Draft } from '../draft.ts'
import type { PlanFolder } from '../plan.ts'
import { textNamed } from '../schemas.ts'
import { workingLanguage } from './language.ts'

/** A text of the plan that can be said in another language. */
export type Original = {
  /** undefined: of the plan as a whole. */
  readonly commitment: string | undefined
  /** Of a commitment `/title`, `/note/sindh` or `/milestones/portal/activity`; of the plan `/themes/open-data/name`, `/chapters/introduction`. */
  readonly about: string
  readonly text: string
}

/** A text in another language, with the original that it was made from and where it stands. */
export type Translated = Pick<Original, 'commitment' | 'about'> & {
  readonly text: string
  /** The fingerprint of the original as it was then. */
  readonly of: string
  readonly place: Place
}

/** How far a plan is in another language. */
export type Translation = {
  readonly language: string
  readonly current: readonly Translated[]
  /** Their originals have changed since. */
  readonly stale: readonly (Translated & { readonly original: Original })[]
  readonly missing: readonly Original[]
  /** There is no such text any more. */
  readonly idle: readonly Translated[]
}

/** Every text of the plan that is printed and can be translated, in the order of the plan. */
export function originalsIn(draft: Draft, folder: PlanFolder): Original[] {
  return [
    ...originals(undefined, folder.plan.value, ''),
    ...originals(undefined, folder.institutions.value, ''),
    ...folder.chapters.flatMap(({ name, text }) => [
      { commitment: undefined, about: `/chapters/${name}`, text },
    ]),
    ...commitmentsOf(draft).flatMap(({ id, value }) => originals(id, value, '')),
  ]
}

function originals(commitment: string | undefined, value: unknown, at: string): Original[] {
  const found: Original[] = []
  withTexts(value, at, (about, text) => {
    if (text.trim() !== '') found.push({ commitment, about, text })
    return text
  })
  return found
}

/** The languages of a plan but for the one that it is written in. */
export function furtherLanguages(folder: PlanFolder): readonly string[] {
  return (folder.plan.value.languages ?? []).filter((tag) => tag !== workingLanguage(folder))
}

/** How far the plan is in each of its further languages. */
export function translationsOf(draft: Draft, folder: PlanFolder): Translation[] {
  const languages = furtherLanguages(folder)
  if (languages.length === 0) return []
  const originals = originalsIn(draft, folder)
  return languages.map((language) => translationIn(language, originals, folder))
}

/** @param originals every text of the plan */
export function translationIn(
  language: string,
  originals: readonly Original[],
  folder: PlanFolder,
): Translation {
  const known = new Map(originals.map((one) => [keyOf(one), one]))
  const there = translatedIn(language, folder)
  const said = new Set(there.map(keyOf))
  const isCurrent = (one: Translated) => {
    const now = known.get(keyOf(one))
    return now !== undefined && (isStandIn(now, known) || fingerprint(now.text) === one.of)
  }
  return {
    language,
    current: there.filter(isCurrent),
    stale: there.flatMap((one) => {
      const now = known.get(keyOf(one))
      return now && !isCurrent(one) ? [{ ...one, original: now }] : []
    }),
    missing: originals.filter((one) => !said.has(keyOf(one))),
    idle: there.filter((one) => !known.has(keyOf(one))),
  }
}

// Where a name is missing, the short one or the id stands in, and a finding says so.
function isStandIn({ about, text }: Original, known: ReadonlyMap<string, Original>): boolean {
  const short = known.get(about.replace(/\/name$/, '/short_name'))
  return about.endsWith('/name') && (text === short?.text || about.endsWith(`/${text}/name`))
}

function keyOf({ commitment = '', about }: Pick<Original, 'commitment' | 'about'>): string {
  return commitment + about
}

function translatedIn(language: string, folder: PlanFolder): Translated[] {
  const { translations, wordings } = folder
  // What was renamed since is the same commitment.
  const ids = canonicalIdsIn(folder)
  const documents = [
    ...wordings
      .filter((one) => one.language === language)
      .map(({ document }) => ({ commitment: undefined, document })),
    ...translations
      .filter((one) => one.language === language)
      .map(({ commitment, document }) => ({ commitment: ids.of(commitment), document })),
  ]
  return documents.flatMap(({ commitment, document }) =>
    (document.value.texts ?? []).flatMap(({ about, of, text }, index) => {
      // A file may be unfinished.
      if (about === undefined || of === undefined || text === undefined) return []
      return [{ commitment, about, of, text, place: document.place(`/texts/${index}/about`) }]
    }),
  )
}

/** A draft and a folder that say in another language what is translated and current; the rest stays as it was written. */
export function inLanguage<T extends { readonly draft: Draft; readonly folder: PlanFolder }>(
  of: T,
  language: string,
): T {
  const { draft, folder } = of
  const { current } = translationIn(language, originalsIn(draft, folder), folder)
  if (current.length === 0) return of
  const texts = new Map(current.map((one) => [keyOf(one), one.text]))
  const translated = <V>(value: V, commitment = ''): V =>
    withTexts(value, '', (about, text) => texts.get(commitment + about) ?? text)
  const { plan, institutions, chapters } = folder
  return {
    ...of,
    folder: {
      ...folder,
      plan: { ...plan, value: translated(plan.value) },
      institutions: { ...institutions, value: translated(institutions.value) },
      chapters: chapters.map((chapter) => ({
        ...chapter,
        text: texts.get(`/chapters/${chapter.name}`) ?? chapter.text,
      })),
    },
    draft: {
      ...draft,
      chapters: draft.chapters.map((chapter) => ({
        ...chapter,
        commitments: chapter.commitments.map((commitment) => ({
          ...commitment,
          value: translated(commitment.value, commitment.id),
        })),
      })),
    },
  }
}

type Change = (about: string, text: string) => string

/**
 * A value with other texts. Items of lists are named by their id, the institution that gave them, or their day; what has no
 * name of its own stays, and so do names for other things, days and choices.
 */
function withTexts<V>(value: V, at: string, change: Change): V {
  return changed(value, at, '', change) as V
}

function changed(value: unknown, at: string, name: string, change: Change): unknown {
  if (typeof value === 'string') return textNamed(name) === undefined ? value : change(at, value)
  if (Array.isArray(value)) return itemsChanged(value, at, name, change)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => [
      key,
      isPrivate(below, name, key) ? below : changed(below, at + pointerOf([key]), key, change),
    ]),
  )
}

/** A contact that the public plan does not print is nothing for a translator either. @param names of it, and of what is around it */
function isPrivate(value: unknown, ...names: readonly string[]): boolean {
  const isContact = names.includes('contact') || names.includes('focal_person')
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isContact && isGroup && Object(value).public !== true
}

function itemsChanged(items: readonly unknown[], at: string, name: string, change: Change) {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const { id, institution, date, value } = (
      typeof item === 'object' && item !== null ? item : {}
    ) as Readonly<Record<string, unknown>>
    const own = [id, institution, date].find((key) => typeof key === 'string')
    if (typeof own !== 'string') return item
    const count = (seen.get(own) ?? 0) + 1
    seen.set(own, count)
    const about = at + pointerOf([count === 1 ? own : `${own}-${count}`])
    // An answer with its giver is one text.
    return typeof institution === 'string' && typeof value === 'string'
      ? { ...(item as object), value: changed(value, about, name, change) }
      : changed(item, about, name, change)
  })
}
