import { type TextFont, utf16 } from './text-font.ts'

/** A piece of text that is painted along one line, in one font. */
export type TextRun = {
  readonly text: string
  /** The same as it stands on the page, from the left to the right. */
  readonly visual: string
  /** The name of its font on the page. */
  readonly font: string
  readonly size: number
  /** The six numbers of `Tm` at its left end. */
  readonly matrix: readonly number[]
  readonly width: number
}

/** How text begins that runs to the left. */
export const reversed = '/ReversedChars BMC\n'

const step = '(?:-?[\\d.]+ -?[\\d.]+ Td )?<(?:[0-9A-F]{4})+> Tj\\n'
// Text in parentheses is ASCII here.
const spelled =
  '\\/Span<<\\/ActualText (?:<FEFF((?:[0-9A-F]{4})*)>|\\(((?:\\\\[()\\\\]|[^\\\\()])*)\\)) >> BDC\\n'
const cluster = new RegExp(`${spelled}((?:${step})+)EMC\\n|${step}`, 'gy')

/**
 * Reads what Chromium writes between `BT` and `ET` for text that runs to the left, glyph after glyph from its left end on.
 * @returns undefined where it writes anything else, or a glyph has no letter
 */
export function readRun(
  content: string,
  fontOf: (name: string) => TextFont | undefined,
): TextRun | undefined {
  const [face = '', name = '', height] = /\/(\w+) ([\d.]+) Tf\n/.exec(content) ?? []
  const [place = '', numbers = ''] = /^((?:-?[\d.]+ ){6})Tm\n/m.exec(content) ?? []
  const font = fontOf(name)
  if (!font || place === '') return undefined
  const size = Number(height)
  const body = content
    .replace(face, '')
    .replace(place, '')
    .replace(/^\/ReversedChars BMC\n([\s\S]*)EMC\n$/, '$1')

  const clusters: string[] = []
  const extent = { start: 0, left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY }
  let understood = 0
  for (const [all, hex, ascii, steps = all] of body.matchAll(cluster)) {
    understood += all.length
    const letters = lettersAlong(steps, font, size, extent)
    const spelling = hex === undefined ? ascii?.replaceAll(/\\(.)/g, '$1') : utf16(hex)
    clusters.push(...(spelling === undefined ? letters : [spelling]))
  }
  const width = extent.right - extent.left
  if (understood < body.length || clusters.includes('') || !(width > 0)) return undefined
  return {
    text: clusters.toReversed().join(''),
    visual: clusters.map((letters) => Array.from(letters).toReversed().join('')).join(''),
    font: name,
    size,
    matrix: movedAlong(numbers.trim().split(' ').map(Number), extent.left),
    width,
  }
}

type Extent = { start: number; left: number; right: number }

/** The letters of each glyph, or nothing where it has none of its own. `extent` grows by what they cover. */
function lettersAlong(steps: string, font: TextFont, size: number, extent: Extent): string[] {
  const letters: string[] = []
  for (const [, by, glyphs = ''] of steps.matchAll(/(?:(\S+) \S+ Td )?<(\w+)> Tj\n/g)) {
    extent.start += Number(by ?? 0)
    let end = extent.start
    for (let at = 0; at < glyphs.length; at += 4) {
      const glyph = Number.parseInt(glyphs.slice(at, at + 4), 16)
      letters.push(font.letters.get(glyph) ?? '')
      end += ((font.widths.get(glyph) ?? 0) * size) / 1000
    }
    extent.left = Math.min(extent.left, extent.start)
    extent.right = Math.max(extent.right, end)
  }
  return letters
}

function movedAlong([a = 1, b = 0, c = 0, d = 1, x = 0, y = 0]: readonly number[], by: number) {
  return [a, b, c, d, x + a * by, y + b * by]
}
