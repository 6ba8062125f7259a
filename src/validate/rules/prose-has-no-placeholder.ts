import { shown } from '../../plain/text.ts'
import { isWritten, placeholderOf } from '../chapter-words.ts'
import { everyText, type WrittenText } from '../every-text.ts'
import { advice, type Rule } from '../rule.ts'
import { placeholderIn } from '../words/placeholders.ts'

// What is printed as prose. The place of a workshop may well be announced later.
const prose = /^\/(?:title|notice|summary|themes\/\d+\/(?:name|summary))$/

export const proseHasNoPlaceholder: Rule = {
  id: 'prose-has-no-placeholder',
  subject: 'wording',
  precision: 'not measured',
  on: 'plan',
  severity: advice,
  why: 'In a printed plan a placeholder reads like a mistake, and nobody is asked for what is missing.',
  help: 'Write the text, or take the line out.',
  source: 'EAD’s draft of 2017 (“Not yet submitted by …”)',
  example: {
    bad: 'chapters/introduction.md: Lorem ipsum dolor sit amet.',
    good: 'chapters/introduction.md: In December 2016 Pakistan joined …',
  },
  *check(_draft, folder) {
    // A chapter that is nothing else is missing, and is reported as such.
    const written = new Set(folder.chapters.filter(isWritten).map(({ file }) => file))
    for (const part of everyText(folder)) {
      const found = placeholderAt(part)
      if (found === undefined) continue
      const at = part.place()
      if (part.kind === 'chapter' && !written.has(at.file)) continue
      yield {
        at,
        message: `${part.label()} holds “${shown(found, 60)}” in place of a text.`,
      }
    }
  },
}

function placeholderAt({ kind, pointer, text }: WrittenText): string | undefined {
  if (kind === 'chapter') return placeholderOf(text)
  if (kind !== 'plan' && kind !== 'consultation') return undefined
  return prose.test(pointer) ? placeholderIn(text) : undefined
}
