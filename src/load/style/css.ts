import { limits } from '../../model/limits.ts'
import { bytesOf, cssFile, type Fault, type Folder } from './folder.ts'

/** What extra.css says. */
export function styleCss(within: Folder): string {
  const bytes = bytesOf(cssFile, limits.fileBytes, within)
  if (!bytes) return ''
  const text = textIn(bytes)
  if (text === undefined) {
    within.faults.push({ file: cssFile, message: 'It is not written as UTF-8.' })
    return ''
  }
  within.faults.push(...cssFaults(text).map((fault) => ({ file: cssFile, ...fault })))
  return text
}

// Line ends are the business of each computer, and no part of the style.
function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    return undefined
  }
}

/**
 * Rules may say how things look, and nothing else: what loads something, ends the style element or is not seen on a screen
 * is refused, also where it is written with escapes.
 */
function cssFaults(text: string): Omit<Fault, 'file'>[] {
  const plain = unescaped(text)
  const found = (where: string, { what, message }: Forbidden) =>
    Array.from(where.matchAll(what), ({ index }) => ({ line: lineAt(where, index), message }))
  return [...forbidden.flatMap((one) => found(plain, one)), ...found(text, endsWithLine)].toSorted(
    (a, b) => a.line - b.line,
  )
}

// Every line keeps its number.
function unescaped(text: string): string {
  return text.replaceAll(/\\(?:([0-9a-f]{1,6})[ \t]?|([^\n]))/gi, (_, code?: string, one = '') => {
    if (code === undefined) return one
    const point = Number.parseInt(code, 16)
    return point < 0x20 || point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point)
  })
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

type Forbidden = { readonly what: RegExp; readonly message: string }

// CSS takes the end of the line for the end of the sign, and goes on with the word on the next line.
const endsWithLine: Forbidden = {
  what: /\\[0-9a-f]{1,6}(?=\n)/gi,
  message:
    'A letter is written as a number, and the line ends in the middle of its word. Write the word itself.',
}

const forbidden: readonly Forbidden[] = [
  {
    what: /url\((?!\s*["']?data:(?:image|font)\/)/gi,
    message:
      'It names a file or an address with url(…). Only a picture or a font that stands in the file itself, as data:, can be used.',
  },
  {
    what: /(?<![\w-])(?:-webkit-)?(?:image-set|image|src|cross-fade|element|paint)\(/gi,
    message: 'It loads something. Only url(data:…) can be used.',
  },
  {
    what: /@(?:import|charset|namespace)/gi,
    message:
      'It brings in another file or another language with “@”. Write the rules themselves here.',
  },
  {
    what: /<\/|<!--|<\?/g,
    message: 'It holds a mark of HTML, such as “</style”. Only CSS can stand here.',
  },
  {
    what: /expression\s*\(|behavior\s*:|-moz-binding|javascript:/gi,
    message: 'It holds what old browsers run as a program. Only rules can stand here.',
  },
  {
    what: /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    message: 'It holds a character that nobody sees. Delete it.',
  },
]
