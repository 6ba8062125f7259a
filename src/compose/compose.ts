import { type Block, heading, list, paragraph, remark, strong, text } from '../model/block.ts'
import { type Book, type Imprint, noImprint, type Section } from '../model/book.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Draft, DraftChapter } from '../model/draft.ts'
import { lineOf } from '../model/line.ts'
import type { OpenPoint } from '../model/open-point.ts'
import {
  type Chapter,
  institutionOf,
  leadOf,
  type PlanFolder,
  submissionStateOf,
} from '../model/plan.ts'
import type { Audience } from '../model/stage.ts'
import { withoutSecrets } from '../plain/secrets.ts'
import { annexSections } from './annexes.ts'
import { commitmentSection } from './commitment.ts'
import { languageOf, type Words } from './language.ts'
import { progressSection } from './progress.ts'
import { chapterIn, proseIn } from './prose.ts'
import { chapterTitle, proseTitle, type Setting, titleOf, wordIn } from './setting.ts'

export type Composition = {
  readonly language: string
  readonly words: Words
  readonly audience: Audience
  /** What the document was made from; nothing is said of it unless it is given. */
  readonly imprint?: Imprint
}

const prose = ['introduction', 'open-government-efforts-to-date', 'development-process']

/** What a book is made of. */
export type Composed = {
  readonly draft: Draft
  readonly folder: PlanFolder
  readonly open: readonly OpenPoint[]
  /** What was found in the plan, where it was looked at. */
  readonly diagnostics?: readonly Pick<Diagnostic, 'rule'>[]
}

/** A draft to a book: cover, where it stands, prose, chapters with their commitments, annexes. */
export function compose(composed: Composed, composition: Composition): Book {
  const book = bookOf(composed, composition)
  const { audience, words } = composition
  return audience === 'public' && holdsSecrets(composed)
    ? blackened(book, `[${words['blackened'] ?? ''}]`)
    : book
}

// A finding that somebody has waived is about something else.
function holdsSecrets({ diagnostics = [] }: Composed): boolean {
  return diagnostics.some(({ rule }) => secretRules.includes(rule))
}

const secretRules = ['text-has-no-key-or-password', 'text-has-no-personal-number']

/** The same without what must not be published, wherever it stands. */
function blackened<T>(part: T, instead: string): T {
  if (typeof part === 'string') return withoutSecrets(part, instead) as T & string
  if (Array.isArray(part)) return part.map((one) => blackened(one, instead)) as T & unknown[]
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([name, one]) => [name, blackened(one, instead)]),
  ) as T
}

function bookOf({ draft, folder, open }: Composed, composition: Composition): Book {
  const language = languageOf(composition.language, composition.words)
  const { audience, imprint = noImprint } = composition
  const setting: Setting = { draft, folder, open, language, audience }
  const annexes = annexSections(setting)
  return {
    ...frameOf(setting, imprint),
    form: 'plan',
    edition: editionOf(setting),
    sections: [
      coverSection(setting, imprint.release),
      progressSection(setting, annexes),
      ...proseSections(setting),
      ...draft.chapters.flatMap((chapter) => [
        chapterSection(chapter, setting),
        ...chapter.commitments.map((commitment) => commitmentSection(commitment, setting)),
      ]),
      ...annexes,
    ],
  }
}

/** What every book of a plan carries. */
export function frameOf(
  setting: Setting,
  imprint: Imprint,
): Omit<Book, 'form' | 'edition' | 'sections'> {
  const { folder, language } = setting
  const { title, country, secretariat } = folder.plan.value
  return {
    ...imprint,
    language: language.code,
    paper: 'A4',
    title,
    country,
    author: institutionOf(folder, secretariat)?.name ?? '',
    words: wordsForPages(language.words),
  }
}

/** The few words that formats need. */
export function wordsForPages({ contents = '', page = '', of = '' }: Words): Book['words'] {
  return { contents, page, of }
}

function editionOf(setting: Setting): string {
  const edition = publicEditionOf(setting)
  if (setting.audience === 'public') return edition
  return setting.language.fill('internal_edition', { edition })
}

