import { commitmentsOf } from '../../model/draft.ts'
import type { ReceivedParagraph } from '../../model/exchange/received.ts'
import type { Known } from '../../model/exchange/understood.ts'
import { institutionOf, leadOf } from '../../model/plan.ts'
import { withoutTitle } from '../../plain/markdown.ts'
import { inSingleSpaces } from '../reading.ts'
import { type Region, wholeOf } from './regions.ts'
import { isPutIn, type Slots } from './slot.ts'
import { wordsBefore } from './spans.ts'
import { comparableMarkdown } from './weave.ts'

/** What stands below the heading of a thematic area, or of a province. */
export function themeSlots(region: Region, known: Known): Slots {
  const { field, label, paragraphs } = region
  if (!field) return { slots: [], rest: wholeOf(region) }
  const { folder } = known
  const theme = folder.plan.value.themes.find(({ id }) => id === field.id)
  const lead = theme ? leadOf(folder, field.id) : institutionOf(folder, field.id)
  const base = theme ? theme.summary : lead?.introduction
  const said = comparableMarkdown(base ?? '')
  const own = new Set(
    [...ownIn(paragraphs, lead?.name, known)].filter(
      (one) => one.style === 'Notice' || !said.includes(inSingleSpaces(wordsBefore(one.pieces))),
    ),
  )
  return {
    slots: [
      { field, form: 'markdown', base, paragraphs: paragraphs.filter((one) => !own.has(one)) },
    ],
    rest: [...(label ? [label] : []), ...own],
  }
}

/** Who leads, that a contribution is awaited, and the list of the commitments are nap’s own words. */
function ownIn(
  paragraphs: readonly ReceivedParagraph[],
  lead: string | undefined,
  { draft }: Known,
): Set<ReceivedParagraph> {
  const numbers = new Set(commitmentsOf(draft).map(({ number }) => number))
  const lists = (one: ReceivedParagraph | undefined) =>
    numbers.has(wordsBefore(one?.pieces ?? []).split(' ')[0] ?? '')
  const own = new Set<ReceivedParagraph>()
  for (const [index, one] of paragraphs.entries()) {
    const words = inSingleSpaces(wordsBefore(one.pieces))
    const isLead = lead !== undefined && words.endsWith(`: ${lead}`)
    const isLabel = lists(paragraphs[index + 1]) && words !== ''
    const isNotice = one.style === 'Notice' || isOnState(words, lead)
    if (!isPutIn(one) && (isLead || isLabel || lists(one) || isNotice)) own.add(one)
  }
  return own
}

/** Whether words say how far an institution is: `Awaited from Establishment Division.` */
export function isOnState(words: string, lead: string | undefined): boolean {
  return lead !== undefined && words.includes(lead) && words.length < lead.length + 80
}

/** A chapter of prose, below its heading. */
export function chapterSlots({ field, label, paragraphs }: Region, { folder }: Known): Slots {
  const chapter = folder.chapters.find(({ name }) => name === field?.id)
  const rest = label ? [label] : []
  if (!field || !chapter) return { slots: [], rest: [...rest, ...paragraphs] }
  return {
    slots: [{ field, form: 'markdown', base: withoutTitle(chapter.text), paragraphs }],
    rest,
  }
}
