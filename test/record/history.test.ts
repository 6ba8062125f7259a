import { expect, test } from 'vitest'
import { historyOf } from '../../src/record/git.ts'
import { newRepository } from './support.ts'

const file = 'draft/commitments/budget.yaml'

test('every commit that changed the file, newest first, with its text before and after', async () => {
  const { git, put, open } = newRepository()
  const save = (text: string, subject: string) => {
    put(`plan/${file}`, text)
    git('add', '.')
    git('commit', '--quiet', '-m', subject)
  }
  save('title: Eins\n', 'first')
  put('plan/other.yaml', 'x: 1\n')
  git('add', '.')
  git('commit', '--quiet', '-m', 'another file')
  save('title: بجٹ\n', 'second')
  git('rm', '--quiet', `plan/${file}`)
  git('commit', '--quiet', '-m', 'gone')

  const { revisions, complete } = await historyOf(await open(), [file])
  expect(complete).toBe(true)
  expect(
    revisions.map(({ subject, author, before, after }) => [subject, author, before, after]),
  ).toEqual([
    ['gone', 'Aisha Khan', 'title: بجٹ\n', undefined],
    ['second', 'Aisha Khan', 'title: Eins\n', 'title: بجٹ\n'],
    ['first', 'Aisha Khan', undefined, 'title: Eins\n'],
  ])
  expect(revisions[0]?.date).toMatch(/^2017-06-30T10:00:00/)
})

test('a merge counts only where it changed the file itself', async () => {
  const { git, put, open } = newRepository()
  const save = (text: string, subject: string) => {
    put(`plan/${file}`, text)
    git('add', '.')
    git('commit', '--quiet', '-m', subject)
  }
  save('a: 1\n', 'base')
  git('checkout', '--quiet', '-b', 'side')
  save('a: 2\n', 'theirs')
  git('checkout', '--quiet', 'main')
  save('a: 3\n', 'ours')
  git('merge', '--quiet', 'side')
  save('a: 4\n', 'merged by hand')
  const { revisions } = await historyOf(await open(), [file])
  const [newest] = revisions
  expect(newest).toMatchObject({ subject: 'merged by hand', before: 'a: 3\n', after: 'a: 4\n' })
  expect(revisions.map(({ subject }) => subject).toSorted()).toEqual([
    'base',
    'merged by hand',
    'ours',
    'theirs',
  ])
})

test('before the first commit there is no history', async () => {
  const { put, open } = newRepository()
  put(`plan/${file}`, 'a: 1\n')
  expect(await historyOf(await open(), [file])).toEqual({ revisions: [], complete: true })
})

test('the edge of a shallow clone is not taken for a beginning', async () => {
  const { git, put, home, top } = newRepository()
  for (const text of ['a: 1\n', 'a: 2\n', 'a: 3\n']) {
    put(`plan/${file}`, text)
    git('add', '.')
    git('commit', '--quiet', '-m', text.trim())
  }
  git('clone', '--quiet', '--depth', '2', `file://${top}`, `${home}/shallow`)
  const { opened } = await import('./support.ts')
  const { identity } = await import('../support/identity.ts')
  const shallow = await opened(`${home}/shallow/plan`, {
    PATH: process.env['PATH'],
    HOME: home,
    ...identity,
  })
  const { revisions, complete } = await historyOf(shallow, [file])
  expect(complete).toBe(false)
  expect(revisions.map(({ before, after }) => [before, after])).toEqual([['a: 2\n', 'a: 3\n']])
})

test('several files are told in one order, each with its own texts', async () => {
  const { git, put, open } = newRepository()
  const other = 'draft/commitments/citizens-budget.yaml'
  put(`plan/${file}`, 'a: 1\n')
  git('add', '.')
  git('commit', '--quiet', '-m', 'begun')
  git('mv', `plan/${file}`, `plan/${other}`)
  git('commit', '--quiet', '-m', 'renamed')
  const { revisions } = await historyOf(await open(), [other, file])
  expect(revisions.map((one) => [one.subject, one.file, one.before, one.after])).toEqual([
    ['renamed', file, 'a: 1\n', undefined],
    ['renamed', other, undefined, 'a: 1\n'],
    ['begun', file, undefined, 'a: 1\n'],
  ])
})
