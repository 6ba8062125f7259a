import type { Piece } from '../model/piece.ts'
import type { Line } from '../model/redline.ts'

/** What changed between two texts without line breaks of no meaning, word by word. */
export type WordsBetween = (before: string, after: string) => Piece[]

/** What changed in a text, paragraph by paragraph. Undefined: it was not there. */
export function linesBetween(
  before: string | undefined,
  after: string | undefined,
  wordsBetween: WordsBetween,
): Line[] {
  const [old, now] = [unwrapped(before ?? ''), unwrapped(after ?? '')]
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

type Change = { removed: string; added: string }

/**
 * The same changes with their ends at white space, so that marks around them are understood by every reader of Markdown:
 * what is left of a word that changed in part is in both the removed and the added one.
 */
export function wholeWords(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = []
  let open: Change | undefined
  const close = () => {
    if (open?.removed) whole.push({ kind: 'removed', text: open.removed })
    if (open?.added) whole.push({ kind: 'added', text: open.added })
    open = undefined
  }
  for (const [isSame, text, change] of runsIn(pieces)) {
    if (isSame) {
      const [head = ''] = open && needsMore(open, 'end') ? (/^\S+/.exec(text) ?? []) : []
      if (open) open = { removed: open.removed + head, added: open.added + head }
      if (head.length === text.length && head !== '') continue
      close()
      whole.push({ kind: 'same', text: text.slice(head.length) })
    } else if (open) {
      open = { removed: open.removed + change.removed, added: open.added + change.added }
    } else {
      const last = whole.at(-1)?.text ?? ''
      const [tail = ''] = needsMore(change, 'start') ? (/\S+$/.exec(last) ?? []) : []
      if (tail !== '') {
        whole.pop()
        whole.push({ kind: 'same', text: last.slice(0, last.length - tail.length) })
      }
      open = { removed: tail + change.removed, added: tail + change.added }
    }
  }
  close()
  return whole.filter(hasText)
}

// Marks may not stand between two letters: a side that begins or ends within a word needs the rest of it.
function needsMore({ removed, added }: Change, side: 'start' | 'end'): boolean {
  const edge = side === 'start' ? /^\S/ : /\S$/
  return [removed, added].some((text) => edge.test(text))
}

/** What stays and what changes, by turns. */
function runsIn(pieces: readonly Piece[]): (readonly [isSame: boolean, text: string, Change])[] {
  const runs: [boolean, string, Change][] = []
  for (const { kind, text } of pieces) {
    const last = runs.at(-1)
    const isSame = kind === 'same'
    const run: [boolean, string, Change] =
      last && last[0] === isSame ? last : [isSame, '', { removed: '', added: '' }]
    if (run !== last) runs.push(run)
    if (isSame) run[1] += text
    else run[2][kind] += text
  }
  return runs
}
