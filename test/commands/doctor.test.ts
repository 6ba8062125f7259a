import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder } from '../record/support.ts'
import { identity } from '../support/identity.ts'
import { napIn } from '../support/nap.ts'
import { workspace } from '../support/workspace.ts'

type Found = { about: string; isGood: boolean; isNeeded: boolean; message: string; help?: string }

async function examined(
  cwd: string,
  own: Record<string, string | undefined> = {},
  ...flags: string[]
) {
  const { PATH, HOME = '/', XDG_CACHE_HOME = join(HOME, '.cache') } = process.env
  const env = { PATH, HOME: cwd, XDG_CACHE_HOME, GIT_CONFIG_NOSYSTEM: '1', ...identity, ...own }
  const { out, exitCode } = await napIn({ cwd, env }, 'doctor', '--json', ...flags)
  const findings = (out === '' ? [] : JSON.parse(out).findings) as Found[]
  return { exitCode, about: (name: string) => findings.find(({ about }) => about === name) }
}

test('what is set up is good; what nap can fix, it fixes with --fix', async () => {
  const { top } = await workspace()
  const before = await examined(top)
  expect(before.exitCode).toBe(0)
  for (const name of [
    'Node.js',
    'git',
    'name for git',
    'fonts',
    'folder',
    'cloud',
    'plan',
    'line ends',
  ])
    expect(before.about(name), name).toMatchObject({ isGood: true })
  expect(before.about('merge driver')).toMatchObject({ isGood: false, isNeeded: false })
  expect((await examined(top, {}, '--fix')).about('merge driver')).toMatchObject({ isGood: true })
  expect((await examined(top)).about('merge driver')).toMatchObject({ isGood: true })
})

test('what compile needs and has not is exit code 3, with what to type', async () => {
  const { top } = await workspace()
  const nobody = Object.fromEntries(Object.keys(identity).map((name) => [name, undefined]))
  const nameless = await examined(top, nobody)
  expect(nameless.exitCode).toBe(3)
  expect(nameless.about('name for git')).toMatchObject({
    isGood: false,
    isNeeded: true,
    help: expect.stringContaining('git config --global user.name'),
  })
  const without = await examined(top, { PATH: '/nowhere' })
  expect(without.exitCode).toBe(3)
  expect(without.about('git')).toMatchObject({
    isGood: false,
    help: 'Install it from https://git-scm.com/.',
  })
  const broken = await examined(top, { NAP_BROWSER: '/nowhere/chrome' })
  expect(broken.exitCode).toBe(3)
  expect(broken.about('browser')?.message).toContain('“/nowhere/chrome”')
})

test('without a home folder, nothing is advised that needs one', async () => {
  const { top } = await workspace()
  // The browser unpacked for one run is removed when nap ends, and a test does not end nap.
  vi.stubEnv('TMPDIR', temporaryFolder())
  onTestFinished(() => void vi.unstubAllEnvs())
  const nobody = Object.fromEntries(Object.keys(identity).map((name) => [name, undefined]))
  const homeless = await examined(top, { ...nobody, HOME: undefined, XDG_CACHE_HOME: undefined })
  const help = homeless.about('name for git')?.help ?? ''
  expect(help).toContain('\n  git config user.name "Your Name"')
  expect(help).not.toContain('--global')
  expect(homeless.about('browser')?.message ?? '').not.toMatch(/nap-print-/)
})

test('where the browser of this computer is asked for, none that comes with nap is advised', async () => {
  const { top } = await workspace()
  const found = await examined(top, { NAP_BROWSER: 'system', PATH: '/nowhere', HOME: '/nowhere' })
  expect(found.about('browser')?.help ?? '').not.toContain('npm')
})

test('a folder that a cloud service keeps in step, and line ends that git changes, are to do', async () => {
  const { home, top } = await workspace()
  const cloud = join(home, 'OneDrive - Planning Department')
  mkdirSync(cloud)
  renameSync(join(top, 'plan'), join(cloud, 'plan'))
  const found = await examined(cloud)
  expect(found.exitCode).toBe(0)
  expect(found.about('cloud')).toMatchObject({ isGood: false })
  expect(found.about('repository')).toMatchObject({
    isGood: false,
    help: expect.stringContaining('nap init'),
  })
  renameSync(join(cloud, 'plan'), join(top, 'plan'))
  writeFileSync(join(top, '.gitconfig'), '[core]\n\tautocrlf = true\n')
  expect((await examined(top)).about('line ends')).toMatchObject({ isGood: false })
  writeFileSync(join(top, '.gitattributes'), '* text=auto eol=lf\n')
  expect((await examined(top)).about('line ends')).toMatchObject({ isGood: true })
})

test('settings that git cannot read are told among the rest', async () => {
  const { top } = await workspace()
  writeFileSync(join(top, '.gitconfig'), '[core\n')
  const { exitCode, about } = await examined(top)
  expect(exitCode).toBe(3)
  expect(about('git')).toMatchObject({ isGood: false, isNeeded: true })
  expect(about('fonts')).toMatchObject({ isGood: true })
})

test('without a plan the computer is looked at; a plan that is named has to be there', async () => {
  const folder = temporaryFolder()
  expect((await examined(folder)).about('plan')?.message).toContain('There is no plan here')
  expect((await examined(folder, {}, '--plan', 'elsewhere')).exitCode).toBe(2)
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder that is closed is exit code 3 (not as root, who may write anywhere)',
  async () => {
    const { top } = await workspace()
    chmodSync(join(top, 'plan'), 0o500)
    expect((await examined(top)).about('folder')).toMatchObject({ isGood: false, isNeeded: true })
    chmodSync(join(top, 'plan'), 0o700)
  },
)

test('what editors are shown is brought up to date', async () => {
  const folder = temporaryFolder()
  const env = { PATH: process.env['PATH'], HOME: folder, ...identity }
  await napIn({ cwd: folder, env }, 'init', '--country', 'Kenya', '--period', '2026-2027')
  expect((await examined(folder)).about('editor')).toMatchObject({ isGood: true })
  rmSync(join(folder, 'plan/.nap'), { recursive: true })
  expect((await examined(folder)).about('editor')).toMatchObject({ isGood: false })
  expect((await examined(folder, {}, '--fix')).about('editor')).toMatchObject({ isGood: true })
  expect((await examined(folder)).about('editor')).toMatchObject({ isGood: true })
})
