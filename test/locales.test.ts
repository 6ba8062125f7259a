import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLocale } from '../src/load/assets.ts'
import { fieldWords } from '../src/model/languages/field-words.ts'
import { schemaAt } from '../src/model/schemas.ts'
import { check } from '../src/pipeline.ts'
import { answerIn } from '../src/understand/answer.ts'

const languages = readdirSync(join(import.meta.dirname, '../templates/locales'))
  .map((file) => file.replace('.yaml', ''))
  .toSorted()
const english = readLocale('en') ?? {}
const others = languages
  .filter((language) => language !== 'en')
  .map((language) => [language, readLocale(language) ?? {}] as const)

/** What is written in a language as it is in English. */
const alike: Readonly<Record<string, readonly string[]>> = {
  es: ['form_no', 'kit_idea', 'kit_ideas', 'kit_sector'],
  fr: [
    'agenda_point',
    'comparison_others_consultation',
    'contact',
    'contribution/additional_information/budget',
    'contribution/note',
    'date',
    'form_question',
    'institution',
    'institutions/institutions/introduction',
    'institutions/institutions/province',
    'institutions/institutions[]',
    'kit_organisation',
    'kit_signature',
    'notes',
    'page',
    'participants',
    'plan/calendar/date',
    'plan/calendar/kind=consultation',
    'plan/signatories/institution',
    'signature',
    'signatures',
  ],
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

  test('name every field of a contribution and of the plan, every question and every value to choose from', () => {
    const ofFields = Object.keys(words).filter((key) => key.includes('/'))
    expect(ofFields).toEqual(Object.keys(fieldWords()))
  })

  test('are no text that was left in English', () => {
    const originals = new Map(Object.entries({ ...english, ...fieldWords() }))
    const same = Object.keys(words).filter(
      (key) => words[key] === originals.get(key) && saysSomething(words[key] ?? ''),
    )
    expect(same.toSorted()).toEqual(alike[language] ?? [])
  })

  test('are understood where a form comes back with them as answers', () => {
    const level = schemaAt('contribution', '/level') ?? {}
    const isPublic = schemaAt('contribution', '/contact/public') ?? {}
    const { folder } = check([])
    const answers = [
      [words['form_yes'], isPublic, true],
      [words['form_no'], isPublic, false],
      ...(level.enum ?? []).map((one) => [words[`contribution/level=${one}`], level, one] as const),
    ] as const
    for (const [answer, field, value] of answers) {
      expect(answerIn(answer ?? '', field, folder), answer).toEqual({ value })
    }
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

test('no line of French begins with a sign that belongs to the word before it', () => {
  const french = Object.entries(readLocale('fr') ?? {})
  expect(french.filter(([, word]) => /\S [:;?!»]|« /.test(word)).map(([key]) => key)).toEqual([])
})

/** Whether there is more than blanks, and the signs between them. */
function saysSomething(words: string): boolean {
  return /\p{L}/u.test(words.replaceAll(/\{\w+\}/g, ''))
}

/** Which lines are headings, which are words and which are empty. */
function shapeOf(text: string): string[] {
  return text.split('\n').map((line) => /^#+ |^$|^\*/.exec(line)?.[0] ?? 'words')
}

function blanksOf(words: string): string[] {
  return [...words.matchAll(/\{\w+\}/g)].map(([blank]) => blank).toSorted()
}
