import type { ReceivedDocument } from '../model/exchange/received.ts'
import type { Against, Known, SaidComment } from '../model/exchange/understood.ts'
import type { Asked } from './filled.ts'
import { placesIn } from './form-regions.ts'
import { voicesOf } from './review/authors.ts'
import { commentsOnFields } from './review/threads.ts'

/** What somebody has written beside a form in Word, under the question on whose words it is. */
export function formComments(
  document: ReceivedDocument,
  against: Against,
  { known, asked }: { readonly known: Known; readonly asked: Asked },
): SaidComment[] {
  if (document.comments.length === 0) return []
  const fields = Array.from(placesIn(document, asked), ([comment, { commitment, pointer }]) => {
    return [comment, { kind: 'commitment' as const, id: commitment, pointer }] as const
  })
  return commentsOnFields(document, new Map(fields), { against, known, voices: voicesOf(against) })
}
