import { beforeSpans, withSpans } from '../model/findings/with-fixes.ts'
import { type Fault, fault, type Span } from './fault.ts'
import { lineEnd, lineStart } from './lines.ts'
import { readYaml } from './yaml.ts'

/** Each try reads the whole file. */
const tries = 12

/**
 * A text in quotes whose next lines begin too far left reads as a quotation that is never closed, and its end as a slip of
 * its own. Where the lines show that it does close, they are the one slip, and the rest is what remains without it.
 */
export function withQuotedLines(text: string, faults: readonly Fault[]): readonly Fault[] {
  const slips: Fault[] = []
  let left = faults
  for (let attempt = 0; attempt < tries; attempt++) {
    const made = slips.flatMap(({ fix }) => fix?.spans ?? [])
    const found = left
      .filter(({ code }) => code === 'quote')
      .flatMap(({ offset }) => slipAt(text, offset) ?? [])
      .filter((slip) => slips.every(({ offset }) => offset !== slip.offset))
    if (found.length === 0) break
    slips.push(...found)
    const spans = [...made, ...found.flatMap(({ fix }) => fix?.spans ?? [])]
    left = inText(readYaml(withSpans(text, spans)).faults, spans)
  }
  return [...slips, ...left].toSorted((a, b) => a.offset - b.offset)
}

function inText(faults: readonly Fault[], spans: readonly Span[]): Fault[] {
  const back = beforeSpans(spans)
  return faults.map((found) => ({ ...found, offset: back(found.offset), end: back(found.end) }))
}

// A next line that looks like a field may be one: then the quotation is open indeed.
const mayBeField = /^[^\S\n]*(?:-[^\S\n]+)*[\w-]+:(?:\s|$)/
const mayEndDocument = /^(?:---|\.\.\.)(?:\s|$)/

function slipAt(text: string, offset: number): Fault | undefined {
  const [head = ''] = /^ *(?:- +)*/.exec(text.slice(lineStart(text, offset), offset)) ?? []
  const isItem = head.length === offset - lineStart(text, offset)
  const indent = isItem ? head.length : head.length + 2
  const own = isItem ? head.lastIndexOf('-') : head.length
  const lines = linesUntil(text, lineEnd(text, offset) + 1, closing(text, offset))
  if (lines.some(({ words }) => mayBeField.test(words) || mayEndDocument.test(words))) return
  const spans = lines.flatMap(({ words, start }) => {
    const [space = ''] = /^[ \t]*/.exec(words) ?? []
    const isRight = /^ */.exec(words)?.[0].length ?? 0
    if (words.trim() === '' || isRight > own) return []
    return [{ start, end: start + space.length, text: ' '.repeat(indent) }]
  })
  const [first] = spans
  if (!first) return undefined
  const end = lineEnd(text, first.end)
  const fix = { does: 'lines of a text in quotes indented', spans }
  return { ...fault('quoted-lines', first.start, end, text.slice(first.start, end)), fix }
}

// The first mark that could close it must end its line; any other may be part of the text.
function closing(text: string, offset: number): number {
  const isSingle = text[offset] === "'"
  const shape = isSingle ? /'(?:[^']|'')*'/y : /"(?:[^"\\]|\\[\s\S])*"/y
  shape.lastIndex = offset
  const end = shape.test(text) ? shape.lastIndex : -1
  return end !== -1 && text.slice(end, lineEnd(text, end)).trim() === '' ? end : -1
}

function linesUntil(text: string, from: number, end: number): { words: string; start: number }[] {
  const lines: { words: string; start: number }[] = []
  for (let start = from; start < end; start = lineEnd(text, start) + 1) {
    lines.push({ words: text.slice(start, lineEnd(text, start)), start })
  }
  return lines
}
