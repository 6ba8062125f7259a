import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { uncleaned } from '../src/disk/cleaning.ts'
import { makeFolder } from '../src/disk/disk.ts'
import { write } from '../src/record/write.ts'
import { refusalOf, started, temporaryFolder } from './record/support.ts'
import { type Call, type Code, failingDisk, onDisk } from './support/failing-disk.ts'
import { napIn } from './support/nap.ts'
import { planCopy } from './support/plan-copy.ts'
import { workspace } from './support/workspace.ts'

// What stands between nap and the disk: each test is a disk that a desk officer may have. test/long/disk.test.ts has the
// rest: whatever call of the disk fails.

failingDisk()

const isLinux = process.platform === 'linux'
const isRoot = process.getuid?.() === 0
const program = join(import.meta.dirname, '../bin/nap.js')
const markdown = ['compile', '--to', 'md', '--no-record'] as const

/** Has the calls of one name fail that are about such a file, but for the first ones. */
function failing(name: string, about: RegExp, code: Code, { after } = { after: 0 }) {
  let well = after
  return (call: Call) =>
    call.name === name && about.test(call.path) && well-- <= 0 ? code : undefined
}

describe.skipIf(!isLinux)('where nothing can be written (not beside Linux)', () => {
  test.each([
    [
      '/proc/x',
      '“/proc/x” cannot be written, because the folder around it is gone, or takes no new files.',
    ],
    [
      '/proc/x/y/z',
      '“/proc/x” cannot be written, because the folder around it is gone, or takes no new files.',
    ],
    [
      '/dev/null/x',
      '“/dev/null/x/nap.md” cannot be written, because a file stands where its folder should be.',
    ],
    ['x'.repeat(300), 'is longer than this disk allows.'],
  ])('nap compile --out %s says so', async (out, words) => {
    const { nap } = planCopy()
    const { err, exitCode } = await nap(...markdown, '--out', out)
    expect(err).toContain(words)
    expect(exitCode).toBe(4)
  })

  test('a program that takes what nap says may have no room for it', () => {
    const { top } = planCopy()
    const line = `'${process.execPath}' '${program}' validate > /dev/full`
    const { status, stderr } = spawnSync('/bin/sh', ['-c', line], { cwd: top, encoding: 'utf8' })
    expect(stderr).toContain('Not all that nap says could be written, because the disk is full')
    expect(status).toBe(4)
  })

  test('a folder that was deleted under one’s feet is named as what is wrong', () => {
    const top = temporaryFolder()
    mkdirSync(join(top, 'gone'))
    const line = `rmdir ../gone && exec '${process.execPath}' '${program}' validate`
    const cwd = join(top, 'gone')
    const { status, stderr } = spawnSync('/bin/sh', ['-c', line], { cwd, encoding: 'utf8' })
    expect(stderr).toBe(
      'The folder that you are in cannot be used, because it does not exist (ENOENT).\nIt may have been deleted or moved. Go to another folder with cd, and try again.\n',
    )
    expect(status).toBe(4)
  })
})

describe('links', () => {
  test.each(['out', 'out/deeper'])('“%s” behind a link to nowhere', async (out) => {
    const { top, nap } = planCopy()
    symlinkSync('nowhere', join(top, 'out'))
    const { err, exitCode } = await nap(...markdown, '--out', out)
    expect(err).toContain(
      `“${join(top, 'out')}” is a link to a place that is not there, so nothing can be written into it.\nMake the folder that it leads to, or delete the link, and try again.`,
    )
    expect(exitCode).toBe(4)
    expect(existsSync(join(top, 'nowhere'))).toBe(false)
  })

  test('in a circle, in the place of the plan', async () => {
    const { top, nap } = planCopy()
    symlinkSync('round', join(top, 'round'))
    const { err, exitCode } = await nap('validate', '--plan', 'round')
    expect(err).toContain(
      'round/plan.yaml” cannot be read, because the way to it leads through links',
    )
    expect(exitCode).toBe(4)
  })
})

test('a folder is made level by level, also by two at once', async () => {
  const top = temporaryFolder()
  const deep = join(top, 'a/b/c')
  expect(await Promise.all([makeFolder(deep), makeFolder(deep)])).toEqual([true, true])
  expect(await makeFolder(deep)).toBe(false)
  writeFileSync(join(top, 'file'), '')
  expect(await refusalOf(makeFolder(join(top, 'file/x')))).toMatchObject({ exitCode: 4 })
})

