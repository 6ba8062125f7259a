import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withLock } from '../../src/record/lock.ts'
import { refusalOf, started, temporaryFolder } from './support.ts'

/** No process has this number. */
const nobody = 2 ** 30

/** A lock as another run of nap would leave it. */
function leave(folder: string, words: object, name = '.nap.lock'): void {
  const lock = { id: '0123456789abcdef', process: nobody, host: hostname(), since: now(), ...words }
  writeFileSync(join(folder, name), JSON.stringify(lock))
  const made = new Date(lock.since)
  utimesSync(join(folder, name), made, made)
}

function now(minutesAgo = 0): string {
  return new Date(Date.now() - minutesAgo * 60_000).toISOString()
}

test('holds the lock while the work is done and gives back its result', async () => {
  const folder = temporaryFolder()
  const seen = await withLock(folder, async () => readdirSync(folder))
  expect(seen).toEqual(['.nap.lock'])
  expect(readdirSync(folder)).toEqual([])
})

test('removes the lock when the work fails, and passes the failure on', async () => {
  const folder = temporaryFolder()
  const work = withLock(folder, () => Promise.reject(new Error('no')))
  await expect(work).rejects.toThrow('no')
  expect(readdirSync(folder)).toEqual([])
})

test('in one process too, one waits for the other', async () => {
  const folder = temporaryFolder()
  const steps: string[] = []
  const work = (name: string) =>
    withLock(folder, async () => {
      steps.push(`${name} begins`)
      await pause(60)
      steps.push(`${name} ends`)
    })
  await Promise.all([work('a'), work('b'), work('c')])
  for (let step = 0; step < 6; step += 2) {
    expect(steps[step + 1]).toBe(steps[step]?.replace('begins', 'ends'))
  }
})

test('refuses after the waiting time, says who is at work, and leaves their lock alone', async () => {
  const folder = temporaryFolder()
  leave(folder, { process: process.ppid })
  const refusal = await refusalOf(withLock(folder, async () => 'done', 120))
  const since = new Date()
  const clock = [since.getHours(), since.getMinutes()].map((n) => `${n}`.padStart(2, '0')).join(':')
  expect(refusal).toMatchObject({
    exitCode: 75,
    message: `Another nap is at work on this plan (process ${process.ppid}, since ${clock}).`,
    help: `Wait until it has finished and try again. If you are sure that no nap is running, delete the file “${folder}/.nap.lock”.`,
  })
  expect(readdirSync(folder)).toEqual(['.nap.lock'])
})

test('names the computer if it is another one', async () => {
  const folder = temporaryFolder()
  leave(folder, { process: 7, host: 'ead-pc-4', since: now(29) })
  const refusal = await refusalOf(withLock(folder, async () => 'done', 0))
  expect(refusal.message).toContain('(process 7 on the computer “ead-pc-4”, since ')
})

test.each([
  ['of a dead process', {}],
  ['of an earlier process with our number', { process: process.pid }],
  [
    'from before the computer was started',
    { process: process.ppid, since: '2017-06-30T10:00:00Z' },
  ],
  ['of another computer after half an hour', { host: 'ead-pc-4', since: now(31) }],
])('takes over the lock %s at once', async (_, words) => {
  const folder = temporaryFolder()
  leave(folder, words)
  expect(await withLock(folder, async () => 'done', 0)).toBe('done')
  expect(readdirSync(folder)).toEqual([])
})

test('takes over when the one who took over was killed as well', async () => {
  const folder = temporaryFolder()
  leave(folder, {})
  leave(folder, { id: 'fedcba9876543210' }, '.nap.lock.0123456789abcdef')
  leave(folder, { id: 'aaaaaaaaaaaaaaaa' }, '.nap.lock.0123456789abcdef.fedcba9876543210')
  expect(await withLock(folder, async () => 'done', 0)).toBe('done')
  expect(readdirSync(folder)).toEqual([])
})

