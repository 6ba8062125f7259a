import type { Line } from '../model/redline.ts'
import { withHeadings } from '../plain/markdown.ts'
import type { Piece } from '../plain/piece.ts'

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

/** A stretch of two texts; where it stays, both say the same. */
type Run = { readonly isSame: boolean; readonly removed: string; readonly added: string }

/**
 * The same changes with ends at which Markdown can have marks: between a point, or any other sign, and a letter it cannot.
 * There, and in a web address, the rest of the word is in both the removed and the added one.
 */
export function markable(pieces: readonly Piece[]): Piece[] {
  const runs: Run[] = []
  for (const piece of pieces) {
    const last = runs.pop()
    for (const run of last ? besides(last, runOf(piece)) : [runOf(piece)]) push(runs, run)
  }
  return runs.flatMap(piecesOf).filter(hasText)
}

function runOf({ kind, text }: Piece): Run {
  return {
    isSame: kind === 'same',
    removed: kind === 'added' ? '' : text,
    added: kind === 'removed' ? '' : text,
  }
}

/** Where nothing is left between two changes they are one. */
function push(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last && last.isSame === run.isSame) runs.splice(-1, 1, together(last, run))
  else runs.push(run)
}

function piecesOf({ isSame, removed, added }: Run): Piece[] {
  if (isSame) return [{ kind: 'same', text: added }]
  return [
    { kind: 'removed', text: removed },
    { kind: 'added', text: added },
  ]
}

/** Two runs side by side, with the word that no mark can stand in taken out of the one that stays. */
function besides(first: Run, second: Run): Run[] {
  if (first.isSame === second.isSame) return [first, second]
  if (second.isSame) {
    const [head = ''] = needsHead(first, second) ? (/^\S+/.exec(second.added) ?? []) : []
    const rest = second.added.slice(head.length)
    return [together(first, same(head)), ...(rest === '' ? [] : [same(rest)])]
  }
  const [tail = ''] = needsTail(first, second) ? (/\S+$/.exec(first.added) ?? []) : []
  const rest = first.added.slice(0, first.added.length - tail.length)
  return [...(rest === '' ? [] : [same(rest)]), together(same(tail), second)]
}

function needsHead(change: Run, after: Run): boolean {
  return (endsInSign(change) && /^[^\s\p{P}\p{S}]/u.test(after.added)) || isAddress(change, after)
}

function needsTail(before: Run, change: Run): boolean {
  return (
    (startsWithSign(change) && /[^\s\p{P}\p{S}]$/u.test(before.added)) || isAddress(before, change)
  )
}

// Programs make a link of a web address without any mark, and of all that follows it up to the next space.
function isAddress(first: Run, second: Run): boolean {
  const word = (text: string, edge: RegExp) => edge.exec(text)?.[0] ?? ''
  return (['removed', 'added'] as const).some((side) =>
    /:\/\/|www\.|@/i.test(word(first[side], /\S+$/) + word(second[side], /^\S+/)),
  )
}

function startsWithSign({ removed, added }: Run): boolean {
  return [removed, added].some((text) => /^[\p{P}\p{S}]/u.test(text))
}

function endsInSign({ removed, added }: Run): boolean {
  return [removed, added].some((text) => /[\p{P}\p{S}]$/u.test(text))
}

function together(first: Run, second: Run): Run {
  return {
    isSame: first.isSame && second.isSame,
    removed: first.removed + second.removed,
    added: first.added + second.added,
  }
}

function same(text: string): Run {
  return { isSame: true, removed: text, added: text }
}
