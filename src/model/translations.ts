import { fingerprint } from '../plain/fingerprint.ts'
import { keysOf, pointerOf, valueAt } from '../plain/pointer.ts'
import type { Place } from './diagnostic.ts'
import { commitmentsOf, type Draft } from './draft.ts'
import { pointerById } from './field.ts'
import { workingLanguage } from './language.ts'
import type { PlanFolder } from './plan.ts'
import { fieldsOf, followed, isDate, type Schema, schemas } from './schemas.ts'

/** A text of the plan that can be said in another language. */
export type Original = {
  /** undefined: of the plan as a whole. */
  readonly commitment: string | undefined
  /** Of a commitment `/title` or `/milestones/portal/activity`; of the plan `/themes/open-data/name`, `/chapters/introduction`. */
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
  const { title, state, notice, themes } = folder.plan.value
  const ofPlan: readonly (readonly [string, string | undefined])[] = [
    ['/title', title],
    ['/state', state],
    ['/notice', notice],
    ...themes.flatMap(({ id, name, summary }) => [
      [`/themes/${id}/name`, name] as const,
      [`/themes/${id}/summary`, summary] as const,
    ]),
    ...folder.institutions.value.institutions.flatMap(
      ({ id, name, short_name, province, introduction }) => [
        [`/institutions/${id}/name`, name] as const,
        [`/institutions/${id}/short_name`, short_name] as const,
        [`/institutions/${id}/province`, province] as const,
        [`/institutions/${id}/introduction`, introduction] as const,
      ],
    ),
    ...folder.chapters.map(({ name, text }) => [`/chapters/${name}`, text] as const),
  ]
  return [
    ...ofPlan.flatMap(([about, text]) => original(undefined, about, text)),
    ...commitmentsOf(draft).flatMap(({ id, value }) =>
      textsIn(schemas.contribution, value, '').flatMap(({ about, text }) =>
        original(id, about, text),
      ),
    ),
  ]
}

function original(commitment: string | undefined, about: string, text: unknown): Original[] {
  return typeof text === 'string' && text.trim() !== '' ? [{ commitment, about, text }] : []
}

type Found = { readonly about: string; readonly text: unknown }

// Names for other things, days and choices are not words of the plan. What each institution says for itself stays as it said it.
function textsIn(schema: Schema, value: unknown, at: string): Found[] {
  return fieldsOf(schema).flatMap(([, field, own]): Found[] => {
    const below = valueAt(value, own)
    const about = at + own
    if (below === undefined) return []
    if (field.properties && !Array.isArray(below)) return textsIn(field, below, about)
    if (Array.isArray(below)) return textsInItems(field, below, about)
    const isWords =
      field.type === 'string' && !field.enum && !field['x-refers-to'] && !field.pattern
    return isWords && !isDate(field) && typeof below === 'string' ? [{ about, text: below }] : []
  })
}

function textsInItems(field: Schema, items: readonly unknown[], about: string): Found[] {
  const item = field.items && followed(field.items)
  if (!item?.properties) return []
  return items.flatMap((value) => {
    const id = valueAt(value, '/id')
    return typeof id === 'string' ? textsIn(item, value, about + pointerOf([id])) : []
  })
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
  const isCurrent = (one: Translated) => fingerprint(known.get(keyOf(one))?.text ?? null) === one.of
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

function keyOf({ commitment = '', about }: Pick<Original, 'commitment' | 'about'>): string {
  return commitment + about
}

function translatedIn(language: string, { translations, wordings }: PlanFolder): Translated[] {
  const documents = [
    ...wordings
      .filter((one) => one.language === language)
      .map(({ document }) => ({ commitment: undefined, document })),
    ...translations.filter((one) => one.language === language),
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
  const { current } = translationIn(language, originalsIn(of.draft, of.folder), of.folder)
  if (current.length === 0) return of
  const texts = new Map(current.map((one) => [keyOf(one), one.text]))
  const words = <V extends string | undefined>(about: string, own: V): V =>
    (own === undefined ? own : (texts.get(about) ?? own)) as V
  const { plan, institutions } = of.folder
  const { themes } = plan.value
  const folder: PlanFolder = {
    ...of.folder,
    plan: {
      ...plan,
      value: {
        ...plan.value,
        title: words('/title', plan.value.title),
        ...said('state', plan.value.state, words('/state', plan.value.state)),
        ...said('notice', plan.value.notice, words('/notice', plan.value.notice)),
        themes: themes.map((theme) => ({
          ...theme,
          name: words(`/themes/${theme.id}/name`, theme.name),
          ...said('summary', theme.summary, words(`/themes/${theme.id}/summary`, theme.summary)),
        })),
      },
    },
    institutions: {
      ...institutions,
      value: {
        ...institutions.value,
        institutions: institutions.value.institutions.map((one) => {
          const at = (name: string) => `/institutions/${one.id}/${name}`
          return {
            ...one,
            name: words(at('name'), one.name),
            ...said('short_name', one.short_name, words(at('short_name'), one.short_name)),
            ...said('province', one.province, words(at('province'), one.province)),
            ...said('introduction', one.introduction, words(at('introduction'), one.introduction)),
          }
        }),
      },
    },
    chapters: of.folder.chapters.map((chapter) => ({
      ...chapter,
      text: words(`/chapters/${chapter.name}`, chapter.text),
    })),
  }
  const draft: Draft = {
    ...of.draft,
    chapters: of.draft.chapters.map((chapter) => ({
      ...chapter,
      commitments: chapter.commitments.map((commitment) => ({
        ...commitment,
        value: current
          .filter((one) => one.commitment === commitment.id)
          .reduce((value, { about, text }) => replaced(value, about, text), commitment.value),
      })),
    })),
  }
  return { ...of, draft, folder }
}

function said<K extends string, V>(name: K, own: V | undefined, words: V | undefined) {
  return (own === undefined ? {} : { [name]: words }) as { [N in K]: V }
}

/** The same value with another text at a place, whose lists name their items by id. */
function replaced<T>(value: T, about: string, text: string): T {
  return put(value, keysOf(pointerById(value, about)), text) as T
}

function put(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text
  if (Array.isArray(value))
    return value.map((item: unknown, index) =>
      String(index) === key ? put(item, rest, text) : item,
    )
  const group = value as Readonly<Record<string, unknown>>
  return { ...group, [key]: put(group[key], rest, text) }
}
