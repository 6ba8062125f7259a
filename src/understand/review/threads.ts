import type {
  ReceivedComment,
  ReceivedDocument,
  ReceivedParagraph,
} from '../../model/exchange/received.ts'
import { escaped, escapedStarts } from '../../plain/markdown-escapes.ts'
import { inSingleSpaces, isMade, textOfPieces } from '../reading.ts'
import type { Voices } from './authors.ts'

/** A comment with the replies to it. */
export type Thread = {
  readonly first: ReceivedComment
  readonly replies: readonly ReceivedComment[]
}

/** Comments with their replies. A reply to one that is not there is a comment itself. */
export function threadsIn({ comments }: ReceivedDocument): Thread[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  const root = (comment: ReceivedComment): ReceivedComment => {
    let at = comment
    for (const seen = new Set([at.id]); at.repliesTo !== undefined; seen.add(at.id)) {
      const above = byId.get(at.repliesTo)
      if (!above || seen.has(above.id)) return at
      at = above
    }
    return at
  }
  const threads = new Map<string, ReceivedComment[]>()
  for (const comment of comments) {
    const { id } = root(comment)
    threads.set(id, [...(threads.get(id) ?? []), comment])
  }
  return Array.from(threads, ([id, all]) => {
    const first = byId.get(id)
    return { first, replies: all.filter((one) => one.id !== id) }
  }).flatMap(({ first, replies }) => (first ? [{ first, replies }] : []))
}

/** What a thread says, as Markdown: where several speak, each behind what it is called. */
export function threadText({ first, replies }: Thread, voices: Voices): string {
  const said = [first, ...replies].filter(({ text }) => text.trim() !== '')
  if (said.length < 2) return paragraphs(said[0]?.text ?? '')
  return said.map(({ by, text }) => paragraphs(`${voices.called(by)}: ${text.trim()}`)).join('\n\n')
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => escapedStarts(escaped(inSingleSpaces(line))))
    .filter((line) => line !== '')
    .join('\n\n')
}

/** The words that any comment of a thread is on: those of the draft or, where there are none, those that were put in. */
export function wordsUnder(
  { first, replies }: Thread,
  paragraphsOf: readonly ReceivedParagraph[],
): string {
  const ids = [first, ...replies].map(({ id }) => id)
  const lines = (reading: 'rejected' | 'accepted') =>
    paragraphsOf
      .map(({ pieces }) =>
        inSingleSpaces(
          textOfPieces(
            pieces.filter(
              ({ comments, marks }) =>
                comments.some((id) => ids.includes(id)) && isMade(marks, reading),
            ),
          ),
        ),
      )
      .filter((line) => line !== '')
  const ofDraft = lines('rejected')
  return (ofDraft.length > 0 ? ofDraft : lines('accepted'))
    .map((line) => escapedStarts(escaped(line)))
    .join('\n\n')
}
