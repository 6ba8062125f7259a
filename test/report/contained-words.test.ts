import { expect, test } from 'vitest'
import { containedWords } from '../../src/report/contained-words.ts'

test('the full stop of a sentence is no part of an address', () => {
  expect(containedWords('Write it as name@office.example.')).toBe(
    'Write it as `name@office.example`.',
  )
})
