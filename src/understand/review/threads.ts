import type { Field } from '../../model/block.ts'
import type {
  ReceivedComment,
  ReceivedDocument,
  ReceivedParagraph,
} from '../../model/exchange/received.ts'
import type { SaidComment } from '../../model/exchange/understood.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { escaped, escapedStarts } from '../../plain/markdown-escapes.ts'
import { placedAt } from '../placed.ts'
import { inSingleSpaces, isMade, textOfPieces } from '../reading.ts'
import type { Voices } from './authors.ts'
import { type Review, saidComment } from './said-changes.ts'

/** A comment with the replies to it. */
type Thread = {
  readonly first: ReceivedComment
  readonly replies: readonly ReceivedComment[]
}

/** Comments with their replies. A reply to one that is not there is a comment itself. */
function threadsIn({ comments }: ReceivedDocument): Thread[] {
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
  return Array.from(groupedBy(comments, root), ([first, all]) => ({
    first,
    replies: all.filter((one) => one.id !== first.id),
  }))
}

/** Each thread of a document as a comment on the field on whose words it is. */
export function commentsOnFields(
  document: ReceivedDocument,
  fields: ReadonlyMap<string, Field | undefined>,
  review: Review,
): SaidComment[] {
  const { known, against, voices } = review
  return threadsIn(document).map((thread) => {
    const { first, replies } = thread
    const [field] = [first, ...replies].flatMap(({ id }) => fields.get(id) ?? [])
    const said = threadText(thread, voices)
    const words = {
      // Somebody may put a mark and write nothing.
      text: said === '' ? 'A comment without words.' : said,
      quotation: wordsUnder(thread, document.paragraphs),
    }
    return saidComment(words, placedAt(field, known, against), [first.by], review)
  })
}

/** What a thread says, as Markdown: where several speak, each behind what it is called. */
function threadText({ first, replies }: Thread, voices: Voices): string {
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
function wordsUnder(
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
