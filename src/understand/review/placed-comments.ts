import type { Field } from '../../model/block.ts'
import { commitmentsOf } from '../../model/draft.ts'
import type { ReceivedDocument, ReceivedParagraph } from '../../model/exchange/received.ts'
import { placedAt } from '../placed.ts'
import type { Region } from './regions.ts'
import { nothingSaid, type Part, type Review, saidComment } from './said-changes.ts'
import { slotsOf } from './slots.ts'
import { threadsIn, threadText, wordsUnder } from './threads.ts'

/** Every comment of a document with the replies to it, under the field on whose words it is. */
export function commentsIn(
  document: ReceivedDocument,
  regions: readonly Region[],
  review: Review,
): Part[] {
  const threads = threadsIn(document)
  if (threads.length === 0) return []
  const places = placesOfComments(regions, review)
  return threads.map((thread) => {
    const { first, replies } = thread
    const all = [first, ...replies]
    const field = all.map(({ id }) => places.get(id)).find((place) => place !== undefined)
    const placed = placedAt(field?.field, review.known, review.against)
    const text = threadText(thread, review.voices)
    const quotation = wordsUnder(thread, document.paragraphs)
    const authors = replies.length === 0 ? [first.by] : [first.by]
    // Somebody may put a mark and write nothing.
    const words = text === '' ? 'A comment without words.' : text
    return {
      ...nothingSaid,
      comments: [saidComment({ text: words, quotation }, placed, authors, review)],
    }
  })
}

type Place = { readonly field: Field | undefined }

/** Where each comment begins. */
function placesOfComments(regions: readonly Region[], { known }: Review): Map<string, Place> {
  const commitments = new Map(commitmentsOf(known.draft).map((one) => [one.id, one]))
  const places = new Map<string, Place>()
  const put = (paragraphs: readonly ReceivedParagraph[], field: Field | undefined) => {
    for (const { pieces } of paragraphs) {
      for (const id of pieces.flatMap(({ comments }) => comments)) {
        if (!places.has(id)) places.set(id, { field })
      }
    }
  }
  for (const region of regions) {
    const { field, is } = region
    const whole = [...(region.label ? [region.label] : []), ...region.paragraphs]
    if (!whole.some(({ pieces }) => pieces.some(({ comments }) => comments.length > 0))) continue
    // In a row of a table, each column has fields of its own.
    const { slots, rest } = slotsOf(region, known, commitments.get(field?.id ?? ''))
    for (const slot of slots) put(slot.paragraphs, slot.field)
    const isNew = is === 'new-step' && field !== undefined
    put(rest, isNew ? { ...field, pointer: '/milestones' } : field)
  }
  return places
}
