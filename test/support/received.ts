import type {
  ReceivedDocument,
  ReceivedParagraph,
  ReceivedPiece,
} from '../../src/model/exchange/received.ts'

/** Words of a document that came in. */
export function piece(text: string, more: Partial<ReceivedPiece> = {}): ReceivedPiece {
  return { text, marks: [], looks: [], comments: [], ...more }
}

/** A paragraph of a document that came in: `said('words')`, or of several pieces. */
export function said(
  words: string | readonly ReceivedPiece[],
  more: Partial<ReceivedParagraph> = {},
): ReceivedParagraph {
  const pieces = typeof words === 'string' ? [piece(words)] : words
  return { heading: undefined, style: 'Line', labels: [], pieces, ...more }
}

export function documentOf(
  paragraphs: readonly ReceivedParagraph[],
  more: Partial<ReceivedDocument> = {},
): ReceivedDocument {
  return {
    kind: 'document',
    properties: {},
    savedBy: undefined,
    paragraphs,
    comments: [],
    remarks: [],
    ...more,
  }
}
