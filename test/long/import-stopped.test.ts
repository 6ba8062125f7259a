import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Code, type Failing, failingDisk, onDisk } from '../support/failing-disk.ts'
import { fillForm } from '../support/filled-form.ts'
import { workspace } from '../support/workspace.ts'

// An import, or the taking back of one, that is stopped on the way: by a full disk, as here, or by a kill, which leaves the
// same behind. Nothing of it is half there, and whoever types the same again gets it done, or is told what to do.

failingDisk()

const rti = 'sindh-right-to-information'
const taken = ['import', '../back.xlsx', '--yes', '--keep', '--on', '2017-06-12']
const undone = ['import', '--undo', '--yes']

async function withReturn() {
  const { run, nap, top, home } = await workspace()
  await nap(['form', '--for', 'sindh', '--to', 'xlsx', '--out', '../forms'])
  fillForm(join(home, 'forms/sindh.xlsx'), join(home, 'back.xlsx'), [
    [`${rti}/end_date`, '31 December 2018'],
    ['new-1/title', 'Open libraries'],
  ])
  const status = () => run('git status --porcelain --untracked-files=all')
  return {
    run,
    nap,
    status,
    top,
    stopped: async (failing: Failing, words: readonly string[]) =>
      (await onDisk(failing, () => nap(words))).result,
  }
}

/** Has the calls of one name fail that are about such a file, after some that do not. */
function failing(name: string, about: RegExp, { code = 'ENOSPC' as Code, after = 0 } = {}) {
  let well = after
  return (call: Parameters<Failing>[0]) =>
    call.name === name && about.test(call.path) && well-- <= 0 ? code : undefined
}

/** What nap does first and last holds the lock twice: to write, and to record. */
const atRecording = () => failing('promises.writeFile', /nap-plan\.lock$/, { after: 1 })

const files = [
  'plan/imports/2017-06-12-sindh.yaml',
  'plan/received/2017-06-12-back.xlsx',
  'plan/submissions/sindh/open-libraries.yaml',
]

test('a disk that is full in the middle of an import leaves the plan as it was, and the next run takes all in', async () => {
  const { nap, run, status, stopped, top } = await withReturn()
  for (const folder of ['submissions/sindh', 'received', 'imports']) {
    const { out, exitCode } = await stopped(
      failing('handle.writeFile', RegExp(`${folder}/\\.nap`)),
      taken,
    )
    expect(out).toContain('The disk is full')
    expect([exitCode, await status()]).toEqual([4, ''])
  }
  expect(await nap(taken)).toMatchObject({ exitCode: 0 })
  expect(files.filter((file) => !existsSync(join(top, file)))).toEqual([])
  expect(await run('git status --porcelain')).toBe('')
})

test('what was written and could not be recorded is told, and the same import records it', async () => {
  const { nap, run, stopped } = await withReturn()
  const { out, exitCode } = await stopped(atRecording(), taken)
  expect(out).toContain('“End date”: “2019-01-31” → “2018-12-31”')
  for (const file of files) expect(out).toContain(`wrote ${file}\n`)
  expect(out).toContain('What was done before that stands, and no revision holds it yet.\n')
  expect(out).toContain('Then type nap compile, which records it.\n')
  expect(exitCode).toBe(4)

  expect((await nap([...taken, '--dry-run'])).out).not.toContain('Recorded')
  expect((await nap(taken)).out).toMatch(
    /imported before.*\nRecorded as revision [0-9a-f]{7}: 1 commitment added and 1 changed\./,
  )
  expect(await run('git status --porcelain')).toBe('')
  expect((await nap(taken)).out).not.toContain('ecorded')
})

test('what is stopped while it is taken back is taken back by the next run', async () => {
  const { nap, run, status, stopped } = await withReturn()
  const before = await run('git rev-parse HEAD:plan')
  await nap(taken)
  for (const file of files.slice(1).toReversed()) {
    const { exitCode } = await stopped(
      failing('promises.unlink', RegExp(file), { code: 'EACCES' }),
      undone,
    )
    expect([exitCode, (await status()).includes('imports')]).toEqual([4, false])
  }
  expect(await nap(undone)).toMatchObject({ exitCode: 0 })
  expect(await status()).toBe('')
  expect(await run('git rev-parse HEAD:plan')).toBe(before)
})

test('what was taken back and could not be recorded costs no import before it', async () => {
  const { nap, run, stopped } = await withReturn()
  await run('nap import plan/chapters/introduction.md --from Press --about introduction --yes')
  await nap(taken)
  const first = await run('ls plan/imports plan/comments')
  const { out, exitCode } = await stopped(atRecording(), undone)
  expect(out).toContain('Taken back: 1 file that had come in.')
  expect(out).toContain('What was done before that stands, and no revision holds it yet.')
  expect(exitCode).toBe(4)
  const again = await nap(undone)
  expect(again.err).toBe(
    'The last import was taken back already, and no revision says so yet. Nothing was changed.\nRecord that, with nap compile. To take back the import before it as well, type the same again then.\n',
  )
  expect(again.exitCode).toBe(5)
  expect(await run('ls plan/imports plan/comments')).toBe(
    first.replace('2017-06-12-sindh.yaml\n', ''),
  )
})

test('receipts that cannot be written cost neither the import nor what is told of it', async () => {
  const { nap, status, stopped } = await withReturn()
  const refused = await nap([...taken, '--receipt', '--out', 'plan/receipts'])
  expect(refused.err).toContain('is inside the plan folder')
  expect([refused.exitCode, await status()]).toEqual([2, ''])

  const full = failing('handle.writeFile', /receipts\/\.nap/)
  const { out, err, exitCode } = await stopped(full, [
    ...taken,
    '--receipt',
    '--out',
    '../receipts',
  ])
  expect(out).toContain('Recorded as revision')
  expect(err).toContain('The disk is full')
  expect(exitCode).toBe(4)
  expect((await nap([...taken, '--receipt', '--out', '../receipts'])).err).toBe(
    'There is no receipt for “back.xlsx”, imported before: the receipt belongs to that import.\n',
  )
})
