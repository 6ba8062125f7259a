import type { ReceivedMark, ReceivedParagraph } from '../model/received.ts'
import { isMade, linesRead, type Reading } from './reading.ts'

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
  const groups = authorsOf(paragraphs).map((author) => [author])
  for (const touching of touchingAuthors(paragraphs)) {
    const together = groups.filter((group) => group.some((author) => touching.includes(author)))
    const [first, ...others] = together
    for (const other of others) {
      first?.push(...other)
      groups.splice(groups.indexOf(other), 1)
    }
  }
  return groups
}

function touchingAuthors(paragraphs: readonly ReceivedParagraph[]): Author[][] {
  const runs: Author[][] = []
  let run: Author[] = []
  for (const { pieces, endMark, rowMark } of paragraphs) {
    for (const { marks, text } of pieces) {
      if (text === '') continue
      if (marks.length === 0) {
        runs.push(run)
        run = []
      }
      run.push(...marks.map(({ by }) => by))
    }
    if (rowMark) run.push(rowMark.by)
    if (endMark) run.push(endMark.by)
    else {
      runs.push(run)
      run = []
    }
  }
  return [...runs, run].filter((authors) => new Set(authors).size > 1)
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
  const reading = readingOf(authors)
  const swaps: Swap[] = []
  for (const paragraph of paragraphs) {
    let open = { out: '', in: '' }
    for (const { text, marks } of [...paragraph.pieces, end]) {
      const [was, is] = [isMade(marks, 'rejected'), isMade(marks, reading)]
      if (was && !is) open = { ...open, out: open.out + text }
      else if (!was && is) open = { ...open, in: open.in + text }
      else if (was && is) {
        swaps.push(open)
        open = { out: '', in: '' }
      }
    }
  }
  return swaps
    .map((swap) => ({ out: spaced(swap.out), in: spaced(swap.in) }))
    .filter((swap) => swap.out !== swap.in)
}

const end = { text: '', marks: [] }

function spaced(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim()
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

export function saysNothing(paragraphs: readonly ReceivedParagraph[], reading: Reading): boolean {
  return linesRead(paragraphs, reading).length === 0
}
