import { directionOf } from '../../plain/script.ts'
import { letterWidth, type TextFont } from './text-font.ts'
import { readRun, reversed, type TextRun } from './text-run.ts'

/** What a page shows, and the words that run to the left apart from it. */
export type TakenApart = {
  /** All of it, but these words are not painted. */
  readonly shown: string
  /** Only these words, painted, by what sets their colour. */
  readonly painted: ReadonlyMap<string, string>
  /** The font of one of them; undefined where there are none. */
  readonly font: string | undefined
}

/** `run` where it is such a word, or a space. */
type Piece = { readonly content: string; readonly isWord: boolean; readonly run?: TextRun }

/** @param content what Chromium wrote for a page, whose fonts `fontOf` knows by name */
export function takenApart(
  content: string,
  fontOf: (name: string) => TextFont | undefined,
): TakenApart {
  const pieces = Array.from(
    `${content}\n`.matchAll(/BT\n([\s\S]*?)ET\n|(?:(?!BT\n).*\n)+/g),
    ([all, text]) => pieceOf(all, text, fontOf),
  )
  let shown = ''
  for (let at = 0; at < pieces.length; ) {
    const runs = wordsFrom(pieces, at)
    shown += runs.length > 0 ? unpainted(runs) : pieces[at]?.content
    at += Math.max(runs.length, 1)
  }
  const font = pieces.find(({ isWord }) => isWord)?.run?.font
  return { shown, painted: paintedIn(pieces), font }
}

function pieceOf(
  content: string,
  text: string | undefined,
  fontOf: (name: string) => TextFont | undefined,
): Piece {
  const isReversed = text?.startsWith(reversed) ?? false
  // Nothing longer is a space.
  const run = text !== undefined && (isReversed || text.length < 100) && readRun(text, fontOf)
  if (!run) return { content, isWord: false }
  // One code for each letter: those beyond have two.
  const isWord = isReversed && directionOf(run.text) === 'rtl' && !/[^\0-\uffff]/u.test(run.text)
  return isWord || run.text.trim() === '' ? { content, isWord, run } : { content, isWord: false }
}

/** The words along a line from a piece on, with the spaces between them: readers look for a phrase within one text. */
function wordsFrom(pieces: readonly Piece[], from: number): TextRun[] {
  const first = pieces[from]
  const runs: TextRun[] = []
  if (!first?.isWord) return runs
  let words = 0
  for (let at = from; ; at++) {
    const { run, isWord } = pieces[at] ?? {}
    if (!run || run.matrix[5] !== first.run?.matrix[5] || run.size !== first.run?.size) break
    runs.push(run)
    if (isWord) words = runs.length
  }
  return runs.slice(0, words)
}

/** Each word is as wide as it is painted, so that what is found or marked is where it is seen. */
function unpainted(runs: readonly TextRun[]): string {
  const [first] = runs
  const words = runs.map(({ visual, size, matrix, width }) => {
    const [a = 1, b = 0, ...others] = matrix
    const stretch = (width * 1000) / (visual.length * size * letterWidth)
    const place = [a * stretch, b * stretch, ...others].map((one) => Number(one.toFixed(2)))
    const codes = Buffer.from(visual, 'utf16le').swap16().toString('hex')
    return `${place.join(' ')} Tm\n<${codes}> Tj\n`
  })
  return `BT\n${reversed}/Letters ${first?.size} Tf\n3 Tr\n${words.join('')}0 Tr\nEMC\nET\n`
}

/** Some readers give all that a glyph paints the one colour in which it is shown: the words of each colour are apart. */
function paintedIn(pieces: readonly Piece[]): Map<string, string> {
  const colours = coloursOf(pieces)
  const places = pieces.map(({ content }) => placesIn(content))
  const painted = new Map<string, string>()
  for (const [at, { isWord }] of pieces.entries()) {
    const colour = colours[at] ?? ''
    if (!isWord || painted.has(colour)) continue
    const parts = pieces.map((piece, index) => {
      if (!piece.isWord) return places[index]
      return colours[index] === colour ? piece.content.replaceAll(marks, '') : ''
    })
    painted.set(colour, parts.join(''))
  }
  return painted
}

const marks = /^.*(?:BMC|BDC|EMC)\n/gm
const colourings = /^(?:.* )?(q|Q|gs|g|rg|k|sc|scn)\n/gm

type Setting = readonly [state: string, colour: string]

/** What has set the colour of each piece. */
function coloursOf(pieces: readonly Piece[]): string[] {
  const settings: Setting[] = [['', '']]
  return pieces.map(({ content }) => {
    if (!content.startsWith('BT\n')) {
      for (const [line, operator] of content.matchAll(colourings)) set(settings, line, operator)
    }
    return settings.at(-1)?.join('') ?? ''
  })
}

/** @param settings the one in force, after those to which `Q` goes back */
function set(settings: Setting[], line: string, operator: string | undefined): void {
  const [state, colour] = settings.pop() ?? ['', '']
  if (operator === 'q') settings.push([state, colour], [state, colour])
  else if (operator === 'gs') settings.push([line, colour])
  else if (operator !== 'Q') settings.push([state, line])
}

const filledPaths = /^(?:(?:\S+ )+(?:m|l|c|v|y|re)\n|h\n)+(?:f|f\*|F|S|s|B|B\*|b|b\*)\n/gm
const placings = /^(?:.* )?(?:q|Q|cm|m|l|c|v|y|h|re|W|W\*|n)\n/gm

/** What of a content decides where that which follows is painted: its place, and what cuts it off. */
function placesIn(content: string): string {
  if (content.startsWith('BT\n')) return ''
  return content.replaceAll(filledPaths, '').match(placings)?.join('') ?? ''
}
