import fc from 'fast-check'
import { Marked } from 'marked'
import { expect, test } from 'vitest'
import { asProse } from '../../../src/tasks/plan/prose.ts'
import { runs } from '../../support/runs.ts'

const marked = new Marked({ async: false })
const meaning = (text: string) => String(marked.parse(text)).replaceAll(/\s+/g, ' ').trim()

test('a short reason stays as it is', () => {
  expect(asProse('It is too late.')).toBe('It is too late.')
})

test('lines are short, and mean what was typed', () => {
  const word = fc.oneof(
    fc.constantFrom(
      '-',
      '+',
      '*',
      '1.',
      '12)',
      '#',
      '##',
      '>',
      '---',
      '===',
      '```',
      '|',
      'a',
      'اردو',
    ),
    fc.stringMatching(/^[a-zA-Z,.]{1,12}$/),
  )
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 80 }), (words) => {
      // As somebody types a sentence: it begins with a letter.
      const typed = `So ${words.join(' ')}`
      expect(meaning(asProse(typed))).toBe(meaning(typed))
    }),
    { numRuns: runs(1000) },
  )
  const long = asProse('several words and then some more '.repeat(20).trim())
  expect(Math.max(...long.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  expect(long.endsWith('\n')).toBe(true)
})
