import type {
  ReceivedMark,
  ReceivedParagraph,
  ReceivedPiece,
} from '../../model/exchange/received.ts'
import { isMade, textOfPieces } from '../reading.ts'

/** A stretch of the words of a line as they stood before any change, from sign to sign. */
export type Span = { readonly start: number; readonly end: number }

/** Words cut into those of each span and what is left over. */
type Cut = { readonly parts: readonly ReceivedPiece[][]; readonly rest: readonly ReceivedPiece[] }

/** The words of a line before any change. */
export function wordsBefore(pieces: readonly ReceivedPiece[]): string {
  return textOfPieces(pieces.filter(({ marks }) => isMade(marks, 'rejected')))
}

/**
 * The pieces of a line, cut at the ends of spans. What was put in at the edge of a span is part of it: of the one before, where
 * two touch.
 */
export function cutBySpans(pieces: readonly ReceivedPiece[], spans: readonly Span[]): Cut {
  const parts: ReceivedPiece[][] = spans.map(() => [])
  const rest: ReceivedPiece[] = []
  let at = 0
  for (const piece of pieces) {
    if (!isMade(piece.marks, 'rejected')) {
      const index = spans.findIndex(({ start, end }) => start <= at && at <= end)
      ;(parts[index] ?? rest).push(piece)
      continue
    }
    const end = at + piece.text.length
    const edges = spans.flatMap((span) => [span.start, span.end])
    const cuts = [at, ...edges.filter((edge) => edge > at && edge < end), end].toSorted(
      (a, b) => a - b,
    )
    for (const [place, from] of cuts.slice(0, -1).entries()) {
      const to = cuts[place + 1] ?? end
      const index = spans.findIndex((span) => span.start <= from && to <= span.end)
      ;(parts[index] ?? rest).push({ ...piece, text: piece.text.slice(from - at, to - at) })
    }
    at = end
  }
  return { parts, rest }
}

/** The same, sign for sign, with the comma of Latin script alone: documents part names by the comma of their language. */
export function withPlainCommas(words: string): string {
  return words.replaceAll('،', ',')
}

/** Where words stand in a line, whatever the spaces between them; undefined where they do not. */
export function spanOfWords(line: string, words: string, from = 0): Span | undefined {
  const parts = words.split(/\s+/).filter((word) => word !== '')
  if (parts.length === 0) return undefined
  let start = line.indexOf(parts[0] ?? '', from)
  while (start >= 0) {
    const end = endOfWords(line, parts, start)
    if (end !== undefined) return { start, end }
    start = line.indexOf(parts[0] ?? '', start + 1)
  }
  return undefined
}

function endOfWords(line: string, parts: readonly string[], start: number): number | undefined {
  let at = start
  for (const [index, part] of parts.entries()) {
    const [space = ''] = /^\s*/.exec(line.slice(at)) ?? []
    if (index > 0 && space === '') return undefined
    if (index > 0) at += space.length
    if (!line.startsWith(part, at)) return undefined
    at += part.length
  }
  return at
}

/** Paragraphs as one line. */
export function inOneLine(paragraphs: readonly ReceivedParagraph[]): ReceivedPiece[] {
  return paragraphs.flatMap(({ pieces, endMark }, index) => {
    if (index === paragraphs.length - 1) return [...pieces]
    const marks: readonly ReceivedMark[] = endMark ? [endMark] : []
    return [...pieces, { text: '\n', marks, looks: [], comments: [] }]
  })
}
