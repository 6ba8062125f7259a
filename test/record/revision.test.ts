import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { limits } from '../../src/model/limits.ts'
import {
  changedBetween,
  readCommitted,
  readFiles,
  readRevision,
  releasesIn,
  revisionNamed,
} from '../../src/record/git.ts'
import { identity } from '../support/identity.ts'
import { gitIn, newRepository, opened, refusalOf } from './support.ts'

type Made = ReturnType<typeof newRepository>

/** Commits everything at a moment, as two clocks would. @returns the hash */
function commitAt(made: Made, date: string, message = 'Plan'): string {
  const dated = { ...made.variables, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
  gitIn(made.top, dated, ['add', '.'])
  gitIn(made.top, dated, ['commit', '--quiet', '--allow-empty', '-m', message])
  return made.git('rev-parse', 'HEAD').trim()
}

/** Two revisions of a plan in June 2017, and a later commit of something else. */
function sample(prefix = 'plan/') {
  const made = newRepository()
  made.put(`${prefix}plan.yaml`, 'title: Plan\n')
  made.put(`${prefix}submissions/sindh/budget.yaml`, 'title: Budget\n')
  made.put(`${prefix}draft/commitments/budget.yaml`, 'title: Budget\n')
  made.put(`${prefix}.hidden`, 'not an input\n')
  const first = commitAt(made, '2017-06-10T10:00:00Z')
  made.put(`${prefix}submissions/sindh/budget.yaml`, 'title: Open budget\n')
  made.put(`${prefix}submissions/sindh/health.yaml`, 'title: Health\n')
  const second = commitAt(made, '2017-06-15T23:30:00-05:00')
  made.put('README.md', 'read me\n')
  const other = commitAt(made, '2017-06-20T10:00:00Z')
  return { ...made, first, second, other }
}

const blob = expect.stringMatching(/^[0-9a-f]{40}$/)

const texts = (sources: readonly { readonly file: string; readonly bytes: Uint8Array }[]) =>
  sources.map(({ file, bytes }) => `${file}: ${new TextDecoder().decode(bytes).trim()}`)

describe('naming a revision', () => {
  test('anything git can name stands for the last commit that changed the plan', async () => {
    const made = sample()
    const repository = await made.open()
    const hashOf = async (text: string) => (await revisionNamed(repository, text)).hash
    expect(await hashOf('HEAD')).toBe(made.second)
    expect(await hashOf('main')).toBe(made.second)
    expect(await hashOf(made.other)).toBe(made.second)
    expect(await hashOf(made.second.slice(0, 7))).toBe(made.second)
    expect(await hashOf('HEAD~2')).toBe(made.first)
    expect((await revisionNamed(repository, 'HEAD')).date).toEqual(new Date('2017-06-16T04:30:00Z'))
  })

  test.for([
    ['2017-06-10', 'first'],
    ['2017-06-14', 'first'],
    // It was half past eleven in the evening where it was recorded, and the next day in Greenwich.
    ['2017-06-15', 'second'],
    ['2017-06-19', 'second'],
    ['2030-01-01', 'second'],
  ] as const)('%s is the %s revision', async ([day, which]) => {
    const made = sample()
    expect((await revisionNamed(await made.open(), day)).hash).toBe(made[which])
  })

  test('a day counts what another line of work brought from when it was brought', async () => {
    const made = sample()
    made.git('checkout', '--quiet', '-b', 'punjab', made.first)
    made.put('plan/submissions/punjab/land.yaml', 'title: Land\n')
    commitAt(made, '2017-06-12T10:00:00Z')
    made.git('checkout', '--quiet', 'main')
    const dated = { ...made.variables, GIT_COMMITTER_DATE: '2017-06-21T10:00:00Z' }
    gitIn(made.top, dated, ['merge', '--quiet', '--no-edit', 'punjab'])
    const merge = made.git('rev-parse', 'HEAD').trim()
    const repository = await made.open()
    expect((await revisionNamed(repository, '2017-06-14')).hash).toBe(made.first)
    expect((await revisionNamed(repository, '2017-06-20')).hash).toBe(made.second)
    expect((await revisionNamed(repository, '2017-06-21')).hash).toBe(merge)
  })

  test('the name of a release wins over a branch', async () => {
    const made = sample()
    made.git('tag', '-a', 'nap/main', made.first, '-m', 'The first draft')
    const repository = await made.open()
    expect(await revisionNamed(repository, 'main')).toMatchObject({
      hash: made.first,
      releases: ['main'],
    })
    expect((await revisionNamed(repository, 'nap/main')).hash).toBe(made.first)
    expect((await revisionNamed(repository, 'heads/main')).hash).toBe(made.second)
  })

  test('a day wins over a tag that somebody called like it', async () => {
    const made = sample()
    made.git('tag', '-a', 'nap/2017-06-16', made.first, '-m', 'Made by hand')
    const repository = await made.open()
    expect((await revisionNamed(repository, '2017-06-16')).hash).toBe(made.second)
    expect((await revisionNamed(repository, 'nap/2017-06-16')).hash).toBe(made.first)
  })

  test.for(['16 June 2017', '16th Jun, 2017', 'June 16, 2017'])('%s is a day', async (text) => {
    const made = sample()
    const repository = await made.open()
    expect((await revisionNamed(repository, text)).hash).toBe(made.second)
  })

  test('15-06-17 may be two days', async () => {
    const refusal = await refusalOf(revisionNamed(await sample().open(), '15-06-17'))
    expect(refusal.message).toContain('“15-06-17” can be read in two ways')
    expect(refusal.help).toBe('Write 2017-06-15 or 2015-06-17.')
  })

  test('2017-02-30 is no day of the calendar', async () => {
    const refusal = await refusalOf(revisionNamed(await sample().open(), '2017-02-30'))
    expect(refusal.message).toBe('There is no day “2017-02-30”: February 2017 has 28 days.')
    expect(refusal.help).toBe('Correct the day or the month.')
  })

  test.for([
    ['15.6.2017', '2017-06-15'],
    ['15/06/2017', '2017-06-15'],
    ['2017-6-5', '2017-06-05'],
  ] as const)('%s is not a day, and %s is how to write it', async ([text, day]) => {
    const refusal = await refusalOf(revisionNamed(await sample().open(), text))
    expect(refusal.message).toBe(`“${text}” is not a day as nap reads it.`)
    expect(refusal.help).toBe(`Write ${day}.`)
  })

  test('of a day that can be read in two ways, it is asked which is meant', async () => {
    const refusal = await refusalOf(revisionNamed(await sample().open(), '06/07/2017'))
    expect(refusal.message).toBe(
      '“06/07/2017” can be read in two ways, as 6 July 2017 and as 7 June 2017.',
    )
    expect(refusal.help).toBe('Write 2017-07-06 or 2017-06-07.')
  })

  test.for([
    '--output=/tmp/stolen',
    '-1',
    '',
    ':/Plan',
    'HEAD:plan',
    'a b',
    'HEAD^{tree}',
    'nothing',
    'x\n--all',
  ])('“%s” is refused', async (text) => {
    const made = sample()
    const refusal = await refusalOf(revisionNamed(await made.open(), text))
    expect(refusal.exitCode).toBe(2)
    expect(refusal.message).toMatch(/^There is no revision “.*” in this repository\.$/)
  })

  test('a refusal says what there is', async () => {
    const made = sample()
    const repository = await made.open()
    const helpFor = async (text: string) => (await refusalOf(revisionNamed(repository, text))).help
    expect(await helpFor('2017-06-09')).toBe(
      'Give a later one: the first revision is of 2017-06-10.',
    )
    made.git('tag', 'nap/draft-1', made.first)
    expect(await helpFor('draft1')).toBe('Did you mean the release “draft-1”?')
    expect(await helpFor('somewhere-else')).toContain('The only release is “draft-1”.')
  })

  test('before anything is recorded, there is none', async () => {
    const made = newRepository()
    made.put('plan/plan.yaml', 'title: Plan\n')
    const repository = await made.open()
    for (const text of ['HEAD', '2017-06-15']) {
      const refusal = await refusalOf(revisionNamed(repository, text))
      expect(refusal.message).toBe(
        'The plan has never been recorded, so there is no revision of it.',
      )
    }
  })

  test('a shallow clone says that older history is not here', async () => {
    const made = sample()
    const url = `file://${made.top}`
    gitIn(made.home, made.variables, ['clone', '--quiet', '--depth=2', url, 'shallow'])
    const repository = await opened(join(made.home, 'shallow/plan'), made.variables)
    expect((await revisionNamed(repository, '2017-06-15')).hash).toBe(made.second)
    for (const text of ['2017-06-14', 'HEAD~2', made.first]) {
      const refusal = await refusalOf(revisionNamed(repository, text))
      expect(refusal.exitCode).toBe(5)
      expect(refusal.help).toBe('Type git fetch --unshallow --tags and try again.')
    }
  })

  test('a release that a shallow clone lacks is not taken for a slip of the pen', async () => {
    const made = sample()
    made.git('tag', 'nap/draft-1', made.first)
    made.git('tag', 'nap/draft-2')
    const url = `file://${made.top}`
    gitIn(made.home, made.variables, ['clone', '--quiet', '--depth=1', url, 'shallow'])
    const repository = await opened(join(made.home, 'shallow/plan'), made.variables)
    const refusal = await refusalOf(revisionNamed(repository, 'draft-1'))
    expect(refusal.exitCode).toBe(5)
    expect(refusal.help).toBe(
      'Type git fetch --unshallow --tags and try again. Or did you mean the release “draft-2”?',
    )
  })
})

describe('reading a revision', () => {
  test.for(['plan/', '', 'ogp/pakistan/plan/'])('in “%s”', async (prefix) => {
    const made = sample(prefix)
    const repository = await made.open(prefix === '' ? '.' : prefix)
    expect(texts(await readRevision(repository, made.first))).toEqual([
      'plan.yaml: title: Plan',
      'submissions/sindh/budget.yaml: title: Budget',
    ])
    expect(await changedBetween(repository, made.first, made.second)).toMatchObject([
      { file: 'submissions/sindh/budget.yaml', before: blob, after: blob },
      { file: 'submissions/sindh/health.yaml', before: undefined, after: blob },
    ])
    expect(
      texts(await readFiles(repository, made.second, ['submissions/sindh/health.yaml', 'none'])),
    ).toEqual(['submissions/sindh/health.yaml: title: Health'])
    expect(await readCommitted(repository, 'draft/commitments', made.first)).toEqual([
      { file: 'draft/commitments/budget.yaml', text: 'title: Budget\n' },
    ])
  })

  test('links, hidden files and the draft are no inputs', async () => {
    const made = sample()
    made.git('config', 'core.symlinks', 'true')
    made.put('plan/.vscode/settings.yaml', 'a: 1\n')
    const link = addLink(made)
    expect(link).toMatch(/^120000/)
    const hash = commitAt(made, '2017-06-21T10:00:00Z')
    const files = (await readRevision(await made.open(), hash)).map(({ file }) => file)
    expect(files).toEqual([
      'plan.yaml',
      'submissions/sindh/budget.yaml',
      'submissions/sindh/health.yaml',
    ])
  })

  test('of an input that is too large only that is known', async () => {
    const made = sample()
    made.put('plan/chapters/long.md', 'x'.repeat(limits.fileBytes * 3))
    made.put('plan/chapters/full.md', 'x'.repeat(limits.fileBytes))
    const hash = commitAt(made, '2017-06-21T10:00:00Z')
    const sources = await readRevision(await made.open(), hash)
    expect(sources.slice(0, 2).map(({ file, bytes }) => [file, bytes.length])).toEqual([
      ['chapters/full.md', limits.fileBytes],
      ['chapters/long.md', limits.fileBytes + 1],
    ])
    expect(texts(sources).at(2)).toBe('plan.yaml: title: Plan')
  })

  test('filters and text converters of the repository never run', async () => {
    const made = sample()
    const trap = `touch ${made.home}/sprung; cat`
    made.put('.gitattributes', '*.yaml filter=trap diff=trap\n')
    const hash = commitAt(made, '2017-06-21T10:00:00Z')
    for (const key of ['filter.trap.smudge', 'filter.trap.clean', 'diff.trap.textconv'])
      made.git('config', key, trap)
    made.git('config', 'diff.trap.command', trap)
    made.git('config', 'diff.external', trap)
    const repository = await made.open()
    await readRevision(repository, hash)
    expect(await changedBetween(repository, made.first, hash)).toHaveLength(2)
    expect(existsSync(join(made.home, 'sprung'))).toBe(false)
  })

  test('line ends are as they were recorded, whatever git makes of them on disk', async () => {
    const made = sample()
    made.git('config', 'core.autocrlf', 'false')
    made.put('plan/plan.yaml', 'title: Plan\r\n')
    const hash = commitAt(made, '2017-06-21T10:00:00Z')
    made.git('config', 'core.autocrlf', 'true')
    const [plan] = await readFiles(await made.open(), hash, ['plan.yaml'])
    expect(new TextDecoder().decode(plan?.bytes)).toBe('title: Plan\r\n')
  })

  test('in a linked worktree, on a detached HEAD, with packed tags', async () => {
    const made = sample()
    made.git('tag', '-a', 'nap/draft-1', made.first, '-m', 'Draft 1')
    made.git('pack-refs', '--all')
    made.git('worktree', 'add', '--quiet', '--detach', '../beside', made.first)
    const repository = await opened(join(made.home, 'beside/plan'), made.variables)
    expect(await revisionNamed(repository, 'HEAD')).toMatchObject({
      hash: made.first,
      releases: ['draft-1'],
    })
    expect((await revisionNamed(repository, '2017-06-30')).hash).toBe(made.first)
    expect(await readRevision(repository, made.second)).toHaveLength(3)
  })

  test('a clone that leaves texts out says so, and fetches nothing', async () => {
    const made = sample()
    made.git('config', 'uploadpack.allowFilter', 'true')
    const url = `file://${made.top}`
    const command = ['clone', '--quiet', '--no-checkout', '--filter=blob:none', url, 'partial']
    gitIn(made.home, made.variables, command)
    mkdirSync(join(made.home, 'partial/plan'))
    const repository = await opened(join(made.home, 'partial/plan'), made.variables)
    const { hash } = await revisionNamed(repository, 'HEAD~1')
    const refusal = await refusalOf(readRevision(repository, hash))
    expect(refusal).toMatchObject({
      exitCode: 5,
      message: 'This copy of the repository does not hold the text of every recorded file.',
    })
  })

  test('in a repository with the longer hashes', async () => {
    const made = newRepository({ format: 'sha256' })
    made.put('plan/plan.yaml', 'title: Plan\n')
    const hash = commitAt(made, '2017-06-10T10:00:00Z')
    made.git('tag', '-a', 'nap/draft-1', '-m', 'Draft 1')
    expect(hash).toHaveLength(64)
    const repository = await made.open()
    expect((await revisionNamed(repository, 'draft-1')).hash).toBe(hash)
    expect(texts(await readRevision(repository, hash))).toEqual(['plan.yaml: title: Plan'])
    made.put('plan/plan.yaml', 'title: Our plan\n')
    const second = commitAt(made, '2017-06-11T10:00:00Z')
    expect(await changedBetween(repository, hash, second)).toHaveLength(1)
  })
})

describe('releases', () => {
  test('with their title and day of issue, the oldest first', async () => {
    const made = sample()
    made.git('tag', 'v1')
    made.git('tag', 'nap/workshop', made.second)
    const message = 'The first draft – مسودہ\n\nNap-Issued: 2017-06-14\n'
    made.git('tag', '-a', 'nap/draft-1', made.first, '-m', message)
    made.git('tag', 'nap/tree', 'HEAD^{tree}')
    expect(await releasesIn(await made.open())).toEqual([
      {
        name: 'draft-1',
        title: 'The first draft – مسودہ',
        hash: made.first,
        issued: '2017-06-14',
        date: expect.stringMatching(`^${identity.GIT_COMMITTER_DATE.slice(0, 19)}`),
      },
      {
        name: 'workshop',
        title: 'workshop',
        hash: made.second,
        issued: '2017-06-15',
        date: '2017-06-15T23:30:00-05:00',
      },
    ])
  })
})

/** Puts a link into the index, as it may come with a pull request. */
function addLink(made: Made): string {
  const id = made.git('hash-object', '-w', 'README.md').trim()
  made.git('update-index', '--add', '--cacheinfo', `120000,${id},plan/chapters-link.md`)
  made.git('checkout-index', 'plan/chapters-link.md')
  return made.git('ls-files', '-s', 'plan/chapters-link.md')
}
