import type {
  ReceivedMark,
  ReceivedParagraph,
  ReceivedPiece,
} from '../../model/exchange/received.ts'
import { inSingleSpaces, isMade, type Reading } from '../reading.ts'

/** Who changed something: undefined where the names were taken out of the file. */
export type Author = string | undefined

/** Words that were taken out, and those that were put in their place; '' where there are none. */
export type Swap = { readonly out: string; readonly in: string }

export function authorsOf(paragraphs: readonly ReceivedParagraph[]): Author[] {
  return [...new Set(marksIn(paragraphs).map(({ by }) => by))]
}

function marksIn(paragraphs: readonly ReceivedParagraph[]): ReceivedMark[] {
  return paragraphs.flatMap(({ pieces, endMark, rowMark }) => [
    ...pieces.flatMap(({ text, marks }) => (text === '' ? [] : marks)),
    ...(endMark ? [endMark] : []),
    ...(rowMark ? [rowMark] : []),
  ])
}

/**
 * The authors whose changes have to be taken together: those who changed the same words, or words with nothing between them.
 */
export function groupsOfAuthors(paragraphs: readonly ReceivedParagraph[]): Author[][] {
  return touchingAuthors(paragraphs).reduce<Author[][]>(
    (groups, touching) => {
      const isTouched = (group: Author[]) => group.some((author) => touching.includes(author))
      const apart = groups.filter((group) => !isTouched(group))
      return [...apart, groups.filter(isTouched).flat()]
    },
    authorsOf(paragraphs).map((author) => [author]),
  )
}

/** Of each stretch of changes with nothing between them, whose they are, where they are of several. */
function touchingAuthors(paragraphs: readonly ReceivedParagraph[]): Author[][] {
  const runs: Author[][] = [[]]
  for (const paragraph of paragraphs) {
    for (const { marks } of [...paragraph.pieces, endOf(paragraph)]) {
      if (marks.length === 0) runs.push([])
      runs.at(-1)?.push(...marks.map(({ by }) => by))
    }
  }
  return runs.filter((authors) => new Set(authors).size > 1)
}

function endOf({ rowMark, endMark }: ReceivedParagraph): { readonly marks: ReceivedMark[] } {
  return { marks: [rowMark, endMark].flatMap((mark) => mark ?? []) }
}

/** The reading in which the changes of these authors count, and those of no others. */
export function readingOf(authors: readonly Author[]): Reading {
  return ({ by }) => authors.includes(by)
}

/** What authors took out and put in, in its order. */
export function swapsBy(
  paragraphs: readonly ReceivedParagraph[],
  authors: readonly Author[],
): Swap[] {
  return paragraphs
    .flatMap(({ pieces }) => swapsIn(pieces, readingOf(authors)))
    .map((swap) => ({ out: inSingleSpaces(swap.out), in: inSingleSpaces(swap.in) }))
    .filter((swap) => swap.out !== swap.in)
}

function swapsIn(pieces: readonly ReceivedPiece[], reading: Reading): Swap[] {
  const swaps: Swap[] = []
  let open: Swap = { out: '', in: '' }
  for (const { text, marks } of pieces) {
    const [was, is] = [isMade(marks, 'rejected'), isMade(marks, reading)]
    if (was && is) {
      swaps.push(open)
      open = { out: '', in: '' }
    } else if (was) open = { ...open, out: open.out + text }
    else if (is) open = { ...open, in: open.in + text }
  }
  return [...swaps, open]
}

/** What differs between two texts, without the words that both begin and end with. */
export function swapBetween(before: string, after: string): Swap {
  const [one, other] = [before.split(' '), after.split(' ')]
  let start = 0
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start += 1
  let tail = 0
  while (
    tail < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - tail] === other[other.length - 1 - tail]
  )
    tail += 1
  return {
    out: one.slice(start, one.length - tail).join(' '),
    in: other.slice(start, other.length - tail).join(' '),
  }
}
