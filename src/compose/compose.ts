import { type Block, heading, list, paragraph, remark, strong, text } from '../model/block.ts'
import { type Book, type Imprint, noImprint, type Section } from '../model/book.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import {
  type Commitment,
  commitmentsBeside,
  type Draft,
  type DraftChapter,
} from '../model/draft.ts'
import { formProperties } from '../model/exchange/form.ts'
import { workingLanguage } from '../model/languages/language.ts'
import { inLanguage } from '../model/languages/translations.ts'
import { lineOf } from '../model/line.ts'
import type { OpenPoint } from '../model/open-point.ts'
import {
  fullNameOf,
  institutionOf,
  nameOf,
  type PlanFolder,
  submissionStateOf,
} from '../model/plan.ts'
import type { Audience, Stage } from '../model/stage.ts'
import { annexSections } from './annexes.ts'
import { commitmentSection } from './commitment.ts'
import { languageOf, type Words } from './language.ts'
import { pictureBlocks } from './picture.ts'
import { progressSection } from './progress.ts'
import { proseIn } from './prose.ts'
import { forewordSections, proseSections } from './prose-sections.ts'
import { publishable } from './publishable.ts'
import { nilReturnWords } from './received-words.ts'
import {
  chapterLead,
  chapterTitle,
  introductionOf,
  numbered,
  periodOf,
  type Setting,
  titleOf,
  wordIn,
} from './setting.ts'
import { sideBySide } from './side-by-side.ts'
import { signatureSections } from './signatures.ts'
import { summarySection } from './summary.ts'

export type Composition = {
  readonly language: string
  readonly words: Words
  readonly audience: Audience
  /** What is only a gap in a draft is an error in the final plan, which speaks of neither. */
  readonly stage: Stage
  /** The errors of the plan at that stage: a final plan that has any says that it is not final. */
  readonly errors: number
  /** Whether a final plan says who contributed what, as a draft does. */
  readonly tellsGivers: boolean
  /** Another language that stands beside it, commitment by commitment. */
  readonly beside?: Pick<Composition, 'language' | 'words'>
  /** What the document was made from; nothing is said of it unless it is given. */
  readonly imprint?: Imprint
}

/** What a book is made of. */
export type Composed = {
  readonly draft: Draft
  readonly folder: PlanFolder
  readonly open: readonly OpenPoint[]
  /** What was found in the plan. */
  readonly diagnostics: readonly Pick<Diagnostic, 'rule'>[]
}

type Parts = Omit<Composed, 'diagnostics'>

/** A draft to a book: cover, where it stands, prose, chapters with their commitments, annexes. */
export function compose(composed: Composed, composition: Composition): Book {
  const { beside } = composition
  const book = bookOf(composed, composition)
  const whole = beside ? sideBySide(book, bookOf(composed, { ...composition, ...beside })) : book
  return publishable(whole, composition, composed.diagnostics)
}

function bookOf(composed: Parts, composition: Composition): Book {
  const { imprint = noImprint } = composition
  const setting = settingOf(composed, composition)
  const annexes = annexSections(setting)
  return {
    ...frameOf(setting, imprint),
    form: 'plan',
    edition: editionOf(setting),
    sections: [
      coverSection(setting, imprint.release),
      ...forewordSections(setting),
      ...signatureSections(setting),
      setting.stage === 'final' ? summarySection(setting) : progressSection(setting, annexes),
      ...proseSections(setting),
      ...setting.draft.chapters.flatMap((chapter) => [
        chapterSection(chapter, setting),
        ...chapter.commitments.map((commitment) => commitmentSection(commitment, setting)),
      ]),
      ...annexes,
    ],
  }
}

/** What the sections of a book are made from. */
export function settingOf(written: Parts, composition: Composition): Setting {
  const { language, words, audience, stage, errors, tellsGivers } = composition
  const of = language === workingLanguage(written.folder) ? written : inLanguage(written, language)
  const isFinal = stage === 'final'
  return {
    draft: of.draft,
    folder: of.folder,
    open: of.open,
    language: languageOf(language, words),
    audience,
    stage,
    openForFinal: isFinal ? errors : 0,
    tellsGivers: tellsGivers || !isFinal,
  }
}

/** What every book of a plan carries. */
export function frameOf(
  setting: Pick<Setting, 'folder' | 'language'>,
  imprint: Imprint = noImprint,
): Omit<Book, 'form' | 'edition' | 'sections'> {
  const { folder, language } = setting
  const { title, country, secretariat, languages = [] } = folder.plan.value
  return {
    ...imprint,
    language: language.code,
    ...(language.code !== workingLanguage(folder) && {
      properties: { [formProperties.edition]: language.code },
    }),
    languages,
    paper: 'A4',
    title,
    country,
    author: fullNameOf(folder, secretariat),
    words: wordsForPages(language.words),
  }
}

/** The few words that formats need. */
export function wordsForPages({ contents = '', page = '', of = '' }: Words): Book['words'] {
  return { contents, page, of }
}

/** What the head of every page says. */
export function editionOf(setting: Setting): string {
  const edition = publicEditionOf(setting)
  if (setting.audience === 'public') return edition
  return setting.language.fill('internal_edition', { edition })
}

