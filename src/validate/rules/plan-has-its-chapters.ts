import { startOf } from '../../model/diagnostic.ts'
import { isBegun } from '../begun.ts'
import { isWritten } from '../chapter-words.ts'
import { incomplete, type Rule } from '../rule.ts'

const chapters = [
  ['introduction', 'an introduction'],
  ['open-government-efforts-to-date', 'a chapter on open government efforts to date'],
  ['development-process', 'a chapter on how the plan was made'],
] as const

export const planHasItsChapters: Rule = {
  id: 'plan-has-its-chapters',
  subject: 'plan',
  on: 'plan',
  severity: incomplete,
  why: 'OGP expects an introduction, the efforts to date and the way in which the plan was made before the commitments.',
  help: 'Write it as Markdown in the folder chapters/ of the plan.',
  source: 'OGP action plan template; guidance note of 2015 on the development process',
  example: {
    bad: 'There is no file chapters/introduction.md.',
    good: 'chapters/introduction.md, open-government-efforts-to-date.md, development-process.md',
  },
  *check(draft, folder) {
    if (!isBegun(draft)) return
    for (const [id, words] of chapters) {
      const file = `chapters/${id}.md`
      const given = folder.chapters.find(({ name }) => name === id)
      if (given && isWritten(given)) continue
      if (folder.unreadable.some((unreadable) => unreadable.file === file)) continue
      yield {
        at: given ? startOf(file) : startOf(folder.plan.file),
        message: given
          ? `Nobody has written ${file}: it holds headings or placeholders only.`
          : `The plan has no ${words.replace(/^an? /, '')} yet (${file}).`,
      }
    }
  },
}
