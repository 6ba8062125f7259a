import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { readLocale } from '../../src/load/assets.ts'
import { fieldWords } from '../../src/model/languages/field-words.ts'
import { areTexts, isDateField, textNamed } from '../../src/model/schemas.ts'

// A plan in Georgian of which no text has a Latin letter: whatever is in Latin letters in its documents, nap has said itself.

const georgian = 'აბგდევზთიკლმნოპჟრსტუფქღყშჩ'

/** Words that nobody else says: each Latin letter is another one; what is in braces stays. */
export function marked(words: string): string {
  return words.replaceAll(/\{\w+\}|[a-z]/gi, (letter) =>
    letter.length > 1 ? letter : (georgian[letter.toLowerCase().charCodeAt(0) - 97] ?? letter),
  )
}

/** The words of documents in a language of nobody, as a file of a house style has them. */
export function markedWords(): string {
  const all = { ...readLocale('en'), ...fieldWords() }
  return stringify(
    Object.fromEntries(Object.entries(all).map(([key, words]) => [key, marked(words)])),
    { lineWidth: 0 },
  )
}

/** Puts every text of a plan into other letters; ids, days, addresses and choices stay. */
export function markPlan(root: string): void {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  for (const file of files) {
    const path = join(root, file)
    if (file.startsWith('draft')) continue
    if (file.endsWith('.md')) writeFileSync(path, marked(readFileSync(path, 'utf8')))
    if (!file.endsWith('.yaml')) continue
    const value = markedBelow('', parse(readFileSync(path, 'utf8')))
    writeFileSync(path, stringify(value, { lineWidth: 0 }))
  }
}

const names = ['short_name', 'province', 'from', 'by', 'signed_by']

function markedBelow(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => markedBelow(name, item))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, below]) => [key, markedBelow(key, below)]),
    )
  }
  if (typeof value !== 'string' || isDateField(name)) return value
  return textNamed(name) !== undefined || areTexts(name) || names.includes(name)
    ? marked(value)
    : value
}
