import { limits } from '../model/limits.ts'
import type { Fault } from './fault.ts'

// NEL and tab, line feed, carriage return are text; the other control characters are not.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/u
// LRM, RLM and ALM are needed beside Urdu; the embeddings, overrides and isolates can make a line read as another.
const direction = /[\u202a-\u202e\u2066-\u2069]/u
// ZWNJ and ZWJ are letters’ business in Urdu and Pashto; these are nobody’s.
const invisible = /[\u200b\u2060\ufeff\u00ad\u{e0000}-\u{e007f}]/u
// Urdu and Arabic put up to four on a letter; a pile of them is printed over the lines, or the pages, above.
const piled = /(?:[\p{Mn}\p{Me}][\u200c-\u200f\u061c]*){5,}/u
// A row of seven “=” alone may also underline a heading of seven letters.
const conflict = /^(?:<{7}|>{7}|\|{7})(?: |$)/mu

/** Bytes of a file to its text, without a byte order mark; or why it cannot be read. */
export function decode(bytes: Uint8Array): { text: string; faults: Fault[] } {
  if (bytes.length > limits.fileBytes) return unreadable('too-large')
  if (isUtf16(bytes)) return unreadable('utf-16')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, faults: faultsIn(text) }
  } catch {
    return unreadable('not-utf-8')
  }
}

/** Characters that hide or forge what a reader sees. Also used on texts that arrive by an escape such as \u202e. */
export function faultsIn(text: string): Fault[] {
  const faults: Fault[] = []
  const look = (code: Fault['code'], shape: RegExp) => {
    const found = shape.exec(text)
    if (found)
      faults.push({
        code,
        offset: found.index,
        end: found.index + found[0].length,
        found: found[0],
      })
  }
  look('control-character', control)
  look('direction-control', direction)
  look('invisible-character', invisible)
  look('piled-marks', piled)
  // Few texts have seven of them in a row, and that is found quickly.
  if (/<{7}|>{7}|\|{7}/.test(text)) look('conflict-marker', conflict)
  return faults
}

function unreadable(code: Fault['code']): { text: string; faults: Fault[] } {
  return { text: '', faults: [{ code, offset: 0, end: 0 }] }
}

// With a mark, or without one: every other byte of ordinary text would be zero.
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  return bytes.length >= 4 && (first === 0) !== (second === 0) && (bytes[2] === 0) === (first === 0)
}
