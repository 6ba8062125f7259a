import { expect, test } from 'vitest'
import { planCopy } from '../../support/plan-copy.ts'

test('a commitment is told with the giver of each answer, and not with everybody who contributed', async () => {
  const { nap } = planCopy()
  const { out } = await nap('why', 'citizens-budget')
  expect(out).toContain('Finance: Accountability Lab and Teachers’ associations')
  expect(out).toContain('Khyber Pakhtunkhwa: CGPA')
  expect(out).not.toContain('Finance, Khyber Pakhtunkhwa,…')
})

test('where it is not agreed, each answer stands beside who gave it', async () => {
  const { nap } = planCopy()
  const { out } = await nap('why', 'open-data-portal')
  const after = out.slice(out.indexOf('\nend_date'))
  const [first, second] = [after.indexOf('Punjab'), after.indexOf('Sindh')]
  expect(after.slice(first, second)).toContain('2018-12-31')
  expect(after.slice(second, after.indexOf('\n', second))).toContain('2019-05-31')
})
