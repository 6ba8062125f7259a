import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLocale } from '../src/load/assets.ts'
import { fieldsOf, followed, type Schema, schemas } from '../src/model/schemas.ts'

const languages = readdirSync(join(import.meta.dirname, '../templates/locales'))
  .map((file) => file.replace('.yaml', ''))
  .toSorted()
const english = readLocale('en') ?? {}
const others = languages
  .filter((language) => language !== 'en')
  .map((language) => [language, readLocale(language) ?? {}] as const)

/** What is written in a language as it is in English. */
const alike: Readonly<Record<string, readonly string[]>> = {
  ar: ['by'],
  es: ['answered_on', 'by', 'edition', 'form_no', 'kit_idea', 'kit_ideas', 'kit_sector'],
  fr: [
    'agenda_point',
    'answered_on',
    'contact',
    'contribution/additional_information/budget',
    'contribution/note',
    'date',
    'edition',
    'form_question',
    'institution',
    'kit_organisation',
    'kit_signature',
    'notes',
    'page',
    'participants',
    'signature',
    'signatures',
  ],
  ur: ['by'],
}

test('nap brings words in five languages', () => {
  expect(languages).toEqual(['ar', 'en', 'es', 'fr', 'ur'])
})

describe.each(others)('the words in “%s”', (language, words) => {
  const own = Object.keys(words).filter((key) => !key.includes('/'))

  test('are those of en.yaml, in the same order', () => {
    expect(own).toEqual(Object.keys(english))
  })

  test('have the blanks of the English ones', () => {
    const differing = Object.keys(english).filter(
      (key) => blanksOf(words[key] ?? '').join() !== blanksOf(english[key] ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  test('name every field of a contribution, every question and every value to choose from', () => {
    const ofFields = Object.keys(words).filter((key) => key.includes('/'))
    expect(ofFields).toEqual([...fieldWords().keys()])
  })

  test('are no text that was left in English', () => {
    const originals = new Map([...Object.entries(english), ...fieldWords()])
    const same = Object.keys(words).filter((key) => words[key] === originals.get(key))
    expect(same.toSorted()).toEqual(alike[language] ?? [])
  })

  test('are all filled in, without blanks at their ends', () => {
    const odd = Object.entries(words).filter(([, word]) => word === '' || word !== word.trim())
    expect(odd).toEqual([])
  })

  test.each([
    ['start', 'the first texts of a plan'],
    ['letters', 'the letters to institutions'],
  ])('come with the texts of “%s”, %s, which have the blanks of the English ones', (name) => {
    const folder = join(import.meta.dirname, '../templates', name)
    const texts = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md')
    for (const file of texts) {
      const translated = join(folder, language, file)
      expect(existsSync(translated), translated).toBe(true)
      const [text, original] = [translated, join(folder, file)].map((one) =>
        readFileSync(one, 'utf8'),
      )
      expect(blanksOf(text ?? ''), translated).toEqual(blanksOf(original ?? ''))
      expect(shapeOf(text ?? ''), translated).toEqual(shapeOf(original ?? ''))
    }
  })
})

/** Which lines are headings, which are words and which are empty. */
function shapeOf(text: string): string[] {
  return text.split('\n').map((line) => /^#+ |^$|^\*/.exec(line)?.[0] ?? 'words')
}

function blanksOf(words: string): string[] {
  return [...words.matchAll(/\{\w+\}/g)].map(([blank]) => blank).toSorted()
}

/** The keys of the fields in the order of the schema, each with its English words. */
function fieldWords(): ReadonlyMap<string, string> {
  return new Map(wordsBelow(schemas.contribution, 'contribution'))
}

function wordsBelow(schema: Schema, at: string): [key: string, english: string][] {
  return fieldsOf(schema).flatMap(([name, field]) => {
    const key = `${at}/${name}`
    const item: Schema = field.items === undefined ? {} : followed(field.items)
    const question = field.description ?? item.description
    return [
      [key, field['x-label']?.['en'] ?? name],
      ...(question === undefined ? [] : [[`${key}?`, question] as [string, string]]),
      ...(field.enum ?? item.enum ?? []).map((value): [string, string] => [
        `${key}=${value}`,
        String(value),
      ]),
      ...wordsBelow(field, key),
      ...wordsBelow(item, key),
    ]
  })
}
