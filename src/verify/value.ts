import { type Cursor, nextToken, type Token } from './tokens.ts'
import type { Work } from './work.ts'

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

/** As deep as lists and dictionaries may be nested. */
const depth = 64

/** No program writes longer names (127) or texts (32,767) outside a stream; what is longer is of no use to proof. */
const nameCharacters = 400
const textCharacters = 65_536

/**
 * Where the value that begins at `from` ends, without making anything of it; undefined where it is not closed.
 * @throws Refusal (1) when there was too much work
 */
export function endOfValue(text: string, from: number, work: Work): number | undefined {
  const cursor = { text, start: from, at: from }
  const open: Token[] = []
  let fits = true
  do fits = fitsInto(open, nextToken(cursor))
  while (fits && open.length > 0)
  work.looked(cursor.at - from)
  return fits ? cursor.at : undefined
}

/** Takes note of what a piece opens or closes in the list of what is still to be closed. */
function fitsInto(open: Token[], token: Token | undefined): boolean {
  if (token === '[') return open.push(']') <= depth
  if (token === '<<') return open.push('>>') <= depth
  if (token === ']' || token === '>>') return open.pop() === token
  return token !== undefined
}

/**
 * The value that begins at `from` in `text`, one character for each byte. What is not closed is no value.
 * @throws Refusal (1) when there was too much work
 */
export function parsedAt(text: string, from: number, work: Work): Value | undefined {
  const cursor = { text, start: from, at: from }
  const value = valueIn(cursor, work, 0)
  work.looked(cursor.at - from)
  return value
}

function valueIn(cursor: Cursor, work: Work, level: number): Value | undefined {
  return valueFrom(nextToken(cursor), cursor, { work, level })
}

type Depth = { readonly work: Work; readonly level: number }

function valueFrom(
  token: Token | undefined,
  cursor: Cursor,
  { work, level }: Depth,
): Value | undefined {
  work.made(1)
  if (level > depth) return undefined
  switch (token) {
    case 'name':
      return { kind: 'name', name: nameIn(cursor) }
    case 'literal':
      return literalIn(cursor)
    case 'hexadecimal':
      return hexTextIn(cursor)
    case 'plain':
      return plainIn(cursor)
    case '[':
      return listIn(cursor, { work, level: level + 1 })
    case '<<':
      return dictionaryIn(cursor, { work, level: level + 1 })
    default:
      return undefined
  }
}

function listIn(cursor: Cursor, inside: Depth): Value | undefined {
  const items: Value[] = []
  for (;;) {
    const token = nextToken(cursor)
    if (token === ']') return { kind: 'list', items }
    const item = valueFrom(token, cursor, inside)
    if (!item) return undefined
    items.push(item)
  }
}

function dictionaryIn(cursor: Cursor, inside: Depth): Value | undefined {
  const entries = new Map<string, Value>()
  for (;;) {
    const token = nextToken(cursor)
    if (token === '>>') return { kind: 'dictionary', entries }
    if (token !== 'name') return undefined
    const key = nameIn(cursor)
    const content = valueFrom(nextToken(cursor), cursor, inside)
    if (!content) return undefined
    entries.set(key, content)
  }
}

const number = /^[+-]?(?:\d{1,20}\.?\d{0,20}|\.\d{1,20})$/
const whole = /^\d{1,10}$/
const generation = /^\d{1,5}$/

function plainIn(cursor: Cursor): Value {
  const written = writtenIn(cursor)
  if (whole.test(written) && isReference(cursor)) return { kind: 'reference', to: Number(written) }
  return number.test(written) ? { kind: 'number', number: Number(written) } : { kind: 'word' }
}

/** Whether the number that was taken is the first of `12 0 R`; then the rest is taken too. */
function isReference(cursor: Cursor): boolean {
  const ahead = { ...cursor }
  const isOne = isNext(ahead, generation) && isNext(ahead, /^R$/)
  if (isOne) cursor.at = ahead.at
  return isOne
}

function isNext(ahead: Cursor, form: RegExp): boolean {
  return nextToken(ahead) === 'plain' && form.test(writtenIn(ahead))
}

/** What was taken, as far as a number or a word can be of use. */
function writtenIn({ text, start, at }: Cursor): string {
  return text.slice(start, Math.min(at, start + 64))
}

function nameIn({ text, start, at }: Cursor): string {
  const written = text.slice(start + 1, Math.min(at, start + 1 + nameCharacters))
  return written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}

function hexTextIn({ text, start, at }: Cursor): Value {
  if (at - start > textCharacters) return { kind: 'word' }
  const digits = text.slice(start, at).replaceAll(/[^0-9A-Fa-f]/g, '')
  const pairs = digits.length % 2 === 0 ? digits : `${digits}0`
  return { kind: 'text', bytes: Buffer.from(pairs, 'hex').toString('latin1') }
}

const controls: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' },
  // A line that goes on.
  ...{ '\n': '', '\r': '', '\r\n': '' },
}

function literalIn({ text, start, at }: Cursor): Value {
  if (at - start > textCharacters) return { kind: 'word' }
  const bytes = text
    .slice(start + 1, at - 1)
    .replaceAll(
      /\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g,
      (_, octal: string | undefined, character = '') =>
        octal === undefined
          ? (controls[character] ?? character)
          : String.fromCharCode(Number.parseInt(octal, 8) & 0xff),
    )
  return { kind: 'text', bytes }
}
