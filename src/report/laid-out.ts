import { Chalk } from 'chalk'
import type { Piece } from '../plain/piece.ts'
import { shown } from '../plain/text.ts'
import { wrapped } from '../plain/wrap.ts'

type Screen = { readonly colour: boolean; readonly width: number }
type Room = { readonly width: number; readonly indent: number }

/** What goes on a screen: a text that is set in by as many spaces as it begins with, or what changed between two. */
export type Said = string | { readonly indent: number; readonly pieces: readonly Piece[] }

/** Texts of one or more paragraphs as lines of a screen: nothing is left out, nothing can command the terminal. */
export function laidOut(said: readonly Said[], screen: Screen): string[] {
  return said.flatMap((one) =>
    typeof one === 'string'
      ? inParagraphs(one, { ...screen, indent: one.search(/[^ ]|$/) })
      : markedWords(one.pieces, { ...screen, indent: one.indent }),
  )
}

/** Words that are there to be copied, and stay on one line. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00a0')
}

function inParagraphs(text: string, room: Room): string[] {
  return text
    .trim()
    .replaceAll('\r\n', '\n')
    .replaceAll(withinParagraph, ' ')
    .split('\n')
    .flatMap((line) => (line === '' ? [''] : wrapped(shown(line, Number.POSITIVE_INFINITY), room)))
    .map((line) => line.replaceAll('\u00a0', ' '))
}

// A line break that means nothing in Markdown: no blank line follows, and no list item.
const withinParagraph = /(?<!\n)\n(?!\n|\s*([-*+|>#]|\d+[.)])\s)/gu

/** What changed between two texts with its marks: [-taken out-] {+put in+}. Colour only decorates. */
function markedWords(pieces: readonly Piece[], { colour, ...room }: Screen & Room): string[] {
  const lines = inParagraphs(pieces.map(marked).join(''), room)
  if (!colour) return lines
  const chalk = new Chalk({ level: 1 })
  let open: Piece['kind'] = 'same'
  // A mark may go on over the end of a line.
  return lines.map((line) =>
    line
      .split(/(?=\[-|\{\+)|(?<=-\]|\+\})/)
      .map((part) => {
        if (part.startsWith('[-')) open = 'removed'
        if (part.startsWith('{+')) open = 'added'
        const painted = paint(chalk, open, part)
        if (part.endsWith('-]') || part.endsWith('+}')) open = 'same'
        return painted
      })
      .join(''),
  )
}

function marked({ kind, text }: Piece): string {
  if (kind === 'same') return text
  return kind === 'removed' ? `[-${text}-]` : `{+${text}+}`
}

function paint(chalk: InstanceType<typeof Chalk>, kind: Piece['kind'], text: string): string {
  if (kind === 'same') return text
  return kind === 'removed' ? chalk.red(text) : chalk.green(text)
}
