import type { ReceivedParagraph } from '../../model/exchange/received.ts'
import { pastedText } from '../../plain/pasted.ts'
import { largestOf } from '../largest.ts'

/** Longer than people or programs make a line: such a line is a paragraph of its own. */
const longestLine = 100

/**
 * A plain text as paragraphs: parted by empty lines, with the lists that people type. A line that ends where the next word
 * had no room goes on; one that ends before is a line of its own.
 */
export function plainParagraphs(text: string): ReceivedParagraph[] {
  const lines = pastedText(text.replaceAll('\u00a0', ' ')).split('\n')
  const width = largestOf(lines.map(({ length }) => length))
  const found: Typed[] = []
  let open: Typed | undefined
  let last = ''
  for (const line of lines) {
    const words = line.trim()
    if (words === '') open = undefined
    else if (open === undefined || begins(line, open)) {
      open = begun(line)
      found.push(open)
    } else open.words += (isWrapped(last, words, width) ? ' ' : '\n') + words
    last = line
  }
  return withLists(found).map(({ words, item }) => paragraphOf(words, item))
}

type Typed = { readonly sign: string | undefined; readonly indent: number; words: string }

function begun(line: string): Typed {
  const words = line.trim()
  const sign = signOf(words)
  return { sign, indent: line.search(/\S/), words: sign ? words.slice(sign.length).trim() : words }
}

function begins(line: string, open: Typed): boolean {
  return signOf(line.trim()) !== undefined || goesOut(line, open)
}

// A line under an item that does not stand below its words is no part of it.
function goesOut(line: string, { sign, indent }: Typed): boolean {
  return sign !== undefined && /^\S/.test(line) && indent > 0
}

function signOf(words: string): string | undefined {
  return /^(?:[-*•▪●◦‣–]|\d{1,3}[.)])(?=[ \t]+\S)/u.exec(words)?.[0]
}

function isWrapped(before: string, next: string, width: number): boolean {
  if (width > longestLine) return false
  const [first = ''] = next.split(' ')
  return before.trimEnd().length + 1 + first.length > width
}

type Item = ReceivedParagraph['item']

// Numbers are those of a list where they count from one; others belong to the words, because people refer to them.
function withLists(typed: readonly Typed[]): { words: string; item: Item }[] {
  let expected = 1
  return typed.map(({ sign, words }, index) => {
    if (sign === undefined) {
      expected = 1
      return { words, item: undefined }
    }
    const number = Number.parseInt(sign, 10)
    if (Number.isNaN(number)) return { words, item: { depth: 0, isNumbered: false } }
    const isFirst = number === 1 && Number.parseInt(typed[index + 1]?.sign ?? '', 10) === 2
    if (number === expected && (number > 1 || isFirst)) {
      expected = number + 1
      return { words, item: { depth: 0, isNumbered: true } }
    }
    expected = 1
    return { words: `${sign} ${words}`, item: undefined }
  })
}

function paragraphOf(text: string, item: Item): ReceivedParagraph {
  return {
    heading: undefined,
    style: '',
    labels: [],
    ...(item && { item }),
    pieces: [{ text, marks: [], looks: [], comments: [] }],
  }
}
