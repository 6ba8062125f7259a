import { limits } from '../model/limits.ts'
import { utf32Text } from '../plain/computer/utf32.ts'
import { type Wide, wideEncoding } from '../plain/computer/wide-encoding.ts'
import { lettersOf, notUtf8 } from '../plain/computer/windows.ts'
import { groupedBy } from '../plain/grouped.ts'
import { type Fault, fault, type OffsetFix } from './fault.ts'
import { foreignFile } from './foreign.ts'
import { isUnderBar, lineEnd, lineStart } from './lines.ts'

// NEL and tab, line feed, carriage return are text; the other control characters are not.
const control = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/u
// How a word processor writes the break of a line and of a page.
const officeBreak = /[\u000b\u000c]/u
// LRM, RLM and ALM are needed beside Urdu; the embeddings, overrides and isolates can make a line read as another.
const direction = /[\u202a-\u202e\u2066-\u2069]/u
// ZWNJ and ZWJ are letters’ business in Urdu and Pashto; these are nobody’s.
const invisible = /[\u200b\u2060\ufeff\u00ad\u{e0000}-\u{e007f}]/u
// Urdu and Arabic put up to four on a letter; a pile of them is printed over the lines, or the pages, above.
const piled = /(?:[\p{Mn}\p{Me}][\u200c-\u200f\u061c]*){5,}/u
// A row of seven “=” alone may also underline a heading of seven letters.
const conflict = /^(?:<{7}|>{7}|\|{7})(?: |$)/mu

/** What a text is made of: fields of YAML, or Markdown. */
type Form = 'fields' | 'prose'

/** Bytes of a file to its text, without a byte order mark; or why it cannot be read. */
export function decode(
  bytes: Uint8Array,
  form: Form = 'fields',
): { text: string; faults: Fault[] } {
  const other = foreignFile(bytes)
  if (other) return unreadable(other)
  if (bytes.length > limits.fileBytes) return unreadable('too-large')
  const wide = wideEncoding(bytes)
  if (wide === 'utf-32') return fromUtf32(bytes)
  if (wide) return fromUtf16(bytes, wide)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, faults: faultsIn(text, form) }
  } catch {
    return fromWindows(bytes)
  }
}

/**
 * Characters that hide or forge what a reader sees: those that have one right answer together, of the others one for each
 * line. Also used on texts that arrive by an escape such as \u202e.
 */
export function faultsIn(text: string, form: Form = 'fields'): Fault[] {
  const faults: Fault[] = []
  const look = (code: Fault['code'], shape: RegExp, fix?: CharacterFix) => {
    if (shape.test(text)) faults.push(...characterFaults(text, code, metIn(text, shape, fix)))
  }
  // What the keys of an English keyboard write hides nothing, and most files of ten thousand hold nothing else.
  if (/[^\t\n\r -~]/.test(text)) {
    look('control-character', control, curlyQuoteOf1252)
    look('office-break', officeBreak, form === 'fields' ? breakInFields : breakInProse)
    look('direction-control', direction, withoutIsolation)
    look('invisible-character', invisible, withoutInvisible)
    look('piled-marks', piled)
  }
  // Few texts have seven of them in a row, and that is found quickly.
  if (/<{7}|>{7}|\|{7}/.test(text)) faults.push(...conflictMarks(text))
  return faults
}

function conflictMarks(text: string): Fault[] {
  const found = conflict.exec(text)
  if (!found) return []
  const { 0: mark, index } = found
  const times = text.match(new RegExp(conflict, 'gmu'))?.length ?? 1
  return [{ ...fault('conflict-marker', index, index + mark.length, mark), times }]
}

type Met = {
  readonly character: string
  readonly start: number
  readonly end: number
  /** What is put in its place; undefined where a person has to look. */
  readonly put: string | undefined
}

function metIn(text: string, shape: RegExp, fix: CharacterFix | undefined): Known {
  const all = Array.from(
    text.matchAll(new RegExp(shape, 'gu')),
    ({ 0: character, index: start }) => {
      const end = start + character.length
      const put = fix?.instead(character, { text, start, end })
      const space = character === '\u00ad' && restOfWord.test(text.slice(end, end + 8))
      return { character, start, end: space ? end + 1 : end, put }
    },
  )
  return { all, does: fix?.does ?? '' }
}

type Known = { readonly all: readonly Met[]; readonly does: string }

function characterFaults(text: string, code: Fault['code'], { all, does }: Known): Fault[] {
  const byLine = Array.from(groupedBy(all, ({ start }) => String(lineStart(text, start))).values())
  const isCertain = (some: readonly Met[]) => some.every(({ put }) => put !== undefined)
  // Half of what turns the direction, taken away, would turn it elsewhere.
  const certain = byLine.filter(isCertain).flat()
  const unsure = byLine.filter((some) => !isCertain(some))
  const spansOf = (some: readonly Met[]) =>
    some.map(({ start, end, put = '' }) => ({ start, end, text: put }))
  const [first] = certain
  return [
    ...(first
      ? [{ ...faultAt(code, first), times: certain.length, fix: { does, spans: spansOf(certain) } }]
      : []),
    ...unsure.flatMap((some) =>
      some.slice(0, 1).map((one) => ({ ...faultAt(code, one), beyond: spansOf(some) })),
    ),
  ].toSorted((a, b) => a.offset - b.offset)
}

