import type { Field } from '../../model/block.ts'
import type { ReceivedParagraph, ReceivedPiece } from '../../model/exchange/received.ts'
import { schemaAt } from '../../model/schemas.ts'
import { isMade, linesRead } from '../reading.ts'

/** One answer of the plan as it stands in a document: nap’s own words around it are none of it. */
export type Slot = {
  readonly field: Field
  /** Whose answer it is, where a question has one of each institution. */
  readonly giver?: string
  /**
   * `markdown` is prose, `words` a line or two, `value` what is chosen or counted: an institution, a date, a list; `links` a
   * list of links by their words; `printed` a line that nap makes of several answers, which it cannot be parted into again.
   */
  readonly form: 'markdown' | 'words' | 'value' | 'links' | 'printed'
  /** What the plan says there; undefined where it says nothing. */
  readonly base: unknown
  /** What stands there is not to be repeated where everybody may read it. */
  readonly isPrivate?: true
  readonly paragraphs: readonly ReceivedParagraph[]
}

export type Slots = {
  readonly slots: readonly Slot[]
  /** nap’s own words, and what belongs to no answer. */
  readonly rest: readonly ReceivedParagraph[]
}

/** Whether all of it came with change tracking. */
export function isPutIn(paragraph: ReceivedParagraph): boolean {
  return (
    linesRead([paragraph], 'rejected').length === 0 && linesRead([paragraph], 'accepted').length > 0
  )
}

/** Words that somebody put in where the plan says nothing, without nap’s own words that stand there. */
export function withoutOwn(
  pieces: readonly ReceivedPiece[],
  own: string | undefined,
): ReceivedPiece[] {
  const before = pieces.filter(({ marks }) => isMade(marks, 'rejected'))
  const isOwn =
    before.every(({ looks, text }) => looks.includes('emphasis') || text.trim() === '') ||
    before
      .map(({ text }) => text)
      .join('')
      .trim() === own
  return isOwn ? pieces.filter((piece) => !before.includes(piece)) : [...pieces]
}

/** Whether an answer is words, and not something that is chosen or counted. */
export function isPlainText(pointer: string): boolean {
  const schema = schemaAt('contribution', pointer)
  return (
    schema?.type === 'string' &&
    schema.enum === undefined &&
    schema['x-refers-to'] === undefined &&
    (schema.pattern === undefined || schema.maxLength === 300)
  )
}

export function withPieces(
  paragraph: ReceivedParagraph,
  pieces: readonly ReceivedPiece[] = [],
): ReceivedParagraph {
  return { ...paragraph, pieces }
}
