import { type Cursor, doubt } from '../cursor.ts'

/** Reads the value that begins at an offset of the line, and goes on to the line after it. */
export function readScalar(cursor: Cursor, from: number, parent: number): unknown {
  const first = cursor.text.charAt(from)
  if (first === '|' || first === '>') return blockText(cursor, from, parent)
  if (isWord(first)) return plainText(cursor, from, parent)
  const words = quotedText(cursor, from)
  endLine(cursor, parent)
  return words
}

/** Goes to the next line, where a value that cannot go on there is over. */
export function endLine(cursor: Cursor, parent: number): void {
  if (!cursor.isOver(cursor.valueEnd)) throw doubt
  cursor.nodeEnd = cursor.next
  cursor.advance()
  if (cursor.indent > parent) throw doubt
}

/** May plain words begin with this letter? White space of any kind may be meant as a plain space, which is no part of them. */
function isWord(letter: string): boolean {
  return !isMark.has(letter) && letter.trim() !== ''
}

/** What may begin something other than plain words. */
const isMark: ReadonlySet<string> = new Set('[]{},&*!|>%@`"\'#?:-')

function plainText(cursor: Cursor, from: number, parent: number): unknown {
  const first = plainLine(cursor, from)
  let isOver = cursor.afterSpaces(cursor.valueEnd) < cursor.to
  cursor.nodeEnd = cursor.next
  cursor.advance()
  if (cursor.indent <= parent) return meantBy(first)
  const lines = [first]
  while (cursor.indent > parent) {
    if (isOver || cursor.hasSkipped || !isWord(cursor.text.charAt(cursor.from))) throw doubt
    lines.push(plainLine(cursor, cursor.from))
    isOver = cursor.afterSpaces(cursor.valueEnd) < cursor.to
    cursor.nodeEnd = cursor.next
    cursor.advance()
  }
  return meantBy(lines.join(' '))
}

function plainLine(cursor: Cursor, from: number): string {
  const whole = cursor.text.slice(from, cursor.to)
  const remark = whole.indexOf(' #')
  const words = withoutSpaces(remark === -1 ? whole : whole.slice(0, remark))
  if (/:(?:\s|$)/.test(words)) throw doubt
  cursor.valueEnd = from + words.length
  return words
}

// Only plain spaces: a non-breaking one is part of the words.
function withoutSpaces(words: string): string {
  let end = words.length
  while (words.charAt(end - 1) === ' ') end--
  return words.slice(0, end)
}

const maybeMore = new Set('0123456789+.~nNtTfF')

const meanings: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])

/** Words that are no words for YAML, and so no name of a field. */
export function isMeaning(words: string): boolean {
  return meanings.has(words)
}

/** Plain words to a number, yes or no, nothing, or the words themselves. */
function meantBy(words: string): unknown {
  if (!maybeMore.has(words.charAt(0))) return words
  if (meanings.has(words)) return meanings.get(words)
  if (/^\d{1,15}$/.test(words)) return Number(words)
  if (/^\+?\./.test(words) || !Number.isNaN(Number(words))) throw doubt
  return words
}

/** An item of a list in brackets. */
export function shortText(cursor: Cursor, from: number): unknown {
  const mark = cursor.text.charAt(from)
  if (mark === '"' || mark === "'") return quotedText(cursor, from)
  shortWords.lastIndex = from
  const [words] = shortWords.exec(cursor.text) ?? []
  if (words === undefined) throw doubt
  const meant = withoutSpaces(words)
  cursor.valueEnd = from + meant.length
  return meantBy(meant)
}

// In brackets, more marks are no part of the words.
const shortWords = /[^\s,[\]{}&*!|>%@`"'#?:-][^,[\]{}:#?\r\n]*/y

/** A quoted text of one line, without escapes. */
function quotedText(cursor: Cursor, from: number): string {
  const { text, to } = cursor
  const mark = text.charAt(from)
  if (mark !== '"' && mark !== "'") throw doubt
  let end = text.indexOf(mark, from + 1)
  while (mark === "'" && end < to && text.charAt(end + 1) === mark)
    end = text.indexOf(mark, end + 2)
  if (end === -1 || end >= to) throw doubt
  const words = text.slice(from + 1, end)
  if (mark === '"' && words.includes('\\')) throw doubt
  cursor.valueEnd = end + 1
  return mark === "'" ? words.replaceAll("''", "'") : words
}

function blockText(cursor: Cursor, from: number, parent: number): string {
  const [, kind, strip] = /^([|>])(-?)(?: *| +#.*)$/.exec(cursor.text.slice(from, cursor.to)) ?? []
  if (kind === undefined) throw doubt
  const lines = blockLines(cursor, parent, kind === '|')
  const hasLastLineEnd = cursor.text.charAt(cursor.valueEnd - 1) === '\n'
  if (lines.length === 0 || !(hasLastLineEnd || strip)) throw doubt
  cursor.nodeEnd = cursor.valueEnd
  const said = kind === '|' ? lines : [folded(lines.join('\n'))]
  // The last line end is no afterthought: added to a whole text, it would copy the text once more.
  return (strip ? said : [...said, '']).join('\n')
}

// The lines below “|” or “>”, without their indentation and without blank lines at the end.
function blockLines(cursor: Cursor, parent: number, mayIndentMore: boolean): string[] {
  const lines: string[] = []
  while (cursor.step() && isBlank(cursor, parent)) lines.push('')
  const { indent } = cursor
  if (indent <= parent) throw doubt
  let last = 0
  do {
    if (isBlank(cursor, indent)) lines.push('')
    else {
      last = lines.push(blockLine(cursor, indent, mayIndentMore))
      cursor.valueEnd = cursor.next
    }
  } while (cursor.step() && (isBlank(cursor, indent) || cursor.indent >= indent))
  cursor.passRemark()
  lines.length = last
  return lines
}

// Spaces of a blank line are part of the text, if there are more of them than the text is indented by.
function isBlank(cursor: Cursor, indent: number): boolean {
  if (cursor.from < cursor.to) return false
  if (cursor.indent > indent) throw doubt
  return true
}

function blockLine(cursor: Cursor, indent: number, mayIndentMore: boolean): string {
  const more = cursor.indent - indent
  if (more > 0 && !mayIndentMore) throw doubt
  // Meant as a plain space, it would belong to the indentation.
  if (cursor.text.charAt(cursor.from).trim() === '') throw doubt
  return cursor.text.slice(cursor.from - more, cursor.to)
}

// One line end is a space; of several, one is left out.
function folded(words: string): string {
  return words.replaceAll(
    /([^\n])\n(\n*)/g,
    (_, letter: string, more: string) => letter + (more || ' '),
  )
}
