import type { Field } from '../../model/block.ts'
import { commitmentsOf } from '../../model/draft.ts'
import type { ReceivedDocument, ReceivedParagraph } from '../../model/exchange/received.ts'
import type { SaidComment } from '../../model/exchange/understood.ts'
import { type Region, wholeOf } from './regions.ts'
import type { Review } from './said-changes.ts'
import { slotsOf } from './slots.ts'
import { commentsOnFields } from './threads.ts'

/** Every comment of a document with the replies to it, under the field on whose words it is. */
export function commentsIn(
  document: ReceivedDocument,
  regions: readonly Region[],
  review: Review,
): SaidComment[] {
  if (document.comments.length === 0) return []
  return commentsOnFields(document, placesOfComments(regions, review), review)
}

/** The field in which each comment begins. */
function placesOfComments(
  regions: readonly Region[],
  { known }: Review,
): Map<string, Field | undefined> {
  const commitments = new Map(commitmentsOf(known.draft).map((one) => [one.id, one]))
  const places = new Map<string, Field | undefined>()
  const put = (paragraphs: readonly ReceivedParagraph[], field: Field | undefined) => {
    for (const { pieces } of paragraphs) {
      for (const id of pieces.flatMap(({ comments }) => comments)) {
        if (!places.has(id)) places.set(id, field)
      }
    }
  }
  for (const region of regions) {
    const { field } = region
    const hasComments = wholeOf(region).some(({ pieces }) =>
      pieces.some(({ comments }) => comments.length > 0),
    )
    if (!hasComments) continue
    // In a row of a table, each column has fields of its own.
    const { slots, rest } = slotsOf(region, known, commitments.get(field?.id ?? ''))
    for (const slot of slots) put(slot.paragraphs, slot.field)
    put(rest, field)
  }
  return places
}
