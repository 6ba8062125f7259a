import type { Book, Section } from '../model/book.ts'
import type { Draft, DraftChapter } from '../model/draft.ts'
import type { OpenPoint } from '../model/open-point.ts'
import { institutionOf, leadOf, type PlanFolder, standingOf } from '../model/plan.ts'
import type { Release } from '../model/revision.ts'
import type { Audience } from '../model/stage.ts'
import { annexSections } from './annexes.ts'
import { commitmentSection } from './commitment.ts'
import { languageOf, type Words } from './language.ts'
import { chapterTitle, proseTitle, type Setting, titleOf } from './setting.ts'
import { standingSection } from './standing.ts'
import { rendererOf, type Templates } from './template.ts'

export type Composition = {
  readonly language: string
  readonly words: Words
  readonly templates: Templates
  readonly audience: Audience
  /** The name under which this revision was issued, for the cover. */
  readonly release?: Pick<Release, 'title' | 'issued'> | undefined
}

/** What a book is made of. */
export type Composed = {
  readonly draft: Draft
  readonly folder: PlanFolder
  readonly open: readonly OpenPoint[]
}

const prose = ['introduction', 'open-government-efforts-to-date', 'development-process']

/** A draft to a book: cover, where it stands, prose, chapters with their commitments, annexes. */
export function compose({ draft, folder, open }: Composed, composition: Composition): Book {
  const language = languageOf(composition.language, composition.words)
  const render = rendererOf(composition.templates)
  const setting: Setting = { draft, folder, open, language, audience: composition.audience, render }
  const annexes = annexSections(setting)
  const { title, country, secretariat } = folder.plan.value
  const { contents = '', page = '', of = '' } = composition.words
  return {
    form: 'plan',
    language: language.code,
    title,
    country,
    author: institutionOf(folder, secretariat)?.name ?? '',
    edition: editionOf(setting),
    sections: [
      coverSection(setting, composition.release),
      standingSection(setting, annexes),
      ...proseSections(setting),
      ...draft.chapters.flatMap((chapter) => [
        chapterSection(chapter, setting),
        ...chapter.commitments.map((commitment) => commitmentSection(commitment, setting)),
      ]),
      ...annexes,
    ],
    words: { contents, page, of },
  }
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
function issueOf(release: Composition['release'], { folder, language }: Setting): string {
  const { edition } = folder.plan.value
  if (!release || (edition?.name === release.title && edition.date === release.issued)) return ''
  return language.fill('issued_as', {
    title: release.title,
    date: language.date(release.issued),
  })
}

function coverSection(setting: Setting, release: Composition['release']): Section {
  const { folder, language, render } = setting
  const { title, country, period, notice = '', secretariat } = folder.plan.value
  const markdown = render('sections/cover.md', {
    title,
    country,
    period: language.fill('period', {
      start: language.date(period.start),
      end: language.date(period.end),
    }),
    edition: editionOf(setting),
    issue: issueOf(release, setting),
    compiled_by: language.words['compiled_by'],
    secretariat: institutionOf(folder, secretariat)?.name ?? '',
    notice: notice.trim(),
  })
  return { id: 'cover', kind: 'cover', level: undefined, number: undefined, title, markdown }
}

function proseSections({ folder, render }: Setting): Section[] {
  const rank = (name: string) => {
    const index = prose.indexOf(name)
    return index === -1 ? prose.length : index
  }
  return folder.chapters
    .toSorted((a, b) => rank(a.name) - rank(b.name))
    .map((chapter) => {
      const { name, text } = chapter
      const title = proseTitle(chapter)
      const body = text.replace(/^\s*# +(.+)$/m, '')
      const markdown = render('sections/prose.md', { title, text: body })
      return { id: `prose-${name}`, kind: 'prose', level: 1, number: undefined, title, markdown }
    })
}

function chapterSection(chapter: DraftChapter, setting: Setting): Section {
  const { folder, language, render } = setting
  const { kind, id, number, commitments } = chapter
  const lead = kind === 'theme' ? leadOf(folder, id) : institutionOf(folder, id)
  const theme = folder.plan.value.themes.find((candidate) => candidate.id === id)
  const title = chapterTitle(chapter, setting)
  const standing = lead ? standingOf(folder, lead.id) : undefined
  const name = lead?.name ?? ''
  const received = folder.submissions.find(({ institution }) => institution === lead?.id)
  const date = language.date(received?.document.value.received_on ?? '')
  const empty = commitments.length === 0 && standing !== 'awaited' && standing !== 'nil_return'
  const markdown = render('sections/chapter.md', {
    words: language.words,
    number,
    title,
    lead: name,
    summary: kind === 'theme' ? (theme?.summary ?? '') : '',
    awaited: standing === 'awaited' ? [language.fill('awaited_from', { name })] : [],
    notices: [
      ...(standing === 'nil_return' ? [language.fill('nil_return', { name, date })] : []),
      ...(empty ? [language.words['nothing_yet'] ?? ''] : []),
    ],
    commitments: commitments.map((commitment) => ({
      number: commitment.number,
      title: titleOf(commitment, setting),
    })),
  })
  return { id: `chapter-${id}`, kind: 'chapter', level: 1, number: String(number), title, markdown }
}
