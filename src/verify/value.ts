/** A value of a PDF. Texts are bytes, one character for each; what proof has no use for is only a word. */
export type Value =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'text'; readonly bytes: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'reference'; readonly to: number }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | Dictionary
  | { readonly kind: 'word' }

export type Dictionary = {
  readonly kind: 'dictionary'
  readonly entries: ReadonlyMap<string, Value>
}

export type Parsed = {
  /** Undefined where no value can be read. */
  readonly value: Value | undefined
  /** Where reading ended. */
  readonly end: number
}

const depth = 64

const space = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y
const name = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y
const reference =
  /(\d{1,10})[\0\t\n\f\r ]{1,16}\d{1,5}[\0\t\n\f\r ]{1,16}R(?![^\0\t\n\f\r ()<>[\]{}/%])/y
const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?![^\0\t\n\f\r ()<>[\]{}/%])/y
const word = /[^\0\t\n\f\r ()<>[\]{}/%]+/y
const hexadecimal = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y
const parenthesis = /[()]/y
const plainText = /[^()\\]+/y
const escapedCharacter = /\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/y

/** Reads the value that begins at `from` in `text`, one character for each byte. What is not closed is no value. */
export function parsedAt(text: string, from: number): Parsed {
  const cursor = { text, at: from }
  const value = valueIn(cursor, 0)
  return { value, end: cursor.at }
}

type Cursor = { readonly text: string; at: number }

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text) ?? undefined
  if (found) cursor.at = pattern.lastIndex
  return found
}

function valueIn(cursor: Cursor, level: number): Value | undefined {
  take(cursor, space)
  if (level > depth) return undefined
  if (cursor.text.startsWith('<<', cursor.at)) return dictionaryIn(cursor, level)
  switch (cursor.text[cursor.at]) {
    case '/':
      return { kind: 'name', name: unescapedName(take(cursor, name)?.[1] ?? '') }
    case '[':
      return listIn(cursor, level)
    case '(':
      return literalIn(cursor)
    case '<':
      return hexTextIn(cursor)
    default:
      return plainIn(cursor)
  }
}

function plainIn(cursor: Cursor): Value | undefined {
  const to = take(cursor, reference)?.[1]
  if (to !== undefined) return { kind: 'reference', to: Number(to) }
  const digits = take(cursor, number)?.[0]
  if (digits !== undefined) return { kind: 'number', number: Number(digits) }
  return take(cursor, word) ? { kind: 'word' } : undefined
}

/** Whether the word that closes something stands here; then it is taken. */
function closes(cursor: Cursor, end: string): boolean {
  take(cursor, space)
  if (!cursor.text.startsWith(end, cursor.at)) return false
  cursor.at += end.length
  return true
}

function listIn(cursor: Cursor, level: number): Value | undefined {
  cursor.at += 1
  const items: Value[] = []
  while (!closes(cursor, ']')) {
    const item = valueIn(cursor, level + 1)
    if (!item) return undefined
    items.push(item)
  }
  return { kind: 'list', items }
}

function dictionaryIn(cursor: Cursor, level: number): Value | undefined {
  cursor.at += 2
  const entries = new Map<string, Value>()
  while (!closes(cursor, '>>')) {
    const key = take(cursor, name)?.[1]
    const content = key === undefined ? undefined : valueIn(cursor, level + 1)
    if (key === undefined || !content) return undefined
    entries.set(unescapedName(key), content)
  }
  return { kind: 'dictionary', entries }
}

function hexTextIn(cursor: Cursor): Value | undefined {
  const digits = take(cursor, hexadecimal)?.[1]?.replaceAll(/[^0-9A-Fa-f]/g, '')
  if (digits === undefined) return undefined
  const whole = digits.length % 2 === 0 ? digits : `${digits}0`
  return { kind: 'text', bytes: Buffer.from(whole, 'hex').toString('latin1') }
}

function literalIn(cursor: Cursor): Value | undefined {
  const parts: string[] = []
  let open = 0
  do {
    const bracket = take(cursor, parenthesis)?.[0]
    const part = bracket ?? take(cursor, plainText)?.[0] ?? escaped(take(cursor, escapedCharacter))
    if (part === undefined) return undefined
    if (bracket !== undefined) open += bracket === '(' ? 1 : -1
    parts.push(part)
  } while (open > 0)
  return { kind: 'text', bytes: parts.slice(1, -1).join('') }
}

function unescapedName(written: string): string {
  return written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}

const controls: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' },
  // A line that goes on.
  ...{ '\n': '', '\r': '', '\r\n': '' },
}

function escaped(found: RegExpExecArray | undefined): string | undefined {
  if (!found) return undefined
  const [, octal, character = ''] = found
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
  return controls[character] ?? character
}
