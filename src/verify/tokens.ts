/** What a piece of a PDF is. Undefined stands for what is no piece: the end of the text, or a text that is not closed. */
export type Token = 'name' | 'literal' | 'hexadecimal' | 'plain' | '[' | ']' | '<<' | '>>'

/** A place in a text, one character for each byte: the piece that was taken last begins at `start`, and `at` follows it. */
export type Cursor = { readonly text: string; start: number; at: number }

/**
 * Takes the next piece. It goes forward one byte at a time and never back, whatever the text: no expression can be made to
 * try the same bytes again, or to fill the stack.
 */
export function nextToken(cursor: Cursor): Token | undefined {
  skipSpace(cursor)
  const { text } = cursor
  cursor.start = cursor.at
  switch (text[cursor.at]) {
    case undefined:
    case ')':
    case '{':
    case '}':
      return undefined
    case '/':
      cursor.at += 1
      skipRegular(cursor)
      return 'name'
    case '(':
      return literal(cursor)
    case '[':
      return taken(cursor, '[')
    case ']':
      return taken(cursor, ']')
    case '<':
      return text[cursor.at + 1] === '<' ? taken(cursor, '<<') : hexadecimal(cursor)
    case '>':
      return text[cursor.at + 1] === '>' ? taken(cursor, '>>') : undefined
    default:
      skipRegular(cursor)
      return 'plain'
  }
}

/** The characters between which nothing stands: zero, tab, line feed, form feed, carriage return, space. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0 || code === 0x0c
  )
}

export function skipSpace(cursor: Cursor): void {
  const { text } = cursor
  for (;;) {
    const code = text.charCodeAt(cursor.at)
    if (isSpace(code)) cursor.at += 1
    else if (code === percent) skipLine(cursor)
    else return
  }
}

const percent = 0x25

function skipLine(cursor: Cursor): void {
  const { text } = cursor
  while (cursor.at < text.length) {
    const code = text.charCodeAt(cursor.at)
    if (code === 0x0a || code === 0x0d) return
    cursor.at += 1
  }
}

const delimiters: ReadonlySet<number> = new Set(Buffer.from('()<>[]{}/%', 'latin1'))

function skipRegular(cursor: Cursor): void {
  const { text } = cursor
  while (cursor.at < text.length) {
    const code = text.charCodeAt(cursor.at)
    if (isSpace(code) || delimiters.has(code)) return
    cursor.at += 1
  }
}

function taken<T extends Token>(cursor: Cursor, token: T): T {
  cursor.at += token.length
  return token
}

const [backslash, opens, closes] = [0x5c, 0x28, 0x29]

function literal(cursor: Cursor): 'literal' | undefined {
  const { text } = cursor
  let open = 0
  while (cursor.at < text.length) {
    const code = text.charCodeAt(cursor.at)
    cursor.at += code === backslash ? 2 : 1
    if (code === opens) open += 1
    if (code === closes) open -= 1
    if (open === 0) return 'literal'
  }
  return undefined
}

function hexadecimal(cursor: Cursor): 'hexadecimal' | undefined {
  const { text } = cursor
  cursor.at += 1
  while (cursor.at < text.length) {
    const code = text.charCodeAt(cursor.at)
    if (code === 0x3e) {
      cursor.at += 1
      return 'hexadecimal'
    }
    if (!isSpace(code) && !isHexDigit(code)) return undefined
    cursor.at += 1
  }
  return undefined
}

function isHexDigit(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x46) ||
    (code >= 0x61 && code <= 0x66)
  )
}
