import { expect, test } from 'vitest'
import { partOfPlan } from '../support/plan-copy.ts'

const precious = 'decisions:\n  - drop: /milestones/x\n    reason: Words of the minister\n'

test.each([
  ['saved as UTF-16', `\ufeff${precious}`, 'utf16le'],
  ['saved in an old Windows encoding', precious.replace('minister', 'ministré'), 'latin1'],
  ['with a bracket that is never closed', 'decisions: [ {drop: /milestones/x}\n', 'utf8'],
] as const)('a file of decisions %s is never written over', async (_, text, encoding) => {
  const { nap, read, put } = partOfPlan()
  const file = 'plan/decisions/legal-aid.yaml'
  put(file, Buffer.from(text, encoding))
  const before = read(file)
  const { err, exitCode } = await nap('resolve', 'legal-aid', '--withdraw', '--reason', 'No money.')
  expect({ err, exitCode }).toEqual({
    err: `The file ${file} cannot be read, so no decision was added to it.\nSee what is wrong with it: nap validate\n`,
    exitCode: 1,
  })
  expect(read(file)).toBe(before)
})