test('of several files none is written where one has no room', async () => {
  const top = temporaryFolder()
  writeFileSync(join(top, 'one.md'), 'old')
  const some = ['one.md', 'two.md', 'three.md'].map((file) => ({ file, content: 'new' }))
  const { result } = await onDisk(failing('handle.writeFile', /tmp$/, 'ENOSPC', { after: 2 }), () =>
    refusalOf(write(top, some)),
  )
  expect(result.message).toContain('The disk is full: “three.md” could not be written')
  expect(readdirSync(top)).toEqual(['one.md'])
  expect(readFileSync(join(top, 'one.md'), 'utf8')).toBe('old')
})

describe('what was done stands', () => {
  test('where the documents have no room, and says that the plan was recorded', async () => {
    const { nap, top } = await workspace()
    writeFileSync(join(top, 'plan/chapters/introduction.md'), '# Introduction\n\nNew.\n')
    const { result } = await onDisk(failing('handle.writeFile', /out\/\.nap/, 'ENOSPC'), () =>
      nap(['compile', '--to', 'md']),
    )
    expect(result.out).toMatch(/^Recorded as revision [0-9a-f]{7}: /m)
    expect(result.out).not.toContain('up to date')
    expect(result.err).toContain('The disk is full: “nap.md” could not be written, it needs')
    expect(result.exitCode).toBe(4)
    expect(readdirSync(join(top, 'out'))).toEqual([])
  })

  test('where the plan could not be recorded and the documents have no room', async () => {
    const { nap, top } = await workspace()
    writeFileSync(join(top, '.git/MERGE_HEAD'), '')
    writeFileSync(join(top, 'plan/chapters/introduction.md'), '# Introduction\n\nNew.\n')
    const { result } = await onDisk(failing('handle.writeFile', /out\/\.nap/, 'ENOSPC'), () =>
      nap(['compile', '--to', 'md']),
    )
    expect(result.out).not.toContain('The documents were written')
  })

  test('where git cannot be started', async () => {
    const { nap, top, home } = await workspace()
    writeFileSync(join(home, 'git'), '#!/nowhere/sh\n')
    chmodSync(join(home, 'git'), 0o755)
    writeFileSync(join(top, 'plan/chapters/introduction.md'), '# Introduction\n\nNew.\n')
    const { out, exitCode } = await nap(['compile', '--to', 'md'], { PATH: home })
    expect(out).toContain(
      `The program “${join(home, 'git')}” could not be started, because it does not exist (ENOENT). Nothing was recorded. The documents were written.`,
    )
    expect(exitCode).toBe(3)
  })

  test('where the lock cannot be taken away', async () => {
    const { nap } = planCopy()
    const { result } = await onDisk(failing('promises.unlink', /lock$/, 'EROFS'), () =>
      nap('merge'),
    )
    expect(result.out).toContain('18 commitments with 86 milestones.')
    expect(result.err).toMatch(
      /“.*lock” was left behind, because the disk is read-only \(EROFS\)\. It does no harm, and you may delete it\.\n/,
    )
    expect(result.exitCode).toBe(0)
  })

  test('where a file was not written and its beginning cannot be taken away', async () => {
    const { nap, top } = planCopy()
    const { result } = await onDisk(
      (call) =>
        failing('handle.sync', /out\/\.nap/, 'EIO')(call) ??
        failing('promises.rm', /out\/\.nap/, 'EACCES')(call),
      () => nap(...markdown),
    )
    const [left = ''] = readdirSync(join(top, 'out'))
    expect(result.err).toContain('The disk reports a fault: “nap.md” could not be written.')
    expect(result.err).toContain(
      `${left}” was left behind, because you are not allowed to (EACCES).`,
    )
    expect(result.exitCode).toBe(4)
  })

  test('where the findings were told and the page for GitHub cannot be written', async () => {
    const { top } = planCopy()
    const env = { PATH: process.env['PATH'], GITHUB_STEP_SUMMARY: join(top, 'no/page.md') }
    const page = ['validate', '--format', 'github']
    const { out, err, exitCode } = await napIn({ cwd: top, env }, ...page)
    expect(out).toContain('::warning')
    expect(err).toContain(`“${join(top, 'no/page.md')}” cannot be written`)
    expect(exitCode).toBe(0)
  })

  test.skipIf(!isRoot || !isLinux)(
    'where a hook makes the disk read-only (needs root, for a disk of its own)',
    async () => {
      const { nap, top, home } = await workspace()
      const disk = join(home, 'disk')
      mkdirSync(disk)
      if (!mounted(disk)) return
      execFileSync('cp', ['-a', `${top}/.`, disk])
      const hook = join(disk, '.git/hooks/post-commit')
      mkdirSync(join(disk, '.git/hooks'), { recursive: true })
      // As soon as git itself has let go of it.
      writeFileSync(hook, `#!/bin/sh\nmount -o remount,ro '${disk}'\n`)
      chmodSync(hook, 0o755)
      writeFileSync(join(disk, 'plan/chapters/introduction.md'), '# Introduction\n\nNew.\n')
      const line = [
        'compile',
        '--to',
        'md',
        '--plan',
        join(disk, 'plan'),
        '--out',
        join(home, 'out'),
      ]
      const { out, err, exitCode } = await nap(line)
      expect(out).toMatch(/^Recorded as revision [0-9a-f]{7}: /m)
      expect(err).toMatch(/lock” was left behind, because the disk is read-only \(EROFS\)/)
      expect(exitCode).toBe(0)
      expect(readdirSync(join(home, 'out'))).toEqual(['nap.md'])
    },
  )
})

