import { type Block, type Inline, item, type Paragraph, paragraph } from '../model/block.ts'
import { withLinks } from '../model/line.ts'
import { withHeadings } from '../plain/markdown.ts'
import type { Piece } from '../plain/piece.ts'

/** A paragraph, or an item of a list. */
export type Line = {
  /** What it answers, where several answers stand under one heading; it came and went with the line. */
  readonly name?: string
  readonly pieces: readonly Piece[]
  /** Whether the end of the paragraph stands in both states, in the later one only, or in the earlier one only. */
  readonly end: Piece['kind']
  /** Whether it is a heading within a text. */
  readonly isHeading?: boolean
}

/** What changed between two texts without line breaks of no meaning, word by word. */
export type WordsBetween = (before: string, after: string) => Piece[]

/** What changed in a text, paragraph by paragraph. Undefined: it was not there. */
export function linesBetween(
  before: string | undefined,
  after: string | undefined,
  wordsBetween: WordsBetween,
): Line[] {
  const [old, now] = [unwrapped(before ?? ''), unwrapped(after ?? '')]
  if (old === '' && now === '') return []
  if (old === '') return linesOf([{ kind: 'added', text: now }], 'added')
  if (now === '') return linesOf([{ kind: 'removed', text: old }], 'removed')
  return linesOf(wordsBetween(old, now), 'same')
}

/** What came and went of a set, entry by entry. */
export function entriesBetween(before: readonly string[], after: readonly string[]): Line[] {
  const line = (kind: Piece['kind'], text: string): Line => ({
    pieces: [{ kind, text: unwrapped(text).replaceAll('\n', ' ') }],
    end: kind,
  })
  return [
    ...after.map((entry) => line(before.includes(entry) ? 'same' : 'added', entry)),
    ...before.filter((entry) => !after.includes(entry)).map((entry) => line('removed', entry)),
  ]
}

/** One value in place of another. */
export function valueBetween(before: string | undefined, after: string | undefined): Line[] {
  return linesBetween(before, after, (old, now) =>
    old === now
      ? [{ kind: 'same', text: now }]
      : [
          { kind: 'removed', text: old },
          { kind: 'added', text: now },
        ],
  )
}

/** A text with one line for each paragraph and each item of a list, as it is read: how long the lines of a file are means nothing. */
export function unwrapped(text: string): string {
  const lines: string[] = []
  let isOpen = false
  for (const line of text.split(/\r\n|[\r\n\u2028\u2029]/).map((one) => one.trim())) {
    if (isOpen && line !== '' && !startsBlock.test(line)) lines.push(`${lines.pop()} ${line}`)
    else if (line !== '') lines.push(line)
    isOpen = line !== '' && !line.startsWith('#')
  }
  return lines.join('\n')
}

/** The same text with each heading as a paragraph of its own. */
export function withoutHeadingMarks(text: string): string {
  return withHeadings(text, (words) => `\n${words}\n`)
}

/** What a paragraph says in the later state; in the earlier one, where it is gone. */
export function saidBy({ pieces, end }: Line): string {
  const gone = end === 'removed' ? 'added' : 'removed'
  return pieces
    .filter(({ kind }) => kind !== gone)
    .map(({ text }) => text)
    .join('')
}

// A heading, a quotation, an item of a list, a row of a table.
const startsBlock = /^(?:#{1,6}\s|>|[-*+]\s|\d{1,9}[.)]\s|\|)/

function linesOf(pieces: readonly Piece[], end: Piece['kind']): Line[] {
  const lines: Line[] = []
  let current: Piece[] = []
  for (const { kind, text } of pieces) {
    const [first = '', ...rest] = text.split('\n')
    current.push({ kind, text: first })
    for (const part of rest) {
      lines.push({ pieces: current.filter(hasText), end: kind })
      current = [{ kind, text: part }]
    }
  }
  return [...lines, { pieces: current.filter(hasText), end }]
}

function hasText({ text }: Piece): boolean {
  return text !== ''
}

/** Lines as paragraphs and lists, with their changes marked as an author’s. @param isEntries whether each is an item */
export function lineBlocks(lines: readonly Line[], by: string, isEntries = false): Block[] {
  const blocks: Block[] = []
  for (const [index, line] of lines.entries()) {
    const { isItem, told } = withoutMarker(line, lines[index - 1]?.end ?? 'same')
    if (told.pieces.length === 0 && line.name === undefined && line.end === 'same') continue
    const words = lineParagraph(told, by)
    const last = blocks.at(-1)
    if (!isEntries && !isItem) blocks.push(words)
    else if (last?.kind === 'list') {
      blocks[blocks.length - 1] = { ...last, items: [...last.items, item([words])] }
    } else blocks.push({ kind: 'list', isLoose: false, items: [item([words])] })
  }
  return blocks
}

/** A paragraph with what came and went in it, and whether its end did. */
export function lineParagraph(line: Line, by: string): Paragraph {
  const { name, pieces, end, isHeading } = line
  const [first, ...rest] = pieces
  const label = name === undefined ? '' : `${name}: `
  const all =
    first?.kind === end
      ? [{ ...first, text: label + first.text }, ...rest]
      : [{ kind: end, text: label } satisfies Piece, ...pieces].filter(hasText)
  return paragraph(
    all.flatMap((piece) => marked(piece, by)),
    {
      ...(end !== 'same' && { change: { kind: kindOf[end], by } }),
      ...(isHeading && { isHeading: true as const }),
    },
  )
}

const kindOf = { added: 'inserted', removed: 'deleted' } as const

function marked({ kind, text: words }: Piece, by: string): Inline[] {
  const of = withLinks(words)
  return kind === 'same' ? of : [{ kind: kindOf[kind], by, of }]
}

const itemMarker = /^(?:[-*+]|\d{1,9}[.)])\s+/

/**
 * Without the mark of a list, which may be new as well.
 * @param start in which state the line begins: in the other one the same sign may stand within a paragraph
 */
function withoutMarker(
  line: Line,
  start: Line['end'],
): { readonly isItem: boolean; readonly told: Line } {
  const [first, ...rest] = line.pieces
  const [marker = ''] = itemMarker.exec(first?.text ?? '') ?? []
  const isSign = start === 'same' || first?.kind === start
  if (!first || marker === '' || !isSign) return { isItem: false, told: line }
  const left = { ...first, text: first.text.slice(marker.length) }
  return { isItem: true, told: { ...line, pieces: [left, ...rest].filter(hasText) } }
}
