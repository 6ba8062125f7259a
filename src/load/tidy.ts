import { Parser } from 'yaml'
import type { Fix } from '../model/diagnostic.ts'
import type { Source } from '../model/source.ts'
import { decode } from './decode.ts'
import { lineEndsIn } from './disguise.ts'
import type { FaultCode, Span } from './fault.ts'
import { linesOf } from './lines.ts'
import { fixOf } from './parse.ts'
import { readYaml } from './yaml.ts'

/**
 * What nobody sees and no rule asks for, but editors and git stumble over: the mark at the start, line ends other than LF
 * (git keeps the files of a plan so), white space at the ends of lines, joiners between letters that never join.
 */
export function tidied({ file, bytes }: Source): Fix[] {
  const { text, faults } = decode(bytes)
  if (faults.some(({ code, fix }) => isUnread.has(code) && !fix)) return []
  const lines = linesOf(text)
  const fixes = [
    { does: 'line ends written as LF', spans: lineEndsIn(text) },
    { does: 'white space removed at the end of the line', spans: spacesAtEnds(file, text) },
    { does: 'invisible joiners removed', spans: strayJoiners(text) },
  ]
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return [
    ...(marked ? [{ does: 'byte order mark removed', edits: [] }] : []),
    ...fixes.filter(({ spans }) => spans.length > 0).map((fix) => fixOf(fix, lines)),
  ]
}

const isUnread: ReadonlySet<FaultCode> = new Set(['too-large', 'utf-16', 'utf-32', 'not-utf-8'])

// In Markdown, two spaces at the end of a line break it.
function spacesAtEnds(file: string, text: string): Span[] {
  const ends = linesIn(text)
    .map((line) => ({ ...line, spaces: spacesAtEnd(line.words) }))
    .filter(({ spaces }) => spaces > 0)
  const mayBreak = ({ words, spaces }: (typeof ends)[number]) =>
    words.length > spaces && words.endsWith('  ')
  const isBlank = ({ words, spaces }: (typeof ends)[number]) => words.length === spaces
  const blocks = ends.some((line) => mayBreak(line) || isBlank(line)) ? textBlocks(file, text) : []
  const isMeant = (line: (typeof ends)[number]) =>
    blocks.some(
      ({ start, end, isRoom }) => start <= line.at && line.at < end && (isRoom || mayBreak(line)),
    )
  return ends
    .filter((line) => !isMeant(line))
    .map(({ at, words, spaces }) => {
      const end = at + words.length
      return { start: end - spaces, end, text: '' }
    })
}

// A pattern would look at every space of a line of spaces again and again.
function spacesAtEnd(words: string): number {
  let kept = words.length
  while (words[kept - 1] === ' ' || words[kept - 1] === '\t') kept--
  return words.length - kept
}

function linesIn(text: string): { words: string; at: number }[] {
  return Array.from(text.matchAll(/[^\r\n]+/g), ({ 0: words, index }) => ({ words, at: index }))
}

/** @property isRoom whether nothing stands there yet, and the spaces show where it begins */
type TextBlock = { readonly start: number; readonly end: number; readonly isRoom: boolean }

// The whole of a chapter; in YAML, the texts below “|” and “>”.
function textBlocks(file: string, text: string): TextBlock[] {
  // What cannot be read may be text from one end to the other.
  if (!file.endsWith('.yaml') || !readYaml(text).tree)
    return [{ start: 0, end: text.length, isRoom: false }]
  const blocks: TextBlock[] = []
  const waiting: unknown[] = [...new Parser().parse(text)]
  for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) {
    if (typeof token !== 'object' || token === null) continue
    if (
      'type' in token &&
      token.type === 'block-scalar' &&
      'offset' in token &&
      'source' in token
    ) {
      const [start, words] = [Number(token.offset), String(token.source)]
      blocks.push({ start, end: start + words.length, isRoom: words.trim() === '' })
    }
    waiting.push(...Object.values(token))
  }
  return blocks
}

// ZWNJ and ZWJ are for letters that join, as those of Urdu, and for pictures; between these signs they do nothing.
function strayJoiners(text: string): Span[] {
  if (!/[\u200c\u200d]/.test(text)) return []
  return Array.from(
    text.matchAll(/(?<=^|[\u0000-\u024f])[\u200c\u200d]+(?=$|[\u0000-\u024f])/g),
    ({ 0: { length }, index }) => ({ start: index, end: index + length, text: '' }),
  )
}
