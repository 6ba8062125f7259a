import type { Field } from '../model/block.ts'
import { bookmarkOf } from '../model/bookmark.ts'
import { type Commitment, commitmentsOf } from '../model/draft.ts'
import type { ReceivedDocument, ReceivedParagraph } from '../model/received.ts'
import type { Known } from '../model/understood.ts'
import { fieldsOfPlan, isStep, labelsOf, pointersOfTemplate, sectionOf } from './plan-fields.ts'
import { inSingleSpaces, textOf } from './reading.ts'

/** The fields whose label a paragraph is; `within` is the commitment, theme or chapter in which it stands. */
type LabelFinder = (paragraph: ReceivedParagraph, within: Field | undefined) => Field[]

/**
 * Labels are found by their bookmarks. A field whose bookmark is nowhere in the document is found by what its label says:
 * pandoc and some office programs on the web keep no bookmarks.
 */
export function labelFinder({ paragraphs }: ReceivedDocument, known: Known): LabelFinder {
  const fields = new Map(fieldsOfPlan(known).map((field) => [bookmarkOf(field), field]))
  const marked = new Set(paragraphs.flatMap(({ labels }) => labels))
  const isLost = (field: Field) => !marked.has(bookmarkOf(field))
  const byWords = finderByWords(known)
  return (paragraph, within) => {
    const found = paragraph.labels.flatMap((label) => fields.get(label) ?? [])
    if (found.length > 0) return found
    return byWords(paragraph, within).filter(isLost)
  }
}

function finderByWords({ folder, draft }: Known): LabelFinder {
  const commitments = commitmentsOf(draft)
  const byNumber = new Map<string, Field>([
    ...draft.chapters.map(
      ({ number, id }) => [String(number), { kind: 'theme', id, pointer: '' }] as const,
    ),
    ...commitments.map(
      ({ number, id }) => [number, { kind: 'commitment', id, pointer: '/title' }] as const,
    ),
  ])
  const chapters = new Map(
    folder.chapters.map(({ name, text }) => [
      inSingleSpaces(/^\s*# +(.+)$/m.exec(text)?.[1] ?? name),
      { kind: 'chapter', id: name, pointer: '' } as const,
    ]),
  )
  const byId = new Map(commitments.map((one) => [one.id, one]))
  return (paragraph, within) => {
    const words = inSingleSpaces(textOf(paragraph.pieces))
    if (words === '') return []
    if (paragraph.heading !== undefined) {
      const number = /^\d+(?:\.\d+)?(?=\s)/.exec(words)?.[0]
      const found = number === undefined ? chapters.get(words) : byNumber.get(number)
      if (found) return [found]
    }
    const commitment = within?.kind === 'commitment' ? byId.get(within.id) : undefined
    return commitment ? [...fieldCalled(words, paragraph, commitment)] : []
  }
}

function fieldCalled(
  words: string,
  paragraph: ReceivedParagraph,
  commitment: Commitment,
): readonly Field[] {
  const { id, value, number } = commitment
  const { cell } = paragraph
  if (cell) {
    const index = cell.column === 0 ? words.replace(`${number}.`, '') : ''
    const step = value.milestones?.[Number(index) - 1]
    return step && `${number}.${index}` === words
      ? [{ kind: 'commitment', id, pointer: `/milestones/${step.id}` }]
      : []
  }
  const pointer = pointers.find((one) => isLabel(words, one, paragraph))
  return pointer === undefined ? [] : [{ kind: 'commitment', id, pointer }]
}

const pointers = pointersOfTemplate()

function isLabel(words: string, pointer: string, { heading }: ReceivedParagraph): boolean {
  const section = sectionOf(pointer)
  if (section === undefined || isStep(pointer)) return false
  const isShort = section === 'facts' || section === 'additional'
  return labelsOf(pointer).some((label) => {
    if (isShort) return words.startsWith(`${label}:`)
    return words === label || (heading === undefined && words.startsWith(`${label} (`))
  })
}
