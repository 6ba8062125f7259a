import type { Field } from '../../model/block.ts'
import { bookmarkOf } from '../../model/bookmark.ts'
import { type Commitment, commitmentsOf } from '../../model/draft.ts'
import type { ReceivedDocument, ReceivedParagraph } from '../../model/exchange/received.ts'
import type { Known } from '../../model/exchange/understood.ts'
import { isWithin } from '../../model/field.ts'
import { labelsOf } from '../../model/languages/field-labels.ts'
import { titleOfText } from '../../plain/markdown.ts'
import {
  fieldsOfPlan,
  listInTable,
  pointersOfTemplate,
  rowsOf,
  sectionOf,
  tableOfRow,
} from '../plan-fields.ts'
import { inSingleSpaces, textOfPieces } from '../reading.ts'

/** The fields whose label a paragraph is; `within` is the commitment, theme or chapter in which it stands. */
type LabelFinder = (paragraph: ReceivedParagraph, within: Field | undefined) => readonly Field[]

/**
 * Labels are found by their bookmarks. A field whose bookmark is nowhere in the document is found by what its label says:
 * pandoc and some office programs on the web keep no bookmarks.
 */
export function labelFinder({ paragraphs }: ReceivedDocument, known: Known): LabelFinder {
  const fields = new Map(fieldsOfPlan(known).map((field) => [bookmarkOf(field), field]))
  const marked = new Set(paragraphs.flatMap(({ labels }) => labels))
  const isLost = (field: Field) => !marked.has(bookmarkOf(field))
  const called = headingsCalled(known)
  const byId = new Map(commitmentsOf(known.draft).map((one) => [one.id, one]))
  const byWords: LabelFinder = (paragraph, within) => {
    const words = inSingleSpaces(textOfPieces(paragraph.pieces))
    if (words === '') return []
    const named = paragraph.heading === undefined ? undefined : called(words)
    if (named) return [named]
    const commitment = within?.kind === 'commitment' ? byId.get(within.id) : undefined
    return commitment ? fieldCalled(words, paragraph, commitment) : []
  }
  // Where several have answered, the label stands before each answer: a bookmark is on the first.
  const seen = new Set<string>()
  // What stands within a milestone has its number too, in a table of its own.
  const tablesOfMilestones = new Set<number>()
  const isOfTable = ({ pointer }: Field, { cell }: ReceivedParagraph) =>
    !cell || !isWithinMilestone(pointer) || !tablesOfMilestones.has(cell.table)
  return (paragraph, within) => {
    const found = paragraph.labels.flatMap((label) => fields.get(label) ?? [])
    if (found.length > 0) return found
    const first = byWords(paragraph, within).find(
      (field) => isLost(field) && !seen.has(bookmarkOf(field)) && isOfTable(field, paragraph),
    )
    if (!first) return []
    seen.add(bookmarkOf(first))
    if (paragraph.cell && !isWithinMilestone(first.pointer))
      tablesOfMilestones.add(paragraph.cell.table)
    return [first]
  }
}

function isWithinMilestone(row: string): boolean {
  return listInTable(tableOfRow(row)) !== undefined
}

/** The chapters and commitments by what their headings say: a number or, of a chapter of prose, its title. */
function headingsCalled({ folder, draft }: Known): (words: string) => Field | undefined {
  const numbers = new Map<string, Field>([
    ...draft.chapters.map(
      ({ number, id }) => [String(number), { kind: 'theme', id, pointer: '' }] as const,
    ),
    ...commitmentsOf(draft).map(
      ({ number, id }) => [number, { kind: 'commitment', id, pointer: '/title' }] as const,
    ),
  ])
  const titles = new Map<string, Field>(
    folder.chapters.map(({ name, text }) => [
      inSingleSpaces(titleOfText(text) ?? name),
      { kind: 'chapter', id: name, pointer: '' },
    ]),
  )
  return (words) => {
    const number = /^\d+(?:\.\d+)?(?=\s)/.exec(words)?.[0]
    return number === undefined ? titles.get(words) : numbers.get(number)
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
    if (!step || `${number}.${index}` !== words) return []
    const at = `/milestones/${step.id}`
    return rowsOf(value)
      .filter((pointer) => isWithin(pointer, at))
      .map((pointer) => ({ kind: 'commitment', id, pointer }))
  }
  return labels
    .filter((label) => isLabel(words, label, paragraph))
    .slice(0, 1)
    .map(({ pointer }): Field => ({ kind: 'commitment', id, pointer }))
}

type Label = { readonly pointer: string; readonly words: string; readonly isShort: boolean }

/** What a question is called, in every language; short answers stand behind it in one paragraph. */
const labels: readonly Label[] = pointersOfTemplate().flatMap((pointer) => {
  const section = sectionOf(pointer)
  const isShort = section === 'facts' || section === 'additional'
  return section === undefined
    ? []
    : labelsOf(pointer).map((words) => ({ pointer, words: inSingleSpaces(words), isShort }))
})

function isLabel(said: string, { words, isShort }: Label, { heading }: ReceivedParagraph): boolean {
  // French has a space before the colon.
  if (isShort) return said.startsWith(words) && /^ ?:/.test(said.slice(words.length))
  return said === words || (heading === undefined && said.startsWith(`${words} (`))
}
