import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type LoggedRevision, logOf } from '../../src/record/git.ts'
import { gitIn, newRepository, opened } from './support.ts'

/** A repository, and a way to record everything in it. */
function newPlan() {
  const made = newRepository()
  function commit(subject: string): string {
    made.git('add', '.')
    made.git('commit', '--quiet', '-m', subject)
    return made.git('rev-parse', 'HEAD').trim()
  }
  return { ...made, commit }
}

/** A plan to which one line of work added Sindh's answer and another Punjab's, brought together. */
function merged() {
  const made = newPlan()
  made.put('plan/plan.yaml', 'title: Plan\n')
  made.commit('Start')
  made.git('checkout', '--quiet', '-b', 'punjab')
  made.put('plan/submissions/punjab/land.yaml', 'title: Land\n')
  made.commit('Punjab')
  made.git('checkout', '--quiet', 'main')
  made.put('plan/submissions/sindh/budget.yaml', 'title: Budget\n')
  made.commit('Sindh')
  made.git('merge', '--quiet', '-m', 'Both', 'punjab')
  return made
}

const filesOf = (revision: LoggedRevision | undefined) => revision?.changes?.map(({ file }) => file)

describe('the log of a plan', () => {
  test('tells revisions only, the newest first', async () => {
    const made = newPlan()
    made.put('README.md', 'read me\n')
    made.commit('Not the plan')
    made.put('plan/plan.yaml', 'title: Plan\n')
    const first = made.commit('Start')
    made.put('plan/plan.yaml', 'title: Our plan\n')
    made.put('plan/chapters/a.md', '# A\n')
    made.put('README.md', 'read this\n')
    const second = made.commit('Words with | and — ژ')
    const { revisions, complete } = await logOf(await made.open())
    expect(complete).toBe(true)
    expect(revisions).toMatchObject([
      { hash: second, subject: 'Words with | and — ژ', author: 'Aisha Khan', merge: false },
      { hash: first, date: '2017-06-30T11:00:00+00:00' },
    ])
    expect(revisions.map(filesOf)).toEqual([['chapters/a.md', 'plan.yaml'], ['plan.yaml']])
    expect(revisions[0]?.changes?.[0]).toMatchObject({ before: undefined })
    expect((await logOf(await made.open(), 1)).revisions).toHaveLength(1)
  })

  test('is empty before the first commit', async () => {
    const made = newRepository()
    made.put('plan/plan.yaml', 'title: Plan\n')
    expect(await logOf(await made.open())).toEqual({ revisions: [], complete: true })
  })

  test.for(['combined', 'first-parent', 'off'])(
    'tells a merge once, by what it brought to the first line of work (%s)',
    async (setting) => {
      const made = merged()
      made.git('config', 'log.diffMerges', setting)
      const { revisions } = await logOf(await made.open())
      const [merge, ...others] = revisions
      expect(merge).toMatchObject({ subject: 'Both', merge: true })
      expect(filesOf(merge)).toEqual(['submissions/punjab/land.yaml'])
      expect(others).toHaveLength(3)
    },
  )

  test('does not tell a merge that is as one of its sides', async () => {
    const made = newPlan()
    made.put('plan/plan.yaml', 'title: Plan\n')
    made.commit('Start')
    made.git('checkout', '--quiet', '-b', 'punjab')
    made.put('plan/submissions/punjab/land.yaml', 'title: Land\n')
    made.commit('Punjab')
    made.git('checkout', '--quiet', 'main')
    made.git('merge', '--quiet', '--no-ff', '-m', 'Both', 'punjab')
    const { revisions } = await logOf(await made.open())
    expect(revisions.map(({ subject }) => subject)).toEqual(['Punjab', 'Start'])
  })

  test('no name of a file is taken for a commit', async () => {
    const made = newPlan()
    const names = [':100644 100644 a b M', 'a\x1fb\x1fc', 'line\nbreak', '-n 1', 'ژ.md']
    for (const name of names) made.put(`plan/chapters/${name}`, 'text\n')
    made.commit('Odd names')
    const { revisions } = await logOf(await made.open())
    expect(revisions).toHaveLength(1)
    expect(filesOf(revisions[0])?.toSorted()).toEqual(
      names.map((name) => `chapters/${name}`).toSorted(),
    )
  })

  test('where a shallow clone begins, nobody knows what changed', async () => {
    const made = merged()
    const url = `file://${made.top}`
    gitIn(made.home, made.variables, ['clone', '--quiet', '--depth=2', url, 'shallow'])
    const { revisions, complete } = await logOf(
      await opened(join(made.home, 'shallow/plan'), made.variables),
    )
    expect(complete).toBe(false)
    const [merge, ...edge] = revisions
    expect(filesOf(merge)).toEqual(['submissions/punjab/land.yaml'])
    expect(edge.map(({ changes }) => changes)).toEqual([undefined, undefined])
  })

  test('a plan that is the whole repository, in a linked worktree with no branch', async () => {
    const made = newPlan()
    made.put('plan.yaml', 'title: Plan\n')
    const first = made.commit('Start')
    made.put('draft/nap.md', '# Plan\n')
    made.commit('Draft')
    made.git('worktree', 'add', '--quiet', '--detach', '../beside', first)
    expect(
      (await logOf(await opened(join(made.home, 'beside'), made.variables))).revisions,
    ).toHaveLength(1)
    expect((await logOf(await made.open('.'))).revisions.map(filesOf)).toEqual([
      ['draft/nap.md'],
      ['plan.yaml'],
    ])
  })
})
