import { fingerprint } from '../../plain/fingerprint.ts'
import { isFields, pointerOf } from '../../plain/pointer.ts'
import { canonicalIdsIn } from '../decision.ts'
import type { Place } from '../diagnostic.ts'
import { commitmentsOf, type Draft } from '../draft.ts'
import type { PlanFolder } from '../plan.ts'
import { filePathOf } from '../plan-file.ts'
import { areTexts, isContactNamed, isNamedByPlace, textNamed } from '../schemas.ts'
import { slugOf } from '../slug.ts'
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

/** The file that a text in another language stands in, and of which kind it is. */
export function translationFile({
  language,
  commitment,
}: Pick<Original, 'commitment'> & { readonly language: string }) {
  return commitment === undefined
    ? { kind: 'wording' as const, file: filePathOf('wording', { language }) }
    : { kind: 'translation' as const, file: filePathOf('translation', { language, commitment }) }
}

/** How far a plan is in another language. */
export type Translation = {
  readonly language: string
  readonly current: readonly Translated[]
  /** Their originals have changed since. */
  readonly stale: readonly (Translated & { readonly original: Original })[]
  readonly missing: readonly Original[]
  /** Of these, those for which a file has room already. */
  readonly waiting: readonly Original[]
  /** Room that nobody has filled in, and whose original has changed since: which of the texts of its file it is. */
  readonly oldRoom: readonly OldRoom[]
  /** There is no such text any more. */
  readonly idle: readonly Translated[]
}

export type OldRoom = {
  readonly original: Original
  readonly file: string
  readonly index: number
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
export function translationsOf(draft: Draft, folder: PlanFolder): readonly Translation[] {
  const known = reckoned.get(draft)
  if (known) return known
  const languages = furtherLanguages(folder)
  const originals = languages.length === 0 ? [] : originalsIn(draft, folder)
  const found = languages.map((language) => translationIn(language, originals, folder))
  reckoned.set(draft, found)
  return found
}

// What is open and what is wrong both ask for it, and every text has to be weighed.
const reckoned = new WeakMap<Draft, readonly Translation[]>()

/** @param originals every text of the plan */
export function translationIn(
  language: string,
  originals: readonly Original[],
  folder: PlanFolder,
): Translation {
  const known = new Map(originals.map((one) => [keyOf(one), one]))
  const all = entriesIn(language, folder)
  const there = all.flatMap(asTranslated)
  const said = new Set(there.map(keyOf))
  const begun = new Set(all.map(keyOf))
  const missing = originals.filter((one) => !said.has(keyOf(one)))
  const isCurrent = (one: Translated) => {
    const now = known.get(keyOf(one))
    return now !== undefined && (isStandIn(now, known) || fingerprint(now.text) === one.of)
  }
  const current = new Set(there.filter(isCurrent))
  return {
    language,
    current: [...current],
    stale: there.flatMap((one) => {
      const now = known.get(keyOf(one))
      return now && !current.has(one) ? [{ ...one, original: now }] : []
    }),
    missing,
    waiting: missing.filter((one) => begun.has(keyOf(one))),
    oldRoom: all.flatMap((one) => oldRoom(one, known)),
    idle: there.filter((one) => !known.has(keyOf(one))),
  }
}

function oldRoom(entry: Entry, known: ReadonlyMap<string, Original>): OldRoom[] {
  const { of, text, place, index } = entry
  const original = known.get(keyOf(entry))
  const isOld = of !== undefined && original && fingerprint(original.text) !== of
  return text === undefined && isOld ? [{ original, file: place.file, index }] : []
}

// Where a name is missing, the short one or the id stands in, and a finding says so.
function isStandIn({ about, text }: Original, known: ReadonlyMap<string, Original>): boolean {
  const short = known.get(about.replace(/\/name$/, '/short_name'))
  return about.endsWith('/name') && (text === short?.text || about.endsWith(`/${text}/name`))
}

function keyOf({ commitment = '', about }: Pick<Original, 'commitment' | 'about'>): string {
  return commitment + about
}

type Entry = Pick<Translated, 'commitment' | 'about' | 'place'> & {
  readonly of: string | undefined
  readonly text: string | undefined
  readonly index: number
}

// A file may be unfinished.
function asTranslated({ of, text, index: _index, ...entry }: Entry): Translated[] {
  return of === undefined || text === undefined ? [] : [{ ...entry, of, text }]
}

function entriesIn(language: string, folder: PlanFolder): Entry[] {
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
    (document.value.texts ?? []).flatMap(({ about, of, text }, index) =>
      about === undefined
        ? []
        : [{ commitment, about, of, text, index, place: document.place(`/texts/${index}/about`) }],
    ),
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
 * A value with other texts. Items of lists are named by their id, the institution that gave them, their day, or what they
 * abbreviate, and groups of fields that a commitment has without a name by their place; a list of single lines is one text, with
 * each of them on a line of its own. Whatever else has no name of its own stays, and so do names for other things, days, choices
 * and points of contact that may not be printed.
 */
function withTexts<V>(value: V, at: string, change: Change): V {
  return changed(value, at, '', change) as V
}

function changed(value: unknown, at: string, name: string, change: Change): unknown {
  if (typeof value === 'string') return textNamed(name) === undefined ? value : change(at, value)
  if (Array.isArray(value) && areTexts(name)) return linesChanged(value, at, change)
  if (Array.isArray(value)) return itemsChanged(value, at, name, change)
  if (!isFields(value)) return value
  // Whom nobody may read of is no translator's business.
  if (isContactNamed(name) && !isGiven(value) && value['public'] !== true) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => [
      key,
      // An answer with its giver is called as the question.
      changed(below, at + pointerOf([key]), isGiven(value) && key === 'value' ? name : key, change),
    ]),
  )
}

function linesChanged(items: readonly unknown[], at: string, change: Change): readonly unknown[] {
  const text = items.map((item) => String(item).trim()).join('\n')
  const lines = change(at, text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.join('\n') === text ? items : lines
}

function itemsChanged(items: readonly unknown[], at: string, name: string, change: Change) {
  const seen = new Map<string, number>()
  return items.map((item, index) => {
    const own = ownName(item) ?? (isFields(item) && isNamedByPlace(name) ? `${index}` : undefined)
    if (own === undefined) return item
    const count = (seen.get(own) ?? 0) + 1
    seen.set(own, count)
    const about = at + pointerOf([count === 1 ? own : `${own}-${count}`])
    // An answer in words with its giver is one text.
    return isFields(item) && isGiven(item) && typeof item['value'] === 'string'
      ? { ...item, value: changed(item['value'], about, name, change) }
      : changed(item, about, name, change)
  })
}

function ownName(item: unknown): string | undefined {
  if (!isFields(item)) return undefined
  const { id, institution, date, short } = item
  const abbreviated = typeof short === 'string' ? slugOf(short) : undefined
  return [id, institution, date, abbreviated].find((key) => typeof key === 'string')
}

type Group = Readonly<Record<string, unknown>>

/** Whether it is an answer, with the institution that gave it. */
function isGiven(group: Group): boolean {
  return typeof group['institution'] === 'string' && group['value'] !== undefined
}