function publicEditionOf({ folder, language }: Setting): string {
  const { edition, status } = folder.plan.value
  if (edition)
    return language.fill('edition', { name: edition.name, date: language.date(edition.date) })
  return language.words[`${status}_stage`] ?? ''
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
  const { folder, language } = setting
  const { title, country, period, notice = '', secretariat } = folder.plan.value
  const years = language.fill('period', {
    start: language.date(period.start),
    end: language.date(period.end),
  })
  const compiledBy = [
    wordIn(setting, 'compiled_by'),
    institutionOf(folder, secretariat)?.name ?? '',
  ].join(' ')
  return {
    id: 'cover',
    kind: 'cover',
    level: undefined,
    number: undefined,
    title,
    of: [
      heading(1, lineOf(title)),
      paragraph(lineOf(country)),
      paragraph(lineOf(years)),
      paragraph([strong(text(editionOf(setting)))]),
      ...[...issueOf(release, setting), compiledBy].map((words) => paragraph(lineOf(words))),
      ...(notice.trim() === '' ? [] : [noteOf(notice)]),
    ],
  }
}

function noteOf(words: string): Block {
  return { kind: 'notice', about: 'note', of: [paragraph(lineOf(words))] }
}

function proseSections({ folder }: Setting): Section[] {
  const rank = (name: string) => {
    const index = prose.indexOf(name)
    return index === -1 ? prose.length : index
  }
  return folder.chapters.toSorted((a, b) => rank(a.name) - rank(b.name)).map(proseSection)
}

function proseSection(chapter: Chapter): Section {
  const { name, text: whole } = chapter
  const title = proseTitle(chapter)
  return {
    id: `prose-${name}`,
    kind: 'prose',
    level: 1,
    number: undefined,
    title,
    of: [
      heading(2, lineOf(title), { kind: 'chapter', id: name, pointer: '' }),
      ...chapterIn(whole.replace(/^\s*# +(.+)$/m, '')),
    ],
  }
}

function chapterSection(chapter: DraftChapter, setting: Setting): Section {
  const { folder, language } = setting
  const { kind, id, number, commitments } = chapter
  const lead = kind === 'theme' ? leadOf(folder, id) : institutionOf(folder, id)
  const theme = folder.plan.value.themes.find((candidate) => candidate.id === id)
  const title = chapterTitle(chapter, setting)
  const summary = kind === 'theme' ? (theme?.summary ?? '') : ''
  const members = commitments.map((commitment) =>
    lineOf(`${commitment.number} ${titleOf(commitment, setting)}`),
  )
  return {
    id: `chapter-${id}`,
    kind: 'chapter',
    level: 1,
    number: String(number),
    title,
    of: [
      heading(2, lineOf(`${number} ${title}`)),
      ...(lead
        ? [
            paragraph([
              strong(text(`${wordIn(setting, 'lead_ministry')}:`)),
              text(' '),
              ...lineOf(lead.name),
            ]),
          ]
        : []),
      ...proseIn(summary),
      ...chapterNotices(chapter, setting),
      ...(members.length > 0
        ? [paragraph([strong(text(language.words['commitments_in_chapter'] ?? ''))]), list(members)]
        : []),
    ],
  }
}

function chapterNotices({ kind, id, commitments }: DraftChapter, setting: Setting): Block[] {
  const { folder, language } = setting
  const lead = kind === 'theme' ? leadOf(folder, id) : institutionOf(folder, id)
  const state = lead ? submissionStateOf(folder, lead.id) : undefined
  const name = lead?.name ?? ''
  const notice = (about: 'awaited' | 'note', of: Block[]): Block => ({ kind: 'notice', about, of })
  if (state === 'awaited') {
    const words = remark(language.fill('awaited_from', { name }), 'strong')
    return [notice('awaited', [paragraph([words])])]
  }
  if (state === 'nil_return') {
    const received = folder.submissions.find(({ institution }) => institution === lead?.id)
    const date = language.date(received?.document.value.received_on ?? '')
    return [notice('note', [paragraph(lineOf(language.fill('nil_return', { name, date })))])]
  }
  return commitments.length === 0
    ? [notice('note', [paragraph([text(wordIn(setting, 'nothing_yet'))])])]
    : []
}
