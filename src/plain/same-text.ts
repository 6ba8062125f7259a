import { follows, isCount, isFirst, itemSign } from './item-signs.ts'

/**
 * A text as it is compared: two that differ only in where their lines were wrapped, in the number of blanks between two words, or in
 * blanks that do not break, are the same text. What Markdown or a reader takes for a line of its own stays one: items of a
 * list, headings, tables, quotations, code, and a paragraph.
 */
export function sameText(text: string): string {
  const lines = text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim()
  // Nearly every text is one line.
  return /[\n\t\u00a0\u2007\u202f]| {2}/.test(lines) ? unwrapped(lines) : lines
}

/** White space that looks like a space. */
const blanks = /[ \t\u00a0\u2007\u202f]+/g
// What begins a line of its own in Markdown; a number does where a list is counted.
const opening = /^(?:[-+*]\s|#{1,6}\s|[>|]|(?:`{3,}|~{3,})|(?:=+|-+|\*+|_+)$)/
// What nothing goes on with.
const closed = /^(?:#{1,6}\s|\||(?:=+|-+|\*+|_+)$)/
const fence = /^(?:`{3,}|~{3,})/

function unwrapped(text: string): string {
  const made: string[] = []
  let isCode = false
  for (const line of text.split('\n')) {
    const isFence = fence.test(line.trim())
    if (isFence) isCode = !isCode
    if (isCode || isFence) made.push(line.trimEnd())
    else addLine(made, line)
  }
  return made.join('\n').trim()
}

function addLine(made: string[], line: string): void {
  const words = line.trim().replaceAll(blanks, ' ')
  const last = made.at(-1) ?? ''
  if (words === '') {
    if (last !== '') made.push('')
  } else if (goesOn(last, words)) made[made.length - 1] = `${last} ${words}`
  else made.push(`${indentOf(line)}${words}`)
}

// How far an item stands to the right tells in which list it is.
function indentOf(line: string): string {
  const indent = /^\s*/.exec(line)?.[0] ?? ''
  return ' '.repeat(indent.replaceAll('\t', '    ').length)
}

function goesOn(last: string, words: string): boolean {
  const before = last.trim()
  if (before === '' || before.endsWith('\\') || closed.test(before) || fence.test(before))
    return false
  // A table may have no bar at its edge.
  if (before.includes(' | ') || words.includes(' | ')) return false
  return !opening.test(words) && !isItem(words, before)
}

const number = /^(\d{1,9})[.)]\s/

// “… in the year / 2017. Nobody …”: in the middle of a paragraph only a first sign begins a list.
function isItem(words: string, before: string): boolean {
  const counted = number.exec(words)?.[1]
  if (counted !== undefined) return Number(counted) === 1 || number.test(before)
  const sign = itemSign(words)?.sign
  if (sign === undefined) return false
  const above = itemSign(before)?.sign
  return !isCount(sign) || isFirst(sign) || (above !== undefined && follows(sign, above))
}
