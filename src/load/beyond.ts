import { isFieldName } from '../model/schemas.ts'
import { besideBar } from './beside-bar.ts'
import type { Fault, FaultCode, Span } from './fault.ts'
import { lineEnd, lineStart } from './lines.ts'
import { fieldsTakenForText, isTab, tabsAsSpaces, widths } from './tabs.ts'

/**
 * What stands in for a slip, so that the reader can go on behind it: a value that is wrong in itself becomes another one, a
 * name gets its colon. The lines around it keep their places. Nothing where that would need a person; several, the likeliest
 * first, where one of them shows by what follows.
 */
export function beyond(text: string, fault: Fault): readonly (readonly Span[])[] {
  const known = fault.beyond ?? fault.fix?.spans
  if (known) return [known]
  if (isTab(text, fault)) return [...widths, 0].map((width) => withoutTabs(text, width))
  const put = ways[fault.code]?.(text, fault)
  return put ? [put] : []
}

// Where a field would become a part of the text above it, the rest of the file would seem to be right.
function withoutTabs(text: string, width: number): Span[] {
  const fields = fieldsTakenForText(text, width)
  const known = new Set(fields.map(({ start }) => start))
  return [...fields, ...tabsAsSpaces(text, width).filter(({ start }) => !known.has(start))]
}

const ways: Partial<Record<FaultCode, (text: string, fault: Fault) => Span[] | undefined>> = {
  quote: closedQuote,
  'quoted-lines': closedQuote,
  'after-quote': plainValue,
  colon: plainValue,
  anchor: plainValue,
  alias: plainValue,
  tag: plainValue,
  escape: plainValue,
  'reserved-start': plainValue,
  bracket: plainValue,
  'no-colon': namedField,
  'not-a-map': namedField,
  'sign-for-colon': namedField,
  indentation: namedField,
  syntax: (text, found) => bar(text, found) ?? namedField(text, found),
  'duplicate-key': otherName,
  'forbidden-key': otherName,
  'conflict-marker': oneSide,
}

function bar(text: string, found: Fault): Span[] | undefined {
  const beside = besideBar(text, found)
  return beside && [beside.put]
}

const name = /^ *(?:- +)*[\w-]+: +/
const dash = /^ *(?:- +)+/

function plainValue(text: string, { offset }: Fault): Span[] | undefined {
  const start = lineStart(text, offset)
  const words = text.slice(start, lineEnd(text, start))
  const [head] = name.exec(words) ?? dash.exec(words) ?? []
  if (head === undefined || start + head.length > offset) return undefined
  const [before = ''] = /^ *(?:- +)*/.exec(words) ?? []
  return [{ start: start + head.length, end: endOfValue(text, start, before.length), text: 'nap' }]
}

// With the lines that go on with it, further in.
function endOfValue(text: string, start: number, column: number): number {
  let end = lineEnd(text, start)
  for (let next = end + 1; next < text.length; next = lineEnd(text, next) + 1) {
    const width = text.slice(next, lineEnd(text, next)).search(/\S/)
    if (width !== -1 && width <= column) break
    if (width !== -1) end = lineEnd(text, next)
  }
  return end
}

// Up to the next line that begins with a field’s name, or a dash, no further in: no quotation is likely to hold that.
function closedQuote(text: string, { offset }: Fault): Span[] | undefined {
  const start = lineStart(text, offset)
  const [head = ''] = /^ *(?:- +)*(?:[\w-]+: +)?/.exec(text.slice(start, offset)) ?? []
  if (head.length !== offset - start) return undefined
  const [before = ''] = /^ *(?:- +)*/.exec(head) ?? []
  const own = before.lastIndexOf('-')
  const isItem = before.length === head.length
  for (let next = lineEnd(text, offset) + 1; next < text.length; next = lineEnd(text, next) + 1) {
    const words = text.slice(next, lineEnd(text, next))
    const [, space = '', field = ''] = /^( *(?:- +)*)([\w-]+):(?: |$)/.exec(words) ?? []
    const isField = isFieldName(field) && space.length <= before.length
    if (isField || (isItem && words.search(/- +\S/) === own && words.search(/\S/) === own))
      return [{ start: offset, end: next - 1, text: 'nap' }]
  }
  return [{ start: offset, end: text.length, text: 'nap' }]
}

// A field that says what it is, without its colon, or with another sign in its place.
function namedField(text: string, { offset }: Fault): Span[] | undefined {
  const start = lineStart(text, offset)
  const end = lineEnd(text, start)
  const [, before = '', field = '', rest = ''] =
    /^( *(?:- +)*-?)(\w+)(.*)$/.exec(text.slice(start, end)) ?? []
  if (!isFieldName(field.toLowerCase())) return undefined
  if (/^: (?! )/.test(rest) || rest === ':') return undefined
  const at = start + before.length + field.length
  if (rest.trim() === '') return [{ start: at, end, text: ':' }]
  const [bar] = /[|>]-?$/.exec(rest.trim()) ?? []
  if (bar !== undefined) return [{ start: at, end, text: `: ${bar}` }]
  return [{ start: at, end: endOfValue(text, start, before.length), text: ': nap' }]
}

function otherName(_text: string, { offset, end }: Fault): Span[] {
  return [{ start: offset, end, text: `nap-${offset}` }]
}

/** What follows a mark in the middle of a conflict, until the mark that ends it. */
type Side = {
  readonly start?: number
  readonly isTheirs: boolean
  /** Marks that begin another conflict. */
  readonly marks: Span[]
}

const noSide = (): Side => ({ isTheirs: false, marks: [] })

// Ours. What stands in theirs is wrong, if it is, once the marks are gone. Mark by mark: one pattern for the whole takes
// half a minute where a file has thousands of them.
function oneSide(text: string): Span[] {
  const spans: Span[] = []
  let side = noSide()
  for (const { 1: sign, index } of text.matchAll(/^(?:([<|>])\1{6}(?: .*)?|={7})$/gm)) {
    const mark = { start: index, end: Math.min(lineEnd(text, index) + 1, text.length), text: '' }
    if (sign === '<') (side.start === undefined ? spans : side.marks).push(mark)
    else if (sign === '>') {
      spans.push(...dropped(side, mark))
      side = noSide()
    } else side = withMark(side, index, sign === undefined)
  }
  return [...spans, ...side.marks]
}

function withMark({ start, isTheirs, marks }: Side, at: number, isNext: boolean): Side {
  return { start: start ?? at, isTheirs: isTheirs || isNext, marks }
}

function dropped({ start = 0, isTheirs, marks }: Side, last: Span): Span[] {
  return isTheirs ? [{ ...last, start }] : [...marks, last]
}
