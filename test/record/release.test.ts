import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nameRelease, obstacleToNaming, releasesIn } from '../../src/record/git.ts'
import { newRepository, opened, refusalOf } from './support.ts'

/** A repository with one recorded plan. */
function sample(format = 'sha1') {
  const made = newRepository({ format })
  made.put('plan/plan.yaml', 'title: Plan\n')
  made.git('add', '.')
  made.git('commit', '--quiet', '-m', 'Start')
  return { ...made, hash: made.git('rev-parse', 'HEAD').trim() }
}

const issue = { name: 'draft-1', title: 'First draft – مسودہ', issued: '2017-06-15' }

describe('naming a revision as issued', () => {
  test.for(['sha1', 'sha256'])('is an annotated tag with the day of issue (%s)', async (format) => {
    const made = sample(format)
    const repository = await made.open()
    await nameRelease(repository, { ...issue, hash: made.hash })
    expect(made.git('cat-file', '-t', 'nap/draft-1')).toBe('tag\n')
    expect(made.git('tag', '-l', '--format=%(taggername) %(taggerdate:short)', 'nap/*')).toBe(
      'Aisha Khan 2017-06-30\n',
    )
    expect(await releasesIn(repository)).toEqual([
      { ...issue, hash: made.hash, date: '2017-06-30T11:00:00+00:00' },
    ])
  })

  test('a title that begins like a comment or a trailer is a title', async () => {
    const made = sample()
    const repository = await made.open()
    for (const [name, title] of [
      ['a', '# 1'],
      ['b', 'Nap-Issued: 2030-01-01'],
    ] as const) {
      await nameRelease(repository, { name, title, issued: '2017-06-15', hash: made.hash })
    }
    expect(await releasesIn(repository)).toMatchObject([
      { title: '# 1', issued: '2017-06-15' },
      { title: 'Nap-Issued: 2030-01-01', issued: '2017-06-15' },
    ])
  })

  test('runs no hook and no signing program, whatever is set', async () => {
    const made = sample()
    const sprung = join(made.home, 'sprung')
    made.put('.git/hooks/reference-transaction', `#!/bin/sh\ntouch '${sprung}'\n`)
    made.put('trap', `#!/bin/sh\ntouch '${sprung}'\nexit 1\n`)
    chmodSync(join(made.top, '.git/hooks/reference-transaction'), 0o755)
    chmodSync(join(made.top, 'trap'), 0o755)
    for (const key of ['tag.gpgSign', 'tag.forceSignAnnotated', 'commit.gpgSign'])
      made.git('config', key, 'true')
    for (const key of ['gpg.program', 'core.editor']) made.git('config', key, `${made.top}/trap`)
    const repository = await made.open()
    await nameRelease(repository, { ...issue, hash: made.hash })
    expect(await releasesIn(repository)).toHaveLength(1)
    expect(existsSync(sprung)).toBe(false)
  })

  test('never moves a name, and takes none that git cannot use', async () => {
    const made = sample()
    const repository = await made.open()
    await nameRelease(repository, { ...issue, hash: made.hash })
    const twice = await refusalOf(nameRelease(repository, { ...issue, hash: made.hash }))
    expect(twice).toMatchObject({ exitCode: 5, message: expect.stringContaining('already exists') })
    for (const name of ['a..b', 'a b', 'x.lock', '~']) {
      const refusal = await refusalOf(nameRelease(repository, { ...issue, name, hash: made.hash }))
      expect(refusal.exitCode).toBe(2)
    }
  })

  test('needs an identity', async () => {
    const made = sample()
    const repository = await opened(join(made.top, 'plan'), made.bare)
    expect(await obstacleToNaming(repository)).toMatchObject({
      exitCode: 3,
      help: expect.stringContaining('git config --global user.email'),
    })
  })

  test('is possible in a linked worktree and on a detached HEAD, not during a merge', async () => {
    const made = sample()
    made.git('worktree', 'add', '--quiet', '--detach', '../beside')
    const beside = await opened(join(made.home, 'beside/plan'), made.variables)
    expect(await obstacleToNaming(beside)).toBeUndefined()
    await nameRelease(beside, { ...issue, hash: made.hash })
    expect(await releasesIn(await made.open())).toHaveLength(1)
    made.put('.git/MERGE_HEAD', `${made.hash}\n`)
    expect(await obstacleToNaming(await made.open())).toMatchObject({ exitCode: 5 })
  })
})
