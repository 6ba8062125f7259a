import type { ReceivedDocument } from '../model/exchange/received.ts'
import type { Against, Known, SaidComment } from '../model/exchange/understood.ts'
import type { Asked } from './filled.ts'
import { placesIn } from './form-regions.ts'
import { placedAt } from './placed.ts'
import { voicesOf } from './review/authors.ts'
import { saidComment } from './review/said-changes.ts'
import { threadsIn, threadText, wordsUnder } from './review/threads.ts'

/** What somebody has written beside a form in Word, under the question on whose words it is. */
export function formComments(
  document: ReceivedDocument,
  against: Against,
  { known, asked }: { readonly known: Known; readonly asked: Asked },
): SaidComment[] {
  const threads = threadsIn(document)
  if (threads.length === 0) return []
  const voices = voicesOf(against)
  const places = placesIn(document, asked)
  return threads.map((thread) => {
    const [place] = [thread.first, ...thread.replies].flatMap(({ id }) => places.get(id) ?? [])
    const field = place && {
      kind: 'commitment' as const,
      id: place.commitment,
      pointer: place.pointer,
    }
    const text = threadText(thread, voices)
    const words = {
      // Somebody may put a mark and write nothing.
      text: text === '' ? 'A comment without words.' : text,
      quotation: wordsUnder(thread, document.paragraphs),
    }
    const review = { against, known, voices }
    return saidComment(words, placedAt(field, known, against), [thread.first.by], review)
  })
}
