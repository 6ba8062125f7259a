import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLock } from '../../../src/record/lock.ts'
import { openPlan } from '../../../src/tasks/plan/open.ts'
import { recordPlan } from '../../../src/tasks/publish/record.ts'
import { workspace } from '../../support/workspace.ts'

const rti = 'plan/submissions/sindh/sindh-right-to-information.yaml'

function hostAt(cwd: string) {
  return {
    cwd,
    env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1' },
    version: '0.0.0',
    err: () => {},
    far: () => {},
    out: () => {},
  } as unknown as Parameters<typeof recordPlan>[1]
}

test.for([
  ['changed', (file: string) => appendFileSync(file, '# late\n')],
  ['removed', (file: string) => rmSync(file)],
  ['new', (file: string) => writeFileSync(file.replace('sindh-', 'other-'), 'title: x\n')],
] as const)('nothing is recorded after a file is %s meanwhile', async ([, change]) => {
  const { top, run } = await workspace()
  appendFileSync(join(top, rti), '# early\n')
  const before = await run('git rev-list --count HEAD')
  const plan = await openPlan(hostAt(top), {})
  change(join(top, rti))
  const recorded = await recordPlan(plan, hostAt(top), { wanted: true, why: '', draft: [] })
  expect(recorded).toMatchObject({ what: 'impossible', exitCode: 75, unrecorded: true })
  expect(recorded.message).toMatch(
    /^“plan\/submissions\/sindh\/.*right-to-information.yaml” was changed while nap was at work\. Nothing was recorded\. The documents/,
  )
  expect(await run('git rev-list --count HEAD')).toBe(before)
})

test('what another nap writes while compile waits for it is in the draft', async () => {
  const { top, run } = await workspace()
  const work = await withLock(join(top, 'plan'), async () => {
    const compile = run('nap compile --to md')
    await new Promise((resolve) => setTimeout(resolve, 300))
    const text = readFileSync(join(top, rti), 'utf8')
    writeFileSync(join(top, rti), text.replace(/^end_date: .*/m, 'end_date: 2018-11-30'))
    return { compile }
  })
  expect(await work.compile).toContain('Recorded as revision')
  expect(await run('git show HEAD --stat')).toContain('plan/submissions/sindh')
  expect(readFileSync(join(top, 'out/nap.md'), 'utf8')).toContain('30 November 2018')
})
