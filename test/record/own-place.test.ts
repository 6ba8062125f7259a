import { mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLock } from '../../src/record/lock.ts'
import { ownPlace } from '../../src/record/own-place.ts'
import { workspace } from '../support/workspace.ts'
import { newRepository, temporaryFolder } from './support.ts'

function sample(plan = 'plan') {
  const repository = newRepository()
  repository.put(`${plan}/plan.yaml`, 'title: Plan\n')
  repository.git('add', '.')
  repository.git('commit', '--quiet', '-m', 'Start')
  return repository
}

test('what nap keeps for itself lies in git’s folder, and each plan of a repository has its own', async () => {
  const { top, put } = sample()
  expect(ownPlace(join(top, 'plan'))).toEqual({
    folder: join(top, '.git'),
    way: '../.git/',
    beginning: 'nap-plan.',
  })
  put('Länder/plan/plan.yaml', 'title: Other\n')
  const { beginning } = ownPlace(join(top, 'Länder/plan'))
  expect(beginning).toMatch(/^nap\.[0-9a-f]{16}\.$/)
  expect(ownPlace(top).beginning).toBe('nap.')
  const seen = await withLock(join(top, 'plan'), async () => [
    readdirSync(join(top, 'plan')),
    readdirSync(join(top, '.git')).filter((name) => name.startsWith('nap')),
  ])
  expect(seen).toEqual([['plan.yaml'], ['nap-plan.lock']])
})

test('it is the same by whatever way one comes to the plan, and on a disk that spells letters in its own way', () => {
  const { top, home } = sample('pläne/x')
  symlinkSync(join(top, 'pläne/x'), join(home, 'short'))
  const place = ownPlace(join(top, 'pläne/x'))
  const { folder, beginning } = ownPlace(join(home, 'short'))
  expect({ folder, beginning }).toMatchObject({ folder: place.folder, beginning: place.beginning })
  renameSync(join(top, 'pläne'), join(top, 'pläne'.normalize('NFD')))
  expect(ownPlace(join(top, 'pläne/x'.normalize('NFD'))).beginning).toBe(place.beginning)
})

test('a linked worktree and a submodule have a place of their own', () => {
  const { top, home, git } = sample()
  git('worktree', 'add', '--quiet', '-b', 'sindh', join(home, 'linked'))
  expect(ownPlace(join(home, 'linked/plan')).folder).toBe(join(top, '.git/worktrees/linked'))
  const other = newRepository()
  other.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', top, 'pakistan')
  expect(ownPlace(join(other.top, 'pakistan/plan')).folder).toBe(
    join(other.top, '.git/modules/pakistan'),
  )
})

test.each([
  ['no repository', () => undefined],
  ['an empty folder called .git', (top: string) => mkdirSync(join(top, '.git'))],
  [
    'a file called .git that leads nowhere',
    (top: string) => writeFileSync(join(top, '.git'), 'gitdir: ../gone\n'),
  ],
])('with %s, it lies in the plan folder', (_, make) => {
  const top = temporaryFolder()
  mkdirSync(join(top, 'plan'))
  make(top)
  expect(ownPlace(join(top, 'plan'))).toEqual({
    folder: join(top, 'plan'),
    way: '',
    beginning: '.nap.',
  })
})

test('a lock that came with a pull request keeps nobody waiting', async () => {
  const { top, run } = await workspace()
  const lock = { id: '0123456789abcdef', process: 1, host: 'ead-pc-4', since: new Date() }
  writeFileSync(join(top, 'plan/.nap.lock'), JSON.stringify(lock))
  await run('git add --force plan/.nap.lock')
  await run('git commit --quiet -m "Add a lock"')
  expect(await run('nap merge')).not.toContain('at work')
  expect(await run('git status --short')).toBe('')
})
