import type { Kind } from '../model/kinds.ts'
import { schemaAt } from '../model/schemas.ts'
import type { Document } from '../model/source.ts'
import { lastKeyOf } from '../plain/pointer.ts'
import { counted, shown } from '../plain/text.ts'
import type { Instead } from './fixes/value-fixes.ts'

/** @param raw the value as it stands in the file @param written the same as it is shown in a message */
type Value = { readonly value: unknown; readonly raw: string; readonly written: string }

/** What a value is, in plain words: the end of “must be text, but …”. */
export function kindIn({ value, written, raw }: Value): string {
  if (written === '') return 'nothing is written'
  const kind = kindOf(value, written)
  // Of several lines put in a row, nobody would know them again.
  return raw.includes('\n') ? `this is ${kind}` : `“${written}” is ${kind}`
}

function kindOf(value: unknown, words: string): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : listOf(value.length)
  if (typeof value === 'object' && value !== null) return 'a group of fields'
  if (typeof value === 'number') return 'a number'
  if (typeof value === 'boolean') return 'yes or no'
  if (value === null) return 'a sign for nothing'
  return /^\d{4}-\d\d(?:-\d\d)?$/.test(words) ? 'a date' : 'a text'
}

function listOf(length: number): string {
  return `a list of ${length === 1 ? 'one item' : counted(length, 'item')}`
}

/** What to write where text was wanted and a list stands. */
export function textOfItems(
  items: readonly unknown[],
  it: { readonly whole: Document; readonly kind: Kind; readonly pointer: string },
): { readonly help: string; readonly instead?: Instead } {
  const { whole, kind, pointer } = it
  const name = lastKeyOf(pointer)
  const raw = whole.written(pointer)
  const isInBrackets = raw.startsWith('[')
  const signs = isInBrackets ? 'the brackets' : 'the “- ”'
  // An entry of a list has no name of its own.
  const isEntry = /^\d+$/.test(name)
  const [only] = items
  if (items.length === 1 && typeof only === 'string') {
    const text = whole.written(`${pointer}/0`).trim()
    if (isEntry || text.includes('\n')) return { help: `Leave out ${signs}.` }
    const help = `Leave out the sign of the list: ${name}: ${shown(text, 60)}`
    return holdsRemark(raw, text) ? { help } : { help, instead: { text } }
  }
  if (isEntry) return { help: `Write one text as this entry, without ${signs}.` }
  // A text with a form of its own takes no line breaks.
  return isInBrackets || schemaAt(kind, pointer)?.pattern !== undefined
    ? { help: `Write one text after “${name}:”, without ${signs}.` }
    : {
        help: `Write “|” after “${name}:”. The items may stay on the lines below, indented, each with its “- ”.`,
      }
}

// To write the text alone would take the remark beside it out as well.
function holdsRemark(raw: string, text: string): boolean {
  return raw.replace(text, '').includes('#')
}

/** Is it `title: {the name}`, a field without a value? What has one may be meant as a group. */
export function isInBraces(raw: string, value: unknown): boolean {
  const parts: unknown[] = Object.values(Object(value))
  return /^\{[^\n]*[^\s{}][^\n]*\}$/.test(raw) && parts.every((part) => part === null)
}

/** What is said of it: who left a form as it was has no answer yet, so quotes are not the one thing to do. */
export function inBraces<T extends { readonly message: string }>(
  { written }: Pick<Value, 'written'>,
  words: T,
): T & { readonly help: string } {
  const mark = written.includes('"') ? "'" : '"'
  return {
    ...words,
    message: `${words.message.replace(/\.$/, '')}, because it stands in braces.`,
    help: `Put it in quotes if the braces are part of the text: ${mark}${written}${mark}. If they only mark the place of an answer, write the answer there, or nothing.`,
  }
}
