import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Direction,
  directed,
  directionOf,
  directionOfLanguage,
  languageFor,
} from '../../src/plain/script.ts'
import { runs } from '../support/runs.ts'

function cut(text: string, base: Direction): string {
  return directed(text, base)
    .map(({ text: part, runs: own }) => (own ? `⟦${part}⟧` : part))
    .join('')
}

describe('what belongs together stays in one stretch', () => {
  const inUrdu = [
    'رابطہ: ⟦https://a.pk/x?id=5&p=2#s4⟧ پر دیکھیں۔',
    'فون ⟦+92-51-9103820⟧ اور (⟦OGP⟧) کا دفتر',
    '⟦30⟧ جون ⟦2017⟧ تک، ⟦Open Government Partnership (OGP)⟧ کے تحت ⟦5%⟧ اضافہ',
    'فائل ⟦plan/nap.pdf⟧، دفعہ ⟦19-A⟧ اور “⟦open data⟧”. ختم',
    '⟦OGP⟧کے ممبر',
    '⟦name@example.pk, www.a.pk⟧.',
    '⟦Rs. 5,000 (2017–2019)⟧',
    'متن (⟦2017⟧) اور [⟦3.2⟧]',
    ' ⟦The end date is open on purpose.⟧ ',
    '(⟦Open data⟧).',
    'شق ۱۹۔ اور ۲۰۱۷',
  ]
  test.each(inUrdu)('%s', (told) => expect(cut(told.replaceAll(/[⟦⟧]/g, ''), 'rtl')).toBe(told))

  const inEnglish = [
    'The word ⟦سندھ⟧ is',
    'Right to information (⟦معلومات تک رسائی کا حق⟧) 2017',
    '⟦پاکستان 2017 میں، اور 5 مزید⟧. Then',
    '⟦1 جولائی، 2017⟧',
    '(⟦1.2 سندھ⟧).',
    '2017, in ⟦سندھ⟧',
    '“⟦معلومات⟧” and ⟦سندھ, پنجاب⟧.',
    'In 2017 ⟦سندھ⟧ 2018, https://a.pk/سندھ',
  ]
  test.each(inEnglish)('%s', (told) => expect(cut(told.replaceAll(/[⟦⟧]/g, ''), 'ltr')).toBe(told))
})

test('nothing of a text is lost, and no stretch is split within a sign', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'سندھ',
      'OGP',
      '(',
      ')',
      '“',
      '”',
      '+92-51',
      ' ',
      '😀',
      'https://a.pk/؟',
      '،',
      '۔',
    ),
  )
  fc.assert(
    fc.property(fc.array(word), fc.constantFrom('ltr' as const, 'rtl' as const), (words, base) => {
      const text = words.join('')
      const parts = directed(text, base)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      for (const part of parts) {
        expect(part.text).not.toBe('')
        expect(part.text).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
      }
    }),
    { numRuns: runs(300) },
  )
})

test('a text runs as its first letter does, or most of its letters', () => {
  expect(directionOf('RTI قانون کے تحت')).toBe('rtl')
  expect(directionOf('سندھ has a portal')).toBe('rtl')
  expect(directionOf('Sindh (سندھ)')).toBe('ltr')
  expect(directionOf('2017 – 2019')).toBe(undefined)
})

test('a language runs as its script does', () => {
  expect(['ur', 'ar', 'he', 'pa-Arab', 'sd', 'ps'].map(directionOfLanguage)).toEqual(
    Array(6).fill('rtl'),
  )
  expect(['en', 'pa', 'fr', 'zh', 'ka', 'not a tag'].map(directionOfLanguage)).toEqual(
    Array(6).fill('ltr'),
  )
  expect(languageFor('rtl', ['fr', 'ar', 'ur'])).toBe('ar')
  expect(languageFor('rtl', ['fr'])).toBe('ur')
})
