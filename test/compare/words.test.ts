import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsBetween } from '../../src/compare/words.ts'
import { runs } from '../support/runs.ts'

const told = (before: string, after: string) =>
  wordsBetween(before, after)
    .map(({ kind, text }) => {
      if (kind === 'same') return text
      return kind === 'added' ? `{+${text}+}` : `[-${text}-]`
    })
    .join('')

test('words are compared whole, and what stands together changes together', () => {
  expect(told('Publish the budget in May.', 'Publish the citizens’ budget in June.')).toBe(
    'Publish the {+citizens’ +}budget in [-May-]{+June+}.',
  )
  expect(told('One two three', 'Four five six')).toBe('[-One two three-]{+Four five six+}')
})

test('Urdu is compared word by word', () => {
  expect(told('بجٹ مئی میں شائع ہوگا', 'بجٹ جون میں شائع ہوگا')).toBe(
    'بجٹ [-مئی-]{+جون+} میں شائع ہوگا',
  )
})

test('words of plain English are those of the Unicode segmenter', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
  const others = Array.from('“”"–—…-_/()@#%&*+=<>?![]{}|^~`$\\')
  const unit = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'Zb', '1', '20') },
    { weight: 2, arbitrary: fc.constantFrom(...".:,;'’‘") },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  )
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 9 }), (units) => {
      const text = units.join('')
      const words = Array.from(segmenter.segment(text), ({ segment }) => segment)
      for (const [index, word] of words.entries()) {
        // As much of it stays as can, so that a word that is cut in two is found out too.
        const instead = /\w/.test(word) ? `${word}_` : '\u3042'
        const other = [...words.slice(0, index), instead, ...words.slice(index + 1)].join('')
        expect(told(text, other)).toContain(`[-${word}-]`)
      }
    }),
    { numRuns: runs(300) },
  )
})

test('texts that have nothing in common are one text in place of the other', () => {
  const words = (start: number) =>
    Array.from({ length: 20_000 }, (_, index) => `w${start + index}`).join(' ')
  const [before, after] = [words(0), words(50_000)]
  const pieces = wordsBetween(before, after)
  expect(pieces.map(({ kind }) => kind)).toEqual(['removed', 'added'])
})

test('nothing is lost: without what was added it is the first text, without what was removed the second', () => {
  const word = fc.constantFrom(
    'the',
    'budget',
    'بجٹ',
    'شائع',
    ' ',
    '  ',
    '\n',
    '\r\n',
    '.',
    '-',
    '👩🏽‍💻',
    '\ud800',
  )
  const text = fc.oneof(
    fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordsBetween(before, after)
      const without = (left: string) =>
        pieces.filter(({ kind }) => kind !== left).map((piece) => piece.text)
      expect(without('added').join('')).toBe(before)
      expect(without('removed').join('')).toBe(after)
      expect(pieces.every((piece) => piece.text !== '')).toBe(true)
      if (before === after) expect(pieces.every(({ kind }) => kind === 'same')).toBe(true)
    }),
    { numRuns: runs(20_000) },
  )
})
