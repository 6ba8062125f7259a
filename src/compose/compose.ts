import type { Book, Section } from '../model/book.ts'
import { isAnswered } from '../model/comments.ts'
import { commitmentsOf, type Draft, type DraftChapter } from '../model/draft.ts'
import {
  asked,
  institutionOf,
  leadOf,
  nameOf,
  type PlanFolder,
  type Standing,
  standingOf,
} from '../model/plan.ts'
import type { Audience } from '../model/stage.ts'
import { annexSections } from './annexes.ts'
import { commitmentSection } from './commitment.ts'
import { languageOf, type Words } from './language.ts'
import { proseTitle, type Setting, themeName, titleOf } from './setting.ts'
import { rendererOf, type Templates } from './template.ts'

export type Composition = {
  readonly language: string
  readonly words: Words
  readonly templates: Templates
  readonly audience: Audience
}

const prose = ['introduction', 'open-government-efforts-to-date', 'development-process']

/** A draft to a book: cover, where it stands, prose, chapters with their commitments, annexes. */
export function compose(draft: Draft, folder: PlanFolder, composition: Composition): Book {
  const language = languageOf(composition.language, composition.words)
  const render = rendererOf(composition.templates)
  const setting: Setting = { draft, folder, language, audience: composition.audience, render }
  const annexes = annexSections(setting)
  const { title, country, secretariat } = folder.plan.value
  const { contents = '', page = '', of = '' } = composition.words
  return {
    language: language.code,
    title,
    country,
    author: institutionOf(folder, secretariat)?.name ?? '',
    edition: editionOf(setting),
    sections: [
      coverSection(setting),
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

function editionOf({ folder, language }: Setting): string {
  const { edition, status } = folder.plan.value
  if (edition)
    return language.fill('edition', { name: edition.name, date: language.date(edition.date) })
  return language.words[`${status}_stage`] ?? ''
}

function coverSection(setting: Setting): Section {
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
    compiled_by: language.words['compiled_by'],
    secretariat: institutionOf(folder, secretariat)?.name ?? '',
    notice: notice.trim(),
  })
  return { id: 'cover', kind: 'cover', level: undefined, number: undefined, title, markdown }
}

function standingSection(setting: Setting, annexes: readonly Section[]): Section {
  const { language, render } = setting
  const title = language.words['standing'] ?? ''
  const markdown = render('sections/standing.md', {
    words: language.words,
    lines: standingLines(setting, annexes),
  })
  return { id: 'standing', kind: 'standing', level: 1, number: undefined, title, markdown }
}

function standingLines(
  { draft, folder, language }: Setting,
  annexes: readonly Section[],
): string[] {
  const { fill, words } = language
  const institutions = asked(folder)
  const inStanding = (standing: Standing) =>
    institutions.filter(({ id }) => standingOf(folder, id) === standing)
  const line = (word: string, standing: Standing) => {
    const names = inStanding(standing).map(({ id }) => nameOf(folder, id))
    return names.length > 0 ? [fill(word, { names: names.join(', ') })] : []
  }
  const commitments = commitmentsOf(draft)
  const milestones = commitments.flatMap(({ value }) => value.milestones ?? []).length
  const contributors = new Set(commitments.flatMap((commitment) => commitment.contributors)).size
  const open = commitments.flatMap(({ disagreements }) => disagreements).length
  const gaps = commitments.flatMap((commitment) => commitment.gaps).length
  const annexOf = (id: string) => annexes.find((annex) => annex.id === id)?.number ?? ''
  const awaited = inStanding('awaited').length
  const received = folder.comments.length
  const answered = folder.comments.filter(isAnswered).length
  return [
    fill('received_from', { received: institutions.length - awaited, asked: institutions.length }),
    ...line('awaited_from_list', 'awaited'),
    ...line('nil_return_list', 'nil_return'),
    ...line('returned_list', 'returned'),
    fill('commitments_count', {
      commitments: commitments.length,
      milestones,
      institutions: contributors,
    }),
    open > 0
      ? fill('open_count', { count: open, annex: annexOf('annex-open') })
      : (words['open_none'] ?? ''),
    gaps > 0
      ? fill('gaps_count', { count: gaps, annex: annexOf('annex-gaps') })
      : (words['gaps_none'] ?? ''),
    ...(received > 0
      ? [fill('comments_count', { received, answered, annex: annexOf('annex-responses') })]
      : []),
    ...(folder.unreadable.length > 0
      ? [fill('unreadable_count', { count: folder.unreadable.length })]
      : []),
  ]
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
  const title = titleOfChapter(chapter, setting)
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

function titleOfChapter({ kind, id }: DraftChapter, setting: Setting): string {
  const { folder, language } = setting
  if (kind === 'theme') return themeName(id, setting)
  if (kind === 'unplaced') return language.words['unplaced'] ?? ''
  return language.fill('province_chapter', {
    province: institutionOf(folder, id)?.province ?? nameOf(folder, id),
  })
}
