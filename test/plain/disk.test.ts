import { expect, test } from 'vitest'
import { becauseOf, becauseOfCode } from '../../src/plain/computer/disk.ts'

test.for([
  ['ENOENT', 'because it does not exist (ENOENT)'],
  ['EACCES', 'because you are not allowed to (EACCES)'],
  ['EISDIR', 'because it is a folder (EISDIR)'],
  ['EBUSY', 'because another program is using it (EBUSY)'],
  ['EXOTIC', 'because the system does not allow it (EXOTIC)'],
  ['toString', 'because the system does not allow it (toString)'],
] as const)('%s in plain words', ([code, words]) => {
  expect(becauseOfCode(code)).toBe(words)
  expect(becauseOf(Object.assign(new Error('x'), { code }))).toBe(words)
})

test('an error without a code is told as it came', () => {
  expect(becauseOf(new Error('too wide'))).toBe('because of a fault: too wide')
  expect(becauseOf('x')).toBe('because of a fault: x')
})
