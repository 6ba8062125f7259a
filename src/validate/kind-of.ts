import { lastKeyOf } from '../model/pointer.ts'
import { type Kind, schemaAt } from '../model/schemas.ts'
import type { Document } from '../model/source.ts'
import { counted, shown } from '../model/text.ts'
import type { Instead } from './value-fixes.ts'

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
  const [only] = items
  if (items.length === 1 && typeof only === 'string') {
    const text = whole.written(`${pointer}/0`).trim()
    const help = `Leave out the sign of the list: ${name}: ${shown(text, 60)}`
    return text.includes('\n') ? { help } : { help, instead: { text } }
  }
  // A text with a form of its own takes no line breaks.
  return schemaAt(kind, pointer)?.pattern === undefined
    ? {
        help: `Write “|” after “${name}:”. The items may stay on the lines below, indented, each with its “- ”.`,
      }
    : { help: `Write one text after “${name}:”, without “- ” and brackets.` }
}
