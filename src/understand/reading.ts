import type { ReceivedMark, ReceivedParagraph, ReceivedPiece } from '../model/exchange/received.ts'

/** Which changes of a document count as made: all, none, or those that somebody chooses. */
export type Reading = 'accepted' | 'rejected' | ((mark: ReceivedMark) => boolean)

/** A paragraph as one reading has it: of its words only those that stand. */
export type ReadParagraph = ReceivedParagraph & {
  /** The paragraphs that it is made of, by their places in what was read. */
  readonly from: readonly number[]
}

/**
 * The paragraphs that a reading leaves: without the words that do not stand, without rows that do not, and joined where
 * the end between two does not. Those in which nothing is left are left out.
 */
export function paragraphsRead(
  paragraphs: readonly ReceivedParagraph[],
  reading: Reading,
): ReadParagraph[] {
  const read: ReadParagraph[] = []
  let open: { pieces: ReceivedPiece[]; from: number[] } = { pieces: [], from: [] }
  for (const [index, paragraph] of paragraphs.entries()) {
    const stands = paragraph.rowMark === undefined || isMade([paragraph.rowMark], reading)
    const pieces = stands ? paragraph.pieces.filter(({ marks }) => isMade(marks, reading)) : []
    open = { pieces: [...open.pieces, ...pieces], from: [...open.from, index] }
    const next = paragraphs[index + 1]
    const goesOn =
      paragraph.endMark !== undefined &&
      !isMade([paragraph.endMark], reading) &&
      next !== undefined &&
      isSameCell(paragraph, next)
    if (goesOn) continue
    read.push({ ...paragraph, ...open })
    open = { pieces: [], from: [] }
  }
  return read.filter(({ pieces }) => textOfPieces(pieces).trim() !== '')
}

/** Whether words with these marks are there: put in by a change that counts, and not taken out by one. */
export function isMade(marks: readonly ReceivedMark[], reading: Reading): boolean {
  return marks.every((mark) => counts(mark, reading) === (mark.kind === 'inserted'))
}

function counts(mark: ReceivedMark, reading: Reading): boolean {
  return typeof reading === 'string' ? reading === 'accepted' : reading(mark)
}

export function textOfPieces(pieces: readonly Pick<ReceivedPiece, 'text'>[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** The words of a document, a paragraph a line, with single spaces. */
export function linesRead(paragraphs: readonly ReceivedParagraph[], reading: Reading): string[] {
  return paragraphsRead(paragraphs, reading).map(({ pieces }) =>
    inSingleSpaces(textOfPieces(pieces)),
  )
}

/** The same with each line that somebody has broken within a paragraph for itself: of a list, it is an entry. */
export function brokenLinesRead(
  paragraphs: readonly ReceivedParagraph[],
  reading: Reading,
): string[] {
  return paragraphsRead(paragraphs, reading)
    .flatMap(({ pieces }) => textOfPieces(pieces).split('\n'))
    .map(inSingleSpaces)
    .filter((line) => line !== '')
}

export function inSingleSpaces(words: string): string {
  return words.replaceAll(/[\s\u00a0\u200b]+/g, ' ').trim()
}

function isSameCell({ cell: one }: ReceivedParagraph, { cell: other }: ReceivedParagraph): boolean {
  return one?.table === other?.table && one?.row === other?.row && one?.column === other?.column
}
