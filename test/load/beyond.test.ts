import { expect, test } from 'vitest'
import { beyond } from '../../src/load/beyond.ts'
import { fault } from '../../src/load/fault.ts'
import { withSpans } from '../../src/model/findings/with-fixes.ts'

test.for<readonly [string, string]>([
  ['a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> z\nd\n', 'a\nb\nd\n'],
  ['a\n<<<<<<< x\nb\n||||||| y\nc\n=======\nd\n>>>>>>> z', 'a\nb\n'],
  ['<<<<<<< x\r\nb\r\n=======\r\nc\r\n>>>>>>> z\r\n', 'b\r\n'],
  // Where a mark is lost, nothing between the others is.
  ['b\n>>>>>>> x\nd\n', 'b\nd\n'],
  ['<<<<<<< x\nb\n=======\nd\n<<<<<<< x\nf\n', 'b\n=======\nd\nf\n'],
])('of %j, our side is read', ([text, ours]) => {
  const [spans = []] = beyond(text, fault('conflict-marker', 0, 1))
  expect(withSpans(text, spans)).toBe(ours)
})
