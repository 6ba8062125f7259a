import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { touchedSince } from '../../src/record/git.ts'
import { gitIn, newRepository, opened, refusalOf } from './support.ts'

const plan = {
  'plan/plan.yaml': 'title: a\n',
  'plan/a.yaml': 'a\n',
  'plan/b.yaml': 'b\n',
  'other.md': 'x\n',
}

function recorded() {
  const repository = newRepository()
  for (const [file, text] of Object.entries(plan)) repository.put(file, text)
  repository.git('add', '.')
  repository.git('commit', '--quiet', '--message=first')
  return repository
}

test('recorded, staged, changed, new and removed files count; what the other line did, and what git ignores, does not', async () => {
  const { top, put, git, open } = recorded()
  git('switch', '--quiet', '--create', 'work')
  put('plan/recorded.yaml', 'x\n')
  git('add', '.')
  git('commit', '--quiet', '--message=work')
  put('plan/staged.yaml', 'x\n')
  git('add', '.')
  put('plan/a.yaml', 'changed\n')
  put('plan/سندھ.yaml', 'new\n')
  rmSync(join(top, 'plan/b.yaml'))
  put('other.md', 'y\n')
  put('.gitignore', 'ignored.yaml\n')
  put('plan/ignored.yaml', 'x\n')
  const { base, files } = await touchedSince(await open(), 'main')
  expect(base).toBe(git('rev-parse', 'main').trim())
  expect(files).toEqual(['a.yaml', 'b.yaml', 'recorded.yaml', 'staged.yaml', 'سندھ.yaml'])
  git('switch', '--quiet', '--force', 'main')
  put('plan/plan.yaml', 'title: elsewhere\n')
  git('commit', '--quiet', '--all', '--message=main')
  git('switch', '--quiet', '--force', 'work')
  const later = await touchedSince(await open(), 'main')
  expect(later.base).toBe(base)
  expect(later.files).not.toContain('plan.yaml')
})

test('where nothing is recorded yet, everything is new', async () => {
  const { put, git, open } = newRepository()
  put('plan/plan.yaml', 'title: a\n')
  put('plan/staged.yaml', 'x\n')
  git('add', 'plan/staged.yaml')
  expect(await touchedSince(await open(), 'HEAD')).toEqual({
    base: undefined,
    files: ['plan.yaml', 'staged.yaml'],
  })
})

test('a plan at the top of its repository has plain names', async () => {
  const { put, git, open } = recorded()
  put('new.yaml', 'x\n')
  expect((await touchedSince(await open('.'), 'HEAD')).files).toEqual(['new.yaml'])
  git('clean', '-fdq')
})

test('a line of work without a common past is compared with as it is', async () => {
  const { git, open } = recorded()
  git('switch', '--quiet', '--orphan', 'other')
  git('commit', '--quiet', '--allow-empty', '--message=other')
  git('switch', '--quiet', '--force', 'main')
  const { base, files } = await touchedSince(await open(), 'other')
  expect(base).toBe(git('rev-parse', 'other').trim())
  expect(files).toEqual(['a.yaml', 'b.yaml', 'plan.yaml'])
})

test('a shallow clone that lacks the common past says so', async () => {
  const { top, home, git, put, variables } = recorded()
  git('switch', '--quiet', '--create', 'work')
  put('plan/a.yaml', 'work\n')
  git('commit', '--quiet', '--all', '--message=work')
  git('switch', '--quiet', 'main')
  put('plan/b.yaml', 'main\n')
  git('commit', '--quiet', '--all', '--message=main')
  const clone = join(home, 'clone')
  gitIn(home, variables, [
    'clone',
    '--quiet',
    '--depth=1',
    '--no-single-branch',
    '--branch=work',
    `file://${top}`,
    clone,
  ])
  const refusal = await refusalOf(
    touchedSince(await opened(join(clone, 'plan'), variables), 'origin/main'),
  )
  expect(refusal.exitCode).toBe(5)
  expect(refusal.help).toContain('fetch-depth: 0')
})

test('what git would take for a flag or a search is no revision', async () => {
  const { open } = recorded()
  for (const name of ['--output=x', ':/first', 'main..work', '']) {
    expect((await refusalOf(touchedSince(await open(), name))).exitCode).toBe(2)
  }
})