function publicEditionOf(setting: Setting): string {
  const { folder, language, stage } = setting
  const { edition } = folder.plan.value
  const notFinal = notFinalWords(setting)
  if (!edition) return notFinal[0] ?? language.words[`${stage}_stage`] ?? ''
  const name = language.fill('edition', { name: edition.name, date: language.date(edition.date) })
  return [name, ...notFinal].join(' · ')
}

/** `Not final: 3 points open`, as long as that is so. */
function notFinalWords({ openForFinal: count, language }: Setting): string[] {
  if (count === 0) return []
  return [language.fill(count === 1 ? 'not_final_one' : 'not_final', { count })]
}

/** Nothing where the plan itself says the same of its edition. */
function issueOf(release: Imprint['release'], { folder, language }: Setting): string[] {
  const { edition } = folder.plan.value
  if (!release || (edition?.name === release.title && edition.date === release.issued)) return []
  return [
    language.fill('issued_as', {
      title: release.title,
      date: language.date(release.issued),
    }),
  ]
}

function coverSection(setting: Setting, release: Imprint['release']): Section {
  const { folder } = setting
  const { title, country, state = country, emblem, notice = '', secretariat } = folder.plan.value
  const compiledBy = `${wordIn(setting, 'compiled_by')} ${fullNameOf(folder, secretariat)}`
  return {
    id: 'cover',
    kind: 'cover',
    title,
    of: [
      ...(emblem === undefined ? [] : emblemBlocks(emblem, state, setting)),
      heading(1, lineOf(title)),
      paragraph(lineOf(state)),
      paragraph(lineOf(periodOf(setting))),
      paragraph([strong(text(editionOf(setting)))]),
      ...[...issueOf(release, setting), compiledBy].map((words) => paragraph(lineOf(words))),
      ...notFinalWords(setting).map(noteOf),
      ...(notice.trim() === '' ? [] : [noteOf(notice)]),
    ],
  }
}

function emblemBlocks(file: string, state: string, setting: Setting): Block[] {
  const alternative = setting.language.fill('emblem_of', { state })
  return pictureBlocks({ file, alternative }, setting.folder, { width: 60, height: 32 })
}

function noteOf(words: string): Block {
  return { kind: 'notice', about: 'note', of: [paragraph(lineOf(words))] }
}

function chapterSection(chapter: DraftChapter, setting: Setting): Section {
  const { folder } = setting
  const { kind, id, number, commitments } = chapter
  const lead = chapterLead(chapter, folder)
  const title = chapterTitle(chapter, setting)
  return {
    id: `chapter-${id}`,
    kind: 'chapter',
    level: 1,
    number: String(number),
    title,
    of: [
      heading(2, numbered(number, title), { kind: 'theme', id, pointer: '' }),
      ...(lead
        ? [
            paragraph([
              strong(text(`${wordIn(setting, 'lead_ministry')}:`)),
              text(' '),
              ...lineOf(lead.name),
            ]),
          ]
        : []),
      ...proseIn(introductionOf(chapter, folder)),
      ...chapterNotices(chapter, setting),
      ...listOf(wordIn(setting, 'commitments_in_chapter'), commitments, setting),
      ...(kind === 'province' ? elsewhere(id, setting) : []),
    ],
  }
}

function listOf(label: string, commitments: readonly Commitment[], setting: Setting): Block[] {
  if (commitments.length === 0) return []
  const members = commitments.map((commitment) =>
    lineOf(`${commitment.number} ${titleOf(commitment, setting)}`),
  )
  return [paragraph([strong(text(label))]), list(members)]
}

/** What a province does in the chapters of others: a reader of its own looks for it here. */
function elsewhere(province: string, setting: Setting): Block[] {
  const { draft, folder, language } = setting
  const others = commitmentsBeside(province, draft)
  const name = institutionOf(folder, province)?.province ?? nameOf(folder, province)
  const led = others.filter(({ lead }) => lead === province)
  const shared = others.filter(
    ({ lead, contributors }) => lead !== province && contributors.includes(province),
  )
  return [
    ...listOf(language.fill('commitments_elsewhere', { province: name }), led, setting),
    ...listOf(language.fill('contributes_elsewhere', { province: name }), shared, setting),
  ]
}

const emptyWord = { draft: 'nothing_yet', final: 'nothing_here' } as const

function chapterNotices(chapter: DraftChapter, setting: Setting): Block[] {
  const { kind, id, commitments } = chapter
  const { folder, language } = setting
  const lead = chapterLead(chapter, folder)
  const state = lead ? submissionStateOf(folder, lead.id) : undefined
  const notice = (about: 'awaited' | 'note', of: Block[]): Block => ({ kind: 'notice', about, of })
  if (lead && state === 'awaited') {
    const words = remark(language.fill('awaited_from', { name: lead.name }), 'strong')
    return [notice('awaited', [paragraph([words])])]
  }
  if (lead && state === 'nil_return') {
    return [notice('note', [paragraph(lineOf(nilReturnWords(lead, setting)))])]
  }
  const isBare = kind !== 'province' || elsewhere(id, setting).length === 0
  return commitments.length === 0 && isBare
    ? [notice('note', [paragraph([text(wordIn(setting, emptyWord[setting.stage]))])])]
    : []
}