describe('what the disk refuses is told with its place', () => {
  test.each([
    ['handle.sync', /draft$/, 'EIO'],
    ['handle.sync', /draft$/, 'ENOSPC'],
    ['promises.lstat', /draft\/nap.md$/, 'EACCES'],
    ['promises.rename', /draft\/\.nap-/, 'EROFS'],
    ['promises.readdir', /draft\/commitments$/, 'EIO'],
    ['readFileSync', /print\.css$/, 'EIO'],
    ['statSync', /plan\.yaml$/, 'EACCES'],
    ['readdirSync', /plan$/, 'EIO'],
  ] as const)('%s %s: %s', async (name, about, code) => {
    const { nap, put } = planCopy()
    put('plan/chapters/introduction.md', '# Introduction\n\nNew.\n')
    let path = ''
    const { result } = await onDisk(
      (call) => {
        const wanted = failing(name, about, code)(call)
        if (wanted) path = call.path
        return wanted
      },
      () => nap(...markdown),
    )
    const place = path.includes('.nap-') ? 'nap.md' : basename(path)
    expect(result.err.replaceAll(/\s+/g, ' ')).toMatch(new RegExp(`“[^”]*${place}”`))
    expect(result.exitCode).toBe(4)
  })

  test('a file of the plan that can be read no more before it is recorded', async () => {
    const { nap, top } = await workspace()
    writeFileSync(join(top, 'plan/chapters/introduction.md'), '# Introduction\n\nNew.\n')
    let reads = 0
    const { result } = await onDisk(
      (call) =>
        /plan\/plan\.yaml$/.test(call.path) && call.name === 'openSync' && ++reads === 2
          ? 'EIO'
          : undefined,
      () => nap(['compile', '--to', 'md']),
    )
    expect(result.out).toContain('“plan.yaml” cannot be opened')
    expect(result.exitCode).toBe(4)
  })

  test('a place for temporary files that is not there', async () => {
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = '/nowhere/tmp'
    onTestFinished(() => {
      process.env['TMPDIR'] = before
      if (before === undefined) delete process.env['TMPDIR']
    })
    const { nap } = planCopy()
    const { err, exitCode } = await nap(
      'compile',
      '--to',
      'pdf',
      '--no-record',
      '--browser',
      process.execPath,
    )
    expect(err).toContain('nap.pdf was not made. The folder for temporary files, “/nowhere/tmp”')
    expect(exitCode).toBe(4)
  })
})

test('at the end, what cannot be removed keeps nothing else from being removed', async () => {
  const top = temporaryFolder()
  writeFileSync(join(top, 'passing'), '')
  const { child, ended } = started(`
    import { removeAtExit } from '../disk/cleaning.ts'
    for (const path of ['/dev/null/x', '/proc/version', ${JSON.stringify(join(top, 'passing'))}]) removeAtExit(path)
    process.exitCode = 75`)
  await ended
  expect(child.exitCode).toBe(75)
  expect(readdirSync(top)).toEqual([])
})

test('what was left behind is told once', () => {
  expect(uncleaned()).toEqual([])
})

/** A small disk of its own at `folder`; false where a test may not have one. */
function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' })
    onTestFinished(() => void execFileSync('umount', ['-l', folder]))
    return true
  } catch {
    return false
  }
}
