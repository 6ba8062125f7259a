import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { faultFor } from '../../src/disk/fault.ts'
import { diskRefusal } from '../../src/record/faults.ts'
import { pending, staleIn, write } from '../../src/record/write.ts'
import { putIn, refusalOf, started, temporaryFolder } from './support.ts'

const isRoot = process.getuid?.() === 0

test('writes new files with their folders and replaces old ones', async () => {
  const root = temporaryFolder()
  putIn(root, 'draft/nap.md', 'old, and longer than the new text')
  await write(root, [
    { file: 'draft/nap.md', content: 'new' },
    { file: 'draft/commitments/budget.yaml', content: new Uint8Array([0xff, 0x00]) },
  ])
  expect(readFileSync(join(root, 'draft/nap.md'), 'utf8')).toBe('new')
  expect([...readFileSync(join(root, 'draft/commitments/budget.yaml'))]).toEqual([0xff, 0x00])
  expect(readdirSync(join(root, 'draft'))).toEqual(['commitments', 'nap.md'])
})

test.skipIf(process.platform === 'win32')(
  'makes the root folder, keeps line ends and the mode of the file (not on Windows)',
  async () => {
    const root = join(temporaryFolder(), 'new/out')
    await write(root, [{ file: 'nap.md', content: 'a\r\nb\n' }])
    expect(readFileSync(join(root, 'nap.md'), 'utf8')).toBe('a\r\nb\n')
    chmodSync(join(root, 'nap.md'), 0o640)
    await write(root, [{ file: 'nap.md', content: 'c' }])
    expect(statSync(join(root, 'nap.md')).mode & 0o777).toBe(0o640)
  },
)

test('removes files, and does not mind one that is gone', async () => {
  const root = temporaryFolder()
  putIn(root, 'draft/old.yaml', 'x')
  await write(root, [
    { file: 'draft/old.yaml', content: undefined },
    { file: 'nowhere/gone.yaml', content: undefined },
  ])
  expect(readdirSync(join(root, 'draft'))).toEqual([])
})

test('what is already so on disk is not pending, so a second run writes nothing', async () => {
  const root = temporaryFolder()
  putIn(root, 'same.md', 'ہم')
  putIn(root, 'other.md', 'abc')
  putIn(root, 'old.yaml', 'x')
  const changes = [
    { file: 'same.md', content: 'ہم' },
    { file: 'other.md', content: 'abd' },
    { file: 'new/new.md', content: '' },
    { file: 'old.yaml', content: undefined },
    { file: 'gone.yaml', content: undefined },
    { file: 'same.md/gone.yaml', content: undefined },
  ]
  const left = await pending(root, changes)
  expect(left.map(({ file }) => file)).toEqual(['other.md', 'new/new.md', 'old.yaml'])
  await write(root, left)
  expect(await pending(root, changes)).toEqual([])
})

test.each(['../out.md', '/etc/out.md', 'a/../../out.md', 'a//b.md', 'a\\b.md', './a.md', ''])(
  '“%s” is not inside the root and is refused',
  async (file) => {
    const root = temporaryFolder()
    const refusal = await refusalOf(write(root, [{ file, content: 'x' }]))
    expect(refusal.exitCode).toBe(4)
    expect(readdirSync(root)).toEqual([])
  },
)

test('does not write through a linked folder, and writes nothing else either', async () => {
  const root = temporaryFolder()
  const outside = temporaryFolder()
  mkdirSync(join(root, 'plan'))
  symlinkSync(outside, join(root, 'plan/draft'))
  const refusal = await refusalOf(
    write(root, [
      { file: 'plan/first.md', content: 'x' },
      { file: 'plan/draft/commitments/a.yaml', content: 'x' },
    ]),
  )
  expect(refusal).toMatchObject({
    exitCode: 4,
    message:
      '“plan/draft” is a link to another place, and nap does not write through links. Nothing was written.',
    help: 'Delete or rename “plan/draft” and try again.',
  })
  expect(readdirSync(outside)).toEqual([])
  expect(readdirSync(join(root, 'plan'))).toEqual(['draft'])
})

test('does not write through a linked file, nor to a dangling link', async () => {
  const root = temporaryFolder()
  const outside = temporaryFolder()
  putIn(outside, 'secret', 'kept')
  symlinkSync(join(outside, 'secret'), join(root, 'a.md'))
  symlinkSync(join(outside, 'not-there'), join(root, 'b.md'))
  for (const file of ['a.md', 'b.md']) {
    expect((await refusalOf(write(root, [{ file, content: 'x' }]))).exitCode).toBe(4)
    expect((await refusalOf(write(root, [{ file, content: undefined }]))).exitCode).toBe(4)
  }
  expect(readdirSync(outside)).toEqual(['secret'])
  expect(readFileSync(join(outside, 'secret'), 'utf8')).toBe('kept')
})

test.skipIf(process.platform === 'win32')(
  'refuses a folder in place of a file, a file in place of a folder, and a pipe (not on Windows)',
  async () => {
    const root = temporaryFolder()
    mkdirSync(join(root, 'nap.md'))
    writeFileSync(join(root, 'draft'), '')
    execFileSync('mkfifo', [join(root, 'pipe.md')])
    const messages = []
    for (const file of ['nap.md', 'draft/a.yaml', 'pipe.md']) {
      const refusal = await refusalOf(write(root, [{ file, content: 'x' }]))
      expect(refusal.exitCode).toBe(4)
      messages.push(refusal.message)
    }
    expect(messages).toEqual([
      'There is a folder where the file “nap.md” should be.',
      '“draft” is not an ordinary folder, as it should be. Nothing was written.',
      '“pipe.md” is not an ordinary file, as it should be. Nothing was written.',
    ])
  },
)