test.each([
  ['empty', ''],
  [
    'from the future',
    JSON.stringify({ id: '0123456789abcdef', process: 1, host: 'x', since: '2999-01-01' }),
  ],
  [
    'with an id that is a path',
    JSON.stringify({ id: '../../x', process: 1, host: 'x', since: now() }),
  ],
  [
    'with the number of a process group',
    JSON.stringify({ id: '0123456789abcdef', process: -1, host: 'x', since: now() }),
  ],
])('a lock that is %s blocks for a moment only', async (_, text) => {
  const folder = temporaryFolder()
  const path = join(folder, '.nap.lock')
  writeFileSync(path, text)
  const refusal = await refusalOf(withLock(folder, async () => 'done', 0))
  expect(refusal.message).toBe('Another nap is at work on this plan.')
  const earlier = new Date(Date.now() - 10_000)
  utimesSync(path, earlier, earlier)
  expect(await withLock(folder, async () => 'done', 0)).toBe('done')
})

test('a lock that is younger than it says blocks for a moment only: it came with a copy or a pull request', async () => {
  const folder = temporaryFolder()
  leave(folder, { host: 'ead-pc-4', since: now(20) })
  const path = join(folder, '.nap.lock')
  utimesSync(path, new Date(), new Date())
  expect((await refusalOf(withLock(folder, async () => 'done', 0))).message).not.toContain('ead')
  const earlier = new Date(Date.now() - 10_000)
  utimesSync(path, earlier, earlier)
  expect(await withLock(folder, async () => 'done', 0)).toBe('done')
})

test('a link in place of the lock is not followed', async () => {
  const folder = temporaryFolder()
  const outside = temporaryFolder()
  symlinkSync(join(outside, 'made'), join(folder, '.nap.lock'))
  await refusalOf(withLock(folder, async () => 'done', 0))
  expect(readdirSync(outside)).toEqual([])
})

test('a folder in place of the lock is named', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, '.nap.lock'))
  const earlier = new Date(Date.now() - 10_000)
  utimesSync(join(folder, '.nap.lock'), earlier, earlier)
  const refusal = await refusalOf(withLock(folder, async () => 'done', 0))
  expect(refusal).toMatchObject({
    exitCode: 4,
    message: `There is a folder where the file “${folder}/.nap.lock” should be.`,
  })
})

test('a killed run does not block the next one', async () => {
  const folder = temporaryFolder()
  const { child, ended } = started(
    `import { withLock } from './lock.ts'
    await withLock(${JSON.stringify(folder)}, () => new Promise((done) => setTimeout(done, 60000)))`,
  )
  while (!existsSync(join(folder, '.nap.lock'))) await pause(10)
  await refusalOf(withLock(folder, async () => 'done', 100))
  child.kill('SIGKILL')
  await ended
  expect(readdirSync(folder)).toEqual(['.nap.lock'])
  expect(await withLock(folder, async () => 'done', 0)).toBe('done')
})

test('a run that ends by process.exit takes its lock with it', async () => {
  const folder = temporaryFolder()
  const { ended } = started(
    `import { withLock } from './lock.ts'
    await withLock(${JSON.stringify(folder)}, async () => process.exit(130))`,
  )
  expect(await ended).toBe(130)
  expect(readdirSync(folder)).toEqual([])
})

test('of many processes that find a dead lock, one at a time gets in', async () => {
  const folder = temporaryFolder()
  const plan = join(folder, 'plan')
  mkdirSync(plan)
  leave(plan, {})
  const program = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout } from 'node:timers/promises'
    import { withLock } from './lock.ts'
    for (let round = 0; round < 5; round++) {
      await withLock(${JSON.stringify(plan)}, async () => {
        appendFileSync(${JSON.stringify(join(folder, 'log'))}, 'in\\n')
        await setTimeout(2)
        appendFileSync(${JSON.stringify(join(folder, 'log'))}, 'out\\n')
      })
    }`
  await Promise.all(Array.from({ length: 6 }, () => started(program).ended))
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in\nout\n'.repeat(30))
  expect(readdirSync(plan)).toEqual([])
})
