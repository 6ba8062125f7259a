import { heading } from '../model/block.ts'
import type { Section } from '../model/book.ts'
import { lineOf } from '../model/line.ts'
import type { Chapter, PlanFolder } from '../model/plan.ts'
import { withoutTitle } from '../plain/markdown.ts'
import { pictureBlocks } from './picture.ts'
import { chapterIn } from './prose.ts'
import { proseTitle, type Setting } from './setting.ts'
import { signedBlocks } from './signatures.ts'

/** The chapters of prose behind the foreword. */
export const chapterOrder = [
  'introduction',
  'open-government-efforts-to-date',
  'development-process',
]

/** The chapters of prose in their order, without the foreword. */
export function proseSections({ folder }: Setting): Section[] {
  const rank = (name: string) => {
    const index = chapterOrder.indexOf(name)
    return index === -1 ? chapterOrder.length : index
  }
  return folder.chapters
    .filter(({ name }) => name !== foreword)
    .toSorted((a, b) => rank(a.name) - rank(b.name))
    .map((chapter) => proseSection(chapter, folder))
}

const foreword = 'foreword'

/** The foreword and whose it is, where the plan has one. */
export function forewordSections(setting: Setting): Section[] {
  const { folder } = setting
  const { foreword: signed } = folder.plan.value
  const given = folder.chapters
    .filter(({ name }) => name === foreword)
    .map((chapter) => proseSection(chapter, folder))
  return given.map((section) => ({
    ...section,
    of: [...section.of, ...(signed ? signedBlocks([signed.name, signed.office]) : [])],
  }))
}

function proseSection(chapter: Chapter, folder: PlanFolder): Section {
  const { name, text: whole } = chapter
  const title = proseTitle(chapter)
  return {
    id: `prose-${name}`,
    kind: 'prose',
    level: 1,
    title,
    of: [
      heading(2, lineOf(title), { kind: 'chapter', id: name, pointer: '' }),
      ...chapterIn(withoutTitle(whole), (picture) => pictureBlocks(picture, folder)),
    ],
  }
}