test('temporary files of dead runs are cleared away, young ones and other files stay', async () => {
  const root = temporaryFolder()
  for (const name of ['.nap-0123456789ab.tmp', '.nap-ba9876543210.tmp', '.nap-mine.tmp']) {
    putIn(root, name, 'x')
  }
  const long = new Date(Date.now() - 2 * 60 * 60 * 1000)
  utimesSync(join(root, '.nap-0123456789ab.tmp'), long, long)
  utimesSync(join(root, '.nap-mine.tmp'), long, long)
  await write(root, [{ file: 'nap.md', content: 'x' }])
  expect(readdirSync(root)).toEqual(['.nap-ba9876543210.tmp', '.nap-mine.tmp', 'nap.md'])
})

test.skipIf(!isRoot)(
  'a full disk leaves the old file whole and nothing beside it (needs root)',
  async () => {
    const root = temporaryFolder()
    if (!mounted(root)) return
    await write(root, [{ file: 'nap.md', content: 'old' }])
    const content = 'x'.repeat(200_000)
    const refusal = await refusalOf(write(root, [{ file: 'nap.md', content }]))
    expect(refusal).toMatchObject({
      exitCode: 4,
      message: 'The disk is full: “nap.md” could not be written, it needs 200000 bytes.',
    })
    expect(readFileSync(join(root, 'nap.md'), 'utf8')).toBe('old')
    expect(readdirSync(root)).toEqual(['nap.md'])
    execFileSync('mount', ['-o', 'remount,ro', root])
    const readOnly = await refusalOf(write(root, [{ file: 'nap.md', content: 'new' }]))
    expect(readOnly.message).toBe('“nap.md” cannot be written, because the disk is read-only.')
  },
)

test.skipIf(!isRoot)(
  'a folder that is read-only for this person is named (needs root)',
  async () => {
    const root = temporaryFolder()
    putIn(root, 'draft/nap.md', 'old')
    chownSync(root, 65534, 65534)
    chmodSync(join(root, 'draft'), 0o555)
    process.seteuid?.(65534)
    const refusal = await refusalOf(
      write(root, [{ file: 'draft/nap.md', content: 'new' }]).finally(() => process.seteuid?.(0)),
    )
    expect(refusal).toMatchObject({
      exitCode: 4,
      message: 'You may not write “draft/nap.md”: the file or its folder is read-only for you.',
    })
    expect(readFileSync(join(root, 'draft/nap.md'), 'utf8')).toBe('old')
  },
)

test.each([
  ['ENOSPC', 'linux', 'The disk is full'],
  ['EDQUOT', 'linux', 'The disk is full'],
  ['EACCES', 'linux', 'read-only for you'],
  ['EPERM', 'darwin', 'read-only for you'],
  ['EPERM', 'win32', 'another program has it open'],
  ['EACCES', 'win32', 'another program has it open'],
  ['EBUSY', 'win32', 'another program is using it'],
  ['ENOTDIR', 'linux', 'a file stands where its folder should be'],
  ['ELOOP', 'linux', 'links that go in a circle'],
  ['ENAMETOOLONG', 'linux', 'longer than this disk allows'],
  ['EIO', 'linux', 'The disk reports a fault'],
])('%s on %s is said in plain words', (code, platform, words) => {
  const refusal = faultFor(code, { path: 'draft/\u001b[2Jnap.md', deed: 'written' }, platform)
  expect(refusal).toMatchObject({
    exitCode: 4,
    message: expect.stringContaining(words),
    help: expect.any(String),
  })
  expect(String(refusal)).not.toContain('\u001b')
})

test('a fault of nap stays what it is', () => {
  const fault = new TypeError('x is not a function')
  expect(diskRefusal(fault, { file: 'a' })).toBe(fault)
})

test('a kill at any moment leaves each file whole, old or new', async () => {
  const root = temporaryFolder()
  const sizes = [200_000, 300_000]
  const program = `
    import { write } from './write.ts'
    for (let n = 0; ; n++) {
      const content = 'x'.repeat([200000, 300000][n % 2])
      await write(${JSON.stringify(root)}, [{ file: 'a/nap.md', content }])
    }`
  for (let round = 0; round < 4; round++) {
    const { child, ended } = started(program)
    while (!existsSync(join(root, 'a/nap.md'))) await pause(10)
    await pause(40 + round * 7)
    child.kill('SIGKILL')
    await ended
    expect(sizes).toContain(statSync(join(root, 'a/nap.md')).size)
  }
})

test('lists the generated files that are no longer wanted', async () => {
  const root = temporaryFolder()
  for (const name of ['b.yaml', 'a.yaml', 'kept.yaml', 'notes.md', 'deep/c.yaml']) {
    putIn(root, `draft/commitments/${name}`, 'x')
  }
  const outside = temporaryFolder()
  putIn(outside, 'd.yaml', 'x')
  symlinkSync(outside, join(root, 'draft/commitments/link'))
  symlinkSync(join(outside, 'd.yaml'), join(root, 'draft/commitments/link.yaml'))
  const keep = new Set(['draft/commitments/kept.yaml'])
  expect(await staleIn(root, 'draft/commitments', keep)).toEqual([
    { file: 'draft/commitments/a.yaml', content: undefined },
    { file: 'draft/commitments/b.yaml', content: undefined },
    { file: 'draft/commitments/deep/c.yaml', content: undefined },
  ])
  expect(await staleIn(root, 'draft/nothing', keep)).toEqual([])
  expect(await staleIn(root, 'draft/commitments/link', keep)).toEqual([])
})

/** A small disk of its own at `folder`; false where a test may not have one. */
function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder], { stdio: 'ignore' })
    onTestFinished(() => {
      execFileSync('umount', [folder])
    })
    return true
  } catch {
    return false
  }
}
