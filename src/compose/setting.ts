import {
  type Block,
  type Column,
  column,
  type Fact,
  type Inline,
  paragraph,
  row,
  type Table,
  text,
} from '../model/block.ts'
import type { Attributed, Commitment, Draft, DraftChapter } from '../model/draft.ts'
import { lineOf } from '../model/line.ts'
import type { OpenPoint } from '../model/open-point.ts'
import {
  type Chapter,
  fullNameOf,
  type Institution,
  institutionOf,
  leadOf,
  nameOf,
  type PlanFolder,
  themeNameOf,
} from '../model/plan.ts'
import { labelOf, schemaAt, schemaPath } from '../model/schemas.ts'
import type { Audience, Stage } from '../model/stage.ts'
import { titleOfText } from '../plain/markdown.ts'
import { keysOf } from '../plain/pointer.ts'
import type { Language } from './language.ts'

/** Everything that the sections of one book are made from. */
export type Setting = {
  readonly draft: Draft
  readonly folder: PlanFolder
  readonly open: readonly OpenPoint[]
  readonly language: Language
  readonly audience: Audience
  readonly stage: Stage
  /** What has to be settled before the plan is final; 0 in a draft, which says so itself. */
  readonly openForFinal: number
  /** Whether it is said who contributed what. */
  readonly tellsGivers: boolean
}

/** A sentence as a paragraph of its own. */
export function sentence(words: string): Block {
  return paragraph(lineOf(words))
}

/** What words say, behind a word of the documents. */
export function factOf(word: string, words: string, setting: Pick<Setting, 'language'>): Fact {
  return { label: wordIn(setting, word), of: lineOf(words) }
}

/** A table with words of the documents at its head. */
export function tableOf(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  setting: Pick<Setting, 'language'>,
): Table {
  return {
    kind: 'table',
    columns: wordColumns(heads, setting),
    rows: rows.map((cells) => row(cells.map(lineOf))),
  }
}

export function wordColumns(
  heads: readonly string[],
  setting: Pick<Setting, 'language'>,
): Column[] {
  return heads.map((word) => column(wordIn(setting, word)))
}

/** A word of the documents; its key where the language does not have it. */
export function wordIn({ language }: Pick<Setting, 'language'>, key: string): string {
  return language.words[key] ?? key
}

/** The years of the plan: `1 July 2016 to 30 June 2018`. */
export function periodOf({ folder, language }: Pick<Setting, 'folder' | 'language'>): string {
  const { start, end } = folder.plan.value.period
  return language.fill('period', { start: language.date(start), end: language.date(end) })
}

export function fieldLabel(pointer: string, { language }: Pick<Setting, 'language'>): string {
  return (
    language.words[`contribution${schemaPath('contribution', pointer)}`] ??
    labelOf('contribution', pointer)
  )
}

/**
 * `1.2.3 End date` for a field of a milestone, `Milestone 1.2.3` for one as a whole, `1.2.3 Indicators “use”: Target` for
 * what stands in a list within one.
 */
export function pointLabel(about: string, { value, number }: Commitment, setting: Setting): string {
  const [list, id, field, inner, ...rest] = keysOf(about)
  const own = fieldLabel(about, setting)
  const label =
    inner === undefined
      ? own
      : itemLabel(fieldLabel(`/${list}/${id}/${field}`, setting), inner, {
          setting,
          own: rest.length > 0 ? own : undefined,
        })
  const index = value.milestones?.findIndex((milestone) => milestone.id === id) ?? -1
  if (list !== 'milestones' || index === -1) return label
  const milestone = `${number}.${index + 1}`
  return field === undefined
    ? setting.language.fill('milestone', { number: milestone })
    : `${milestone} ${label}`
}

function itemLabel(
  listed: string,
  item: string,
  { setting: { language }, own }: { readonly setting: Setting; readonly own: string | undefined },
): string {
  const label = `${listed} ${language.fill('quoted', { words: item })}`
  return own === undefined ? label : language.labelled(label, own)
}

/** A value of a contribution in the words of the book: names for ids, dates in full. */
export function inWords(value: unknown, pointer: string, setting: Setting): string {
  const schema = schemaAt('contribution', pointer)
  if (Array.isArray(value)) {
    // Codes, such as those of the goals, hold no comma.
    const { commas, semicolons } = setting.language
    const joined = schema?.items?.pattern === undefined ? semicolons : commas
    return joined(value.map((item) => inWords(item, `${pointer}/0`, setting)))
  }
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).filter(([name]) => name !== 'id')
    return setting.language.commas(
      parts.map(([name, one]) => inWords(one, `${pointer}/${name}`, setting)),
    )
  }
  const text = String(value).trim()
  if (schema?.['x-refers-to'] === 'institution') return fullNameOf(setting.folder, text)
  if (schema?.['x-refers-to'] === 'theme') return themeNameOf(setting.folder, text)
  const choice = `contribution${schemaPath('contribution', pointer)}=${text}`
  return setting.language.words[choice] ?? setting.language.date(text)
}

/** What an institution says beside others, with its name where there are others. */
export function withGiver(
  { institution, value }: Attributed,
  { length }: readonly Attributed[],
  { folder, tellsGivers }: Setting,
): string {
  const words = String(value).trim()
  return length > 1 && tellsGivers ? `${words} (${nameOf(folder, institution)})` : words
}

export function names(ids: readonly string[], { folder, language }: Setting): string {
  return language.commas(ids.map((id) => nameOf(folder, id)))
}

/** What a commitment is called; by all that was answered while that is not agreed, by its id where nobody has answered. */
export function titleOf(
  { value, id, gaps, disagreements }: Commitment,
  { language }: Pick<Setting, 'language'>,
): string {
  if (value.title !== undefined) return value.title
  if (gaps.includes('/title')) return language.fill('title_awaited', { id })
  const answers = disagreements.find(({ about }) => about === '/title')?.answers ?? []
  const quoted = (words: string) => language.fill('quoted', { words })
  const titles = new Set(answers.map((answer) => quoted(String(answer.value))))
  return language.fill('title_open', { titles: [...titles].join(' / ') || quoted(id) })
}

/** A heading with its number, each for itself: a number is made anew whenever the plan changes. */
export function numbered(number: string | number, title: string): Inline[] {
  return [text(`${number} `), ...lineOf(title)]
}

/** A chapter of prose is called as its first heading says, or else as its file. */
export function proseTitle({ name, text }: Pick<Chapter, 'name' | 'text'>): string {
  const words = name.replaceAll('-', ' ')
  return titleOfText(text) ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** Who leads a chapter: the ministry of its theme, or its province. */
export function chapterLead(
  { kind, id }: DraftChapter,
  folder: PlanFolder,
): Institution | undefined {
  return kind === 'theme' ? leadOf(folder, id) : institutionOf(folder, id)
}

/** What the plan says of a chapter before its commitments: of a theme, or what its province says; '' where it says nothing. */
export function introductionOf(chapter: DraftChapter, folder: PlanFolder): string {
  const { kind, id } = chapter
  const theme = folder.plan.value.themes.find((candidate) => candidate.id === id)
  const said = kind === 'theme' ? theme?.summary : chapterLead(chapter, folder)?.introduction
  return said ?? ''
}

/** What a chapter is called: its theme, or its province. */
export function chapterTitle({ kind, id }: DraftChapter, setting: Setting): string {
  const { folder, language } = setting
  if (kind === 'theme') return themeNameOf(folder, id)
  if (kind === 'unplaced') return language.words['unplaced'] ?? ''
  return language.fill('province_chapter', {
    province: institutionOf(folder, id)?.province ?? nameOf(folder, id),
  })
}
