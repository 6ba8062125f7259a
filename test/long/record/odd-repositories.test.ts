import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { momentOf } from '../../../src/record/git/moment.ts'
import { record } from '../../../src/record/git.ts'
import { newRepository, refusalOf } from '../../record/support.ts'
import { workspace } from '../../support/workspace.ts'

const odd = {
  'in the year 10000': 'A <a@b> 253402300800 +0000',
  'in a time zone that is none': 'A <a@b> 1498824000 +9999',
  'that is missing, like the name': '',
  'behind a name with a control character': 'A\x1fB <a@b> 1498824000 +0000',
}

describe('a commit, and a tag on it, with a day', () => {
  test.each(Object.entries(odd))('%s', async (_, signature) => {
    const { top, run } = await workspace()
    await run('sed -i "s/^end_date: .*/end_date: 2018-11-30/" plan/submissions/sindh/*.yaml')
    await run('nap merge')
    await run('git add plan')
    const write = (kind: string, text: string) =>
      execFileSync('git', ['hash-object', '-t', kind, '-w', '--stdin', '--literally'], {
        cwd: top,
        input: text,
        encoding: 'utf8',
      }).trim()
    const [tree, parent] = ['write-tree', 'rev-parse HEAD'].map((words) =>
      execFileSync('git', words.split(' '), { cwd: top, encoding: 'utf8' }).trim(),
    )
    const commit = write(
      'commit',
      `tree ${tree}\nparent ${parent}\nauthor ${signature}\ncommitter ${signature}\n\nOdd\n`,
    )
    await run(`git update-ref refs/heads/main ${commit}`)
    const tag = write(
      'tag',
      `object ${commit}\ntype commit\ntag nap/odd\ntagger ${signature}\n\nOdd\n`,
    )
    await run(`git update-ref refs/tags/nap/odd ${tag}`)
    for (const words of [
      'nap compile --to html',
      'nap compile --at odd --to md',
      'nap log',
      'nap diff HEAD~1 odd',
      'nap why sindh-right-to-information.end_date',
      'nap release --list',
    ]) {
      const told = await run(words)
      expect(told, words).not.toMatch(/fault in nap|Invalid|NaN|%[ca]I/)
    }
    // git itself begins a new line of work on it.
    await run('sed -i "s/^end_date: .*/end_date: 2018-12-30/" plan/submissions/sindh/*.yaml')
    expect(await run('nap compile --to md')).toContain('Recorded as revision')
  })
})

test('a moment is one, whatever git tells', () => {
  expect(momentOf('2017-06-30T11:00:00+05:00')).toBe('2017-06-30T11:00:00+05:00')
  expect(momentOf('2017-07-04T16:39:00+99:99')).toBe('2017-06-30T12:00:00+00:00')
  for (const told of ['', '%cI', '10000-01-01T00:00:00+00:00', '0000-00-00T00:00:00+99:99'])
    expect(momentOf(told)).toBe('1970-01-01T00:00:00+00:00')
})

const damage: Readonly<Record<string, (git: string) => void>> = {
  'an empty HEAD': (git) => writeFileSync(join(git, 'HEAD'), ''),
  'no HEAD': (git) => rmSync(join(git, 'HEAD')),
  'a HEAD of zeros': (git) => writeFileSync(join(git, 'HEAD'), Buffer.alloc(41)),
  'no objects': (git) => rmSync(join(git, 'objects'), { recursive: true }),
  'a branch without content': (git) => writeFileSync(join(git, 'refs/heads/main'), ''),
  'settings that cannot be read': (git) => writeFileSync(join(git, 'config'), '[core\n'),
}

test.each(Object.entries(damage))(
  'a repository with %s is not taken for none',
  async (name, spoil) => {
    const { top, run } = await workspace()
    spoil(join(top, '.git'))
    for (const words of ['nap compile --to md', 'nap log', 'nap doctor']) {
      const told = await run(words)
      expect(told, words).not.toMatch(/git init|nap init|fault in nap|never been recorded/)
      expect(told, words).toMatch(/damaged|cannot read its settings|bad config/)
      if (words !== 'nap doctor') expect(told, words).toContain('(exit 5)')
    }
    expect(await run('nap validate'), name).not.toContain('(exit')
    expect(await run('nap status'), name).not.toContain('(exit')
    expect(existsSync(join(top, 'out/nap.md'))).toBe(true)
  },
)

test('a repository inside another one that is damaged is not taken for a part of the outer one', async () => {
  const { top, run } = await workspace()
  mkdirSync(join(top, 'plan/.git/objects'), { recursive: true })
  expect(await run('nap log')).toContain('The repository in “DIR/plan” is damaged')
})

test('git that waits for a program that signs is told, and so is that it was ended', async () => {
  const { top, put, git, open } = newRepository()
  put('plan/plan.yaml', 'title: Plan\n')
  const signer = join(top, 'signer')
  writeFileSync(signer, '#!/bin/sh\nsleep 30\n')
  chmodSync(signer, 0o755)
  git('config', 'commit.gpgSign', 'true')
  git('config', 'gpg.program', signer)
  const said: string[] = []
  const patience = { hookMs: 1_500, quietMs: 300, say: (words: string) => said.push(words) }
  const { exitCode, message, help } = await refusalOf(record(await open(), 'x', patience))
  expect(said).toEqual([expect.stringContaining(`that signs revisions (${signer})`)])
  expect(exitCode).toBe(5)
  expect(message).toContain('git waited longer than 2 seconds for the program that signs revisions')
  expect(help).toContain('git config commit.gpgSign false')

  // Ended from outside, git says nothing at all.
  writeFileSync(signer, '#!/bin/sh\nkill -9 $PPID\n')
  const ended = await refusalOf(record(await open(), 'x'))
  expect(ended.message).toBe('git was ended before it had done its part, and did not say why.')
  expect(readFileSync(join(top, 'plan/plan.yaml'), 'utf8')).toBe('title: Plan\n')
})
