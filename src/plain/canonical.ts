import { sameText } from './same-text.ts'
import { byText } from './text.ts'

/** Equal exactly for values that mean the same: key order, how lines are wrapped and white space at the end do not count. */
export function canonical(value: unknown): string {
  return told(value, sameText)
}

/** The same where lines count as they are wrapped: what is to be written, and what was recorded before wrapping ceased to count. */
export function canonicalByLine(value: unknown): string {
  return told(value, byLine)
}

function byLine(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[ \t]*\r?\n/g, '\n')
    .trim()
}

function told(value: unknown, words: (text: string) => string): string {
  if (typeof value === 'string') return JSON.stringify(words(value))
  if (Array.isArray(value)) return `[${value.map((item) => told(item, words)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => byText(a, b))
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${told(child, words)}`).join(',')}}`
}
