import type { Book } from '../model/book.ts'
import type { Around } from './around.ts'
import { fontFaces } from './font-faces.ts'
import type { Look } from './format.ts'
import { houseCss, houseFaces } from './house-look.ts'

const hands = ['Nap Urdu', 'Nap Arabic']

function isInNastaliq(language: string): boolean {
  return /^(?:ur|ks|pnb|skr)(?:-|$)/.test(language)
}

/** The look of a book, with the fonts that its text needs. */
export function stylesheet(book: Book, look: Look, around: Around, text: string): string {
  const { words } = book
  const running = {
    head: `${book.country} · ${book.title}`,
    edition: book.edition,
    stamp: book.stamp,
    page: `${words.page} `,
    of: ` ${words.of} `,
  }
  const variables = Object.entries(running).map(
    ([name, value]) => `--${name}: ${cssString(value)};`,
  )
  const used = text + Object.values(running).join('')
  const { style } = look
  // Letters of that script are written in two hands.
  const [right, other] = isInNastaliq(around.tags.rtl) ? hands : hands.toReversed()
  const own = look.fonts.filter(({ family }) => family !== other)
  const fonts = [...own, ...(style ? houseFaces(style) : [])]
  const house = style ? `\n${houseCss(style)}` : ''
  return `${fontFaces(fonts, used)}\n:root { --right: '${right}'; ${variables.join(' ')} }\n${look.css}${house}\n@page { size: ${pageSize[book.paper]} }${around.runs === 'rtl' ? runningFromTheRight : ''}`
}

// What stands at the head and the foot of each page is no part of its words.
const runningFromTheRight = `
@page { @top-left { content: var(--edition) } @top-right { content: var(--head) } @bottom-left { content: var(--page) counter(page) var(--of) counter(pages) } @bottom-right { content: var(--stamp) } }
@page cover { @top-left { content: none } @top-right { content: none } @bottom-left { content: none } @bottom-right { content: none } }`

const pageSize = { A4: 'A4', A3: 'A3 landscape' } as const

// A country’s or a ministry’s words must not end the string, the rule or the style element.
function cssString(words: string): string {
  const safe = Array.from(words, (character) =>
    /[\p{L}\p{N} .,·–-]/u.test(character)
      ? character
      : `\\${character.codePointAt(0)?.toString(16)} `,
  )
  return `"${safe.join('')}"`
}
