import { nothingWritten, type Refusal } from '../../model/refusal.ts'
import { unseen } from '../../plain/text.ts'

/** The words of a reason; '' where it holds nothing that a reader could see. */
export function wordsIn(reason = ''): string {
  const words = reason.trim()
  return words.replaceAll(unseen, '').replaceAll(joiners, '').trim() === '' ? '' : words
}

// Between the letters of a word they are right; alone they are nothing.
const joiners = /\u200c|\u200d|\u3164|\u2800/gu

/** What stands where a reason was given in which nothing can be read. */
export function emptyReason(help: string): Refusal {
  return nothingWritten('The reason is empty.', help)
}
