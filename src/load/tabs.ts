import { isFieldName } from '../model/schemas.ts'
import type { Fault, Span } from './fault.ts'
import { lineEnd, lineStart } from './lines.ts'

/** How wide a tab may be meant, the likeliest first; before a line that is indented without it, it may be nothing at all. */
export const widths = [2, 4, 8]

/** Whether a fault of the reader is about a tab, or stands in a line that one indents. */
export function isTab(text: string, { code, offset }: Fault): boolean {
  if (code === 'tab' || code === 'tab-before-field' || code === 'needless-tab') return true
  return code === 'indentation' && /^ *\t/.test(text.slice(lineStart(text, offset)))
}

/** The indentation of each line that has a tab in it, with spaces of this width in place of every tab. */
export function tabsAsSpaces(text: string, width: number): Span[] {
  return Array.from(text.matchAll(/^ *\t[ \t]*(?=[^\s])/gm), ({ 0: head, index }) => ({
    start: index,
    end: index + head.length,
    text: spacesFor(head, width),
  }))
}

/** The tabs that stand at the left margin, right before the name of a field. */
export function tabsBeforeFields(text: string): Span[] {
  return Array.from(text.matchAll(/^(\t+)([a-z_]+):(?=\s)/gm), (found) => found)
    .filter(({ 2: name = '' }) => isFieldName(name))
    .map(({ 1: tabs = '', index }) => ({ start: index, end: index + tabs.length, text: '' }))
}

function spacesFor(head: string, width: number): string {
  return head.replaceAll('\t', ' '.repeat(width))
}

/**
 * Fields below a text that spaces of this width would make a part of it, without a word: each with what leaves it a field
 * beside the one that holds the text.
 */
export function fieldsTakenForText(text: string, width: number): Span[] {
  const spans: Span[] = []
  let block: Block | undefined
  for (let start = 0; start < text.length; start = lineEnd(text, start) + 1) {
    const line = text.slice(start, lineEnd(text, start))
    const [head = ''] = /^[ \t]*/.exec(line) ?? []
    if (head.length === line.length) continue
    const column = spacesFor(head, width).length
    if (!block || column <= block.column) block = blockAt(line)
    else if (head.includes('\t')) {
      block.fields ??= isField(line) ? column : undefined
      spans.push(...besideBlock(block, column, { start, end: start + head.length }))
    }
  }
  return spans
}

type Block = {
  /** Of the name that “|” stands beside. */
  readonly column: number
  /** Of the first field below the text. */
  fields?: number | undefined
}

function besideBlock(
  { column, fields }: Block,
  now: number,
  head: Pick<Span, 'start' | 'end'>,
): Span[] {
  if (fields === undefined) return []
  return [{ ...head, text: ' '.repeat(column + Math.max(0, now - fields)) }]
}

function blockAt(line: string): Block | undefined {
  const [, head = '', name = '', sign] =
    /^( *(?:- +)*)([\w-]+: +)?([|>][-+\d]*)\s*(?:\s#.*)?$/.exec(line) ?? []
  if (sign === undefined) return undefined
  return { column: name === '' ? Math.max(0, head.lastIndexOf('-')) : head.length }
}

function isField(line: string): boolean {
  const [, name = ''] = /^\s*(?:- +)*([a-z_]+):(?:\s|$)/.exec(line) ?? []
  return isFieldName(name)
}