type CharacterFix = {
  readonly does: string
  /** What is put in place of a character; undefined where a person has to look. */
  instead(character: string, at: At): string | undefined
}

type At = { readonly text: string; readonly start: number; readonly end: number }

function faultAt(code: Fault['code'], { start, character }: Met): Fault {
  return fault(code, start, start + character.length, character)
}

// Read as Latin-1, what Windows means by a quotation mark or a dash becomes a control character.
const curlyQuoteOf1252: CharacterFix = {
  does: 'control characters written as the marks that Windows means by them',
  instead: (character) =>
    character >= '\u0080' && character <= '\u009f'
      ? lettersOf(Uint8Array.of(character.charCodeAt(0)))
      : undefined,
}

// Where an override stands, nobody knows what the writer saw.
const withoutIsolation: CharacterFix = {
  does: 'invisible marks of direction removed',
  instead: (character) => (/[\u202d\u202e]/.test(character) ? undefined : ''),
}

// What is hidden in the block of tags may be a message; at the end of a line, a soft hyphen is seen as one.
const withoutInvisible: CharacterFix = {
  does: 'invisible characters removed',
  instead: (character, { text, end }) => {
    // As strings, U+FEFF would come after them.
    if ((character.codePointAt(0) ?? 0) >= 0xe0000) return undefined
    return character === '\u00ad' && /^[^\S\n]*(?:\n|$)/.test(text.slice(end, end + 80)) ? '-' : ''
  },
}

// In the middle of a line, the rest of a word that was hyphenated follows after a space. These are words of their own.
const restOfWord =
  /^[ \u00a0](?!(?:and|as|at|by|for|from|if|in|is|of|on|or|so|that|the|to|with)\b)\p{Ll}/u

const asLineBreaks = 'line and page breaks of a word processor written as line breaks'

const breakInFields: CharacterFix = {
  does: asLineBreaks,
  instead: (_, { text, start }) => {
    const from = lineStart(text, start)
    const before = text.slice(from, start)
    if (isAtEdge(text, start)) return ''
    const [head = ''] = /^ *(?:- +)*/.exec(before) ?? []
    if (isUnderBar(text, from)) return `\n${before.slice(0, before.search(/[^ ]/))}`
    // A remark ends with its line.
    if (/(?:^|\s)#/.test(before)) return ' '
    const isField = /^[\w-]+:\s/.test(before.slice(head.length))
    return `\n${' '.repeat(head.length + (isField ? 2 : 0))}`
  },
}

const breakInProse: CharacterFix = {
  does: asLineBreaks,
  instead: (_, { text, start }) => {
    if (isAtEdge(text, start)) return ''
    // The second line of a heading or of the row of a table would be something else.
    return /^ *[#|]/.test(text.slice(lineStart(text, start), start)) ? ' ' : '\n'
  },
}

function isAtEdge(text: string, at: number): boolean {
  const before = text.slice(lineStart(text, at), at)
  const after = text.slice(at + 1, lineEnd(text, at + 1))
  return before.trim() === '' || after.trim() === ''
}

function unreadable(code: Fault['code']): { text: string; faults: Fault[] } {
  return { text: '', faults: [wholeFile(code)] }
}

function fromUtf32(bytes: Uint8Array): { text: string; faults: Fault[] } {
  const text = utf32Text(bytes)
  if (text === undefined) return unreadable('utf-32')
  return { text, faults: [{ ...wholeFile('utf-32'), fix: asUtf8('UTF-32') }] }
}

function fromUtf16(
  bytes: Uint8Array,
  encoding: Exclude<Wide, 'utf-32'>,
): { text: string; faults: Fault[] } {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (text.includes('\0')) return unreadable('utf-16')
    return { text, faults: [{ ...wholeFile('utf-16'), fix: asUtf8('UTF-16') }] }
  } catch {
    return unreadable('utf-16')
  }
}

function fromWindows(bytes: Uint8Array): { text: string; faults: Fault[] } {
  const { text, offset, certain } = notUtf8(bytes)
  const at = { offset, end: offset + 1, found: text.slice(offset, offset + 1) }
  const fix = certain ? { fix: asUtf8('Windows-1252') } : {}
  return { text, faults: [{ code: certain ? 'windows' : 'not-utf-8', ...at, ...fix }] }
}

function wholeFile(code: Fault['code']): Fault {
  return { code, offset: 0, end: 0 }
}

function asUtf8(before: string): OffsetFix {
  return { does: `saved as UTF-8, no longer as ${before}`, spans: [] }
}
