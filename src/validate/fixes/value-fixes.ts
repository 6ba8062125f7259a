import { plainName } from '../../model/called.ts'
import type { Fix, Place } from '../../model/diagnostic.ts'
import { shown } from '../../plain/text.ts'

/** What a value should have been, where only one thing can have been meant. */
export type Instead = {
  /** As it is to stand in the file. */
  readonly text: string
  /** How it is called in a message; the same, unless that would be odd. */
  readonly does?: string
}

/** A value replaced at its place. @param written as it stands in the file, on one line */
export function replaced(place: Place, written: string, { text, does }: Instead): Fix | undefined {
  if (written === '' || written.includes('\n')) return undefined
  const { line, column, endLine, endColumn } = place
  const end = endLine === line && endColumn !== undefined ? endColumn : column + written.length
  return {
    does: does ?? `“${shown(written, 60)}” written as ${text}`,
    edits: [{ line, column, endLine: line, endColumn: end, text }],
  }
}

/** `yes`, `No`, `on`: what people write for true and false. */
export function truthIn(words: string): Instead | undefined {
  const word = words.trim().toLowerCase()
  if (/^(yes|y|on|true|ہاں|جی ہاں)$/.test(word)) return { text: 'true' }
  return /^(no|n|off|false|نہیں|جی نہیں)$/.test(word) ? { text: 'false' } : undefined
}

/** `1,000,000` and `10,00,000`, in whatever digits. */
export function wholeNumberIn(words: string): Instead | undefined {
  const plain = words
    .trim()
    .replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
  const isNumber = /^(\d+|\d{1,3}([,٬]\d{3})+|\d{1,2}([,٬]\d\d)*[,٬]\d{3})$/.test(plain)
  return isNumber && plain.length < 16 ? { text: plain.replaceAll(/[,٬]/g, '') } : undefined
}

/** The one of the choices that is meant, however it is written: `“Federal”`, `in person`. */
export function choiceIn(words: string, choices: readonly string[]): Instead | undefined {
  const meant = choices.filter((choice) => plainName(choice) === plainName(words))
  return meant.length === 1 && meant[0] !== undefined ? { text: meant[0] } : undefined
}

/** `“finance-division”`: what stands between the marks of a word processor. */
export function betweenMarks(words: string): Instead | undefined {
  const [, inside] = /^[“„‘]([^“”„‘’]+)[”“’]$/u.exec(words) ?? []
  return inside === undefined ? undefined : { text: inside }
}

/** A value as it stands in the file, without straight quotes around it: those are ours to set. */
export function unquoted(written: string): string {
  return /^(["'])(.*)\1$/s.exec(written)?.[2] ?? written
}

/** The same without the marks of a word processor as well. */
export function withoutOfficeMarks(written: string): string {
  return betweenMarks(written)?.text ?? unquoted(written)
}

/** A text in quotes of its own, where it needs no other change for that. */
export function inQuotes(written: string): Instead | undefined {
  return /["\\\n]|\s#/.test(written) ? undefined : { text: `"${written}"` }
}
