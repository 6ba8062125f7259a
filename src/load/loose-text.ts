import { isFieldName, textNamed } from '../model/schemas.ts'
import { type Fault, fault, type Span } from './fault.ts'
import { lineBreak, lineEnd } from './lines.ts'

/** Lines of a text that do not read as such, and what the file is without them. */
export type LooseText = { readonly slip: Fault; readonly from: number; readonly rest: Span }

/**
 * A long text whose “|” is missing, or lines of a text that are not indented: the reader stumbles over what comes after
 * them, or takes them for fields. Only where every line of it is prose.
 */
export function looseTexts(text: string): LooseText[] {
  const lines = linesOf(text)
  return lines.flatMap((line, index) => {
    const [, before = '', name = '', after = ''] = field.exec(line.words) ?? []
    const rest = after.trim()
    if (!textNamed(name) || /^["'[{&*!]/.test(rest)) return []
    const found = textBelow(lines, index + 1, before.length)
    const bar = withoutBar(text, { name, line, rest, below: found.below })
    const margin = found.margin[0] ? atMargin(text, { line, rest, ...found }) : []
    return margin.length > 0 ? margin : bar
  })
}

type Line = {
  readonly words: string
  readonly start: number
  readonly end: number
  /** The words of the line before. */
  readonly before: string
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start < text.length; start = lineEnd(text, start) + 1) {
    const end = lineEnd(text, start)
    lines.push({
      words: text.slice(start, end).replace(/\r$/, ''),
      start,
      end,
      before: lines.at(-1)?.words ?? '',
    })
  }
  return lines
}

const field = /^( *(?:- +)*)([a-z_]+):(?:\s(.*))?$/

type Below = {
  /** The lines that are indented as they should be, up to the first that is not. */
  readonly below: readonly Line[]
  /** The first that is not, and what follows up to the next field. */
  readonly margin: readonly Line[]
}

function textBelow(lines: readonly Line[], from: number, column: number): Below {
  const isBlank = ({ words }: Line) => words.trim() === ''
  const isBelow = (line: Line) => isBlank(line) || line.words.search(/\S/) > column
  const below = linesWhile(lines, from, isBelow)
  const next = lines[from + below.length]
  if (!next) return { below: withoutBlankEnd(below), margin: [] }
  // Of a short text, the next line is rather a field.
  const isLong = next.before.length > 60
  const margin =
    isProse(next.words) || (isLong && isMore(next))
      ? linesWhile(lines, from + below.length, (line) => isBlank(line) || isMore(line))
      : []
  return { below: withoutBlankEnd(below), margin: withoutBlankEnd(margin) }
}

function linesWhile(
  lines: readonly Line[],
  from: number,
  isPart: (line: Line) => boolean,
): readonly Line[] {
  let end = from
  for (let line = lines[end]; line && isPart(line); line = lines[end]) end++
  return lines.slice(from, end)
}

function withoutBlankEnd(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex(({ words }) => words.trim() !== '')
  return lines.slice(0, last + 1)
}

function isMore({ words, before }: Line): boolean {
  return mayGoOn(words, /[^.!?:|>]$/.test(before.trimEnd().slice(-1)))
}

// “title A portal” is rather a field without its colon, and “Note:” one with a capital.
function isProse(words: string): boolean {
  return mayGoOn(words) && !/^\s*[\w-]+:(?:\s|$)/.test(words)
}

/** @param goesOn whether a sentence does, from the line before: then a field’s name may be a word of it */
function mayGoOn(words: string, goesOn = false): boolean {
  const [, first = '', sign = ''] =
    /^\s*([\p{L}\p{N}_]+|[“‘(][\p{L}\p{N}])\s*([:=;：–—-])?/u.exec(words) ?? []
  const name = sign === '' ? first : first.toLowerCase()
  if (first === '' || /^\w+_\w+$/.test(first)) return false
  return !isFieldName(name) || (goesOn && sign === '' && words.trim().split(' ').length > 3)
}

type NoBar = {
  readonly name: string
  readonly line: Line
  readonly rest: string
  readonly below: readonly Line[]
}

function withoutBar(text: string, { name, line, rest, below }: NoBar): LooseText[] {
  const last = below.at(-1)
  const lines = rest === '' ? below : [{ ...line, words: rest, before: '' }, ...below]
  if (!last || textNamed(name) !== 'lines' || !lines.every(isPartOfText)) return []
  const offset = line.start + line.words.search(/[a-z]/)
  const after = { start: line.start + line.words.trimEnd().length, end: last.end, text: '' }
  if (rest === '') {
    const fix = {
      does: `“|” put after “${name}:”`,
      spans: [{ ...after, end: after.start, text: ' |' }],
    }
    const found = fault('no-bar', offset, after.start, name)
    const slip = evenWidth(below) === undefined || mayHoldRemark(below) ? found : { ...found, fix }
    const put = { start: line.end + 1, end: Math.min(last.end + 1, text.length), text: '' }
    return [{ slip, from: line.start, rest: put }]
  }
  const start = after.start - rest.length
  const fix = barBefore(text, { name, rest, below, start })
  const slip = { ...fault('no-bar-beside', offset, after.start, name), ...(fix && { fix }) }
  return [{ slip, from: line.start, rest: { start, end: last.end, text: 'nap' } }]
}

function barBefore(
  text: string,
  { name, rest, below, start }: Omit<NoBar, 'line'> & { readonly start: number },
): Fault['fix'] | undefined {
  const width = evenWidth(below)
  if (width === undefined || mayHoldRemark([{ words: ` ${rest}` }, ...below])) return undefined
  const does = `“|” put after “${name}:”, and its text below it`
  return {
    does,
    spans: [{ start, end: start, text: `|${lineBreak(text, start)}${' '.repeat(width)}` }],
  }
}

// What may be a remark, for those who write the file, would be printed; “#1” is rather text.
function mayHoldRemark(lines: readonly Pick<Line, 'words'>[]): boolean {
  return lines.some(({ words }) => /(?:^|\s)#(?![^\s#!]| \d)/.test(words))
}

// How far in all lines begin, where none begins further left than the first.
function evenWidth(below: readonly Line[]): number | undefined {
  const [width = 0, ...others] = below
    .map(({ words }) => words.search(/\S/))
    .filter((at) => at !== -1)
  return others.every((other) => other >= width) ? width : undefined
}

// Fields and lists further in are another slip; dashes within a text are its own.
function isPartOfText(line: Line, index: number): boolean {
  const words = line.words.trim()
  if (words === '' || (index > 0 && /^#+ \S/.test(words))) return true
  const [, item = words] =
    (index > 0 && /^[-•▪·–] *(.*)/.exec(words)) || /^[•▪·] *(.*)/.exec(words) || []
  const isLong = index > 0 || words.includes(' ')
  return isLong && (isMore({ ...line, words: item }) || heading.test(item))
}

// “Reason: it is long.” Names of fields have no capitals.
const heading = /^\p{Lu}\p{Ll}*:(?:\s|$)/u

type AtMargin = Below & { readonly line: Line; readonly rest: string }

function atMargin(text: string, { line, rest, below, margin }: AtMargin): LooseText[] {
  const [first] = margin
  const last = margin.at(-1)
  if (!first || !last) return []
  const found = fault('loose-text', first.start, first.end, first.words)
  const [, width = ''] = /^( *)\S/m.exec(below.map(({ words }) => words).join('\n')) ?? []
  const loose = margin.filter(({ words }) => words.trim() !== '' && !words.startsWith(width))
  // Between two lines of the text, they can be nothing else.
  const isBetween = width !== '' && last.words.startsWith(width) && /^[|>]-?$/.test(rest)
  const spans = loose.map(({ start, words }) => ({
    start,
    end: start + words.search(/\S/),
    text: width,
  }))
  const fix = { does: 'lines of a text indented', spans }
  const slip = { ...found, ...(isBetween && { fix }) }
  const end = Math.min(last.end + 1, text.length)
  return [{ slip, from: line.start, rest: { start: first.start, end, text: '' } }]
}
