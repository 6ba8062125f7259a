import { Chalk } from 'chalk'
import type { Piece } from '../plain/piece.ts'
import { shown } from '../plain/text.ts'
import { wrapped } from '../plain/wrap.ts'

type Screen = { readonly colour: boolean; readonly width: number; readonly indent: number }

/** A text of several paragraphs for the screen: nothing of it is left out, none of it can command the terminal. */
export function inParagraphs(text: string, { width, indent }: Omit<Screen, 'colour'>): string[] {
  return text
    .trim()
    .replaceAll('\r\n', '\n')
    .replaceAll(withinParagraph, ' ')
    .split('\n')
    .flatMap((line) =>
      line === '' ? [''] : wrapped(shown(line, Number.POSITIVE_INFINITY), { width, indent }),
    )
}

// A line break that means nothing in Markdown: no blank line follows, and no list item.
const withinParagraph = /(?<!\n)\n(?!\n|\s*([-*+|>#]|\d+[.)])\s)/gu

/** What changed between two texts with its marks: [-taken out-] {+put in+}. Colour only decorates. */
export function markedWords(pieces: readonly Piece[], { colour, width, indent }: Screen): string[] {
  const lines = inParagraphs(pieces.map(marked).join(''), { width, indent })
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
