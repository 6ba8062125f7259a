import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLock } from '../src/record/lock.ts'
import { partOfPlan } from './support/plan-copy.ts'

test('the draft is made from what stands there when another nap has ended', async () => {
  const { top, nap, put, read } = partOfPlan()
  await nap('merge')
  const file = 'plan/submissions/sindh/sindh-right-to-information.yaml'
  const merging = await withLock(join(top, 'plan'), async () => {
    const waiting = nap('merge')
    // Time enough to read the plan, for a nap that does not wait.
    await new Promise((resolve) => setTimeout(resolve, 300))
    put(file, read(file).replace(/^title: .*$/m, 'title: Written meanwhile'))
    return { waiting }
  })
  await merging.waiting
  expect(read('plan/draft/commitments/sindh-right-to-information.yaml')).toContain(
    'title: Written meanwhile',
  )
})
