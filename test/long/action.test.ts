import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runAction } from '../support/action.ts'
import { workspace } from '../support/workspace.ts'

/** A repository as a pull request has it: main went on meanwhile, and the two are merged for trying. */
async function pullRequest(changes: Readonly<Record<string, string>>) {
  const { home, top, run } = await workspace()
  const put = (file: string, text: string) => writeFileSync(join(top, 'plan', file), text)
  await run('git switch --quiet --create proposal')
  for (const [file, text] of Object.entries(changes)) put(file, text)
  await run('git add .')
  await run('git commit --quiet --message=Proposal')
  await run('git switch --quiet main')
  // Something is wrong on main too: that is not the business of this pull request.
  put('submissions/punjab/open-data-portal.yaml', 'end_date: 2018-02-30\n')
  await run('git commit --quiet --all --message=Meanwhile')
  await run('git rev-parse main > ../base')
  const base = readFileSync(join(home, 'base'), 'utf8').trim()
  await run('git switch --quiet --detach main')
  await run('git merge --quiet --no-ff --message=Try proposal')
  mkdirSync(join(home, 'bin'))
  // As much of gh as is needed: what it is asked and what it would send.
  writeFileSync(
    join(home, 'bin/gh'),
    `#!/bin/sh\necho "$*" >> "${home}/gh.log"\ncase "$*" in *--jq*) cat "${home}/earlier" 2>/dev/null;; *) cp "${home}/nap-comment.md" "${home}/sent.md";; esac\nexit 0\n`,
    { mode: 0o755 },
  )
  const variables = { PATH: `${join(home, 'bin')}:${process.env['PATH']}`, HOME: home }

  function act(inputs: Record<string, string> = {}, from = 'ead/plan') {
    return runAction({
      cwd: top,
      temporary: home,
      variables,
      inputs: { formats: 'md', ...inputs },
      github: {
        token: 'secret',
        event_name: 'pull_request',
        repository: 'ead/plan',
        event: {
          pull_request: { number: 12, base: { sha: base }, head: { repo: { full_name: from } } },
        },
      },
    })
  }
  return { home, top, act }
}

const slip = { 'submissions/sindh/trade-information.yaml': 'end_date: 2018-02-30\n' }

test('a pull request with a slip is marked, summed up and commented on, and does not pass', async () => {
  const { home, act } = await pullRequest(slip)
  const { log, exitCode, summary, ran, outputs } = act({ comment: 'true' })
  expect(ran.at(-1)).toBe('Say how it went')
  expect(exitCode).toBe(1)
  expect(log).toContain(
    '::error file=plan/submissions/sindh/trade-information.yaml,line=1,endLine=1,col=11,endColumn=21,title=date-is-on-the-calendar::There is no day 2018-02-30',
  )
  expect(log).not.toContain('::error file=plan/submissions/punjab')
  expect(log).toContain('in the rest of the plan')
  expect(summary).toContain('`plan/submissions/sindh/trade-information.yaml:1`')
  const folder = join(home, 'nap-documents')
  expect(outputs).toMatchObject({ documents: { outputs: { folder } } })
  expect(readdirSync(folder)).toContain('nap.md')
  const sent = readFileSync(join(home, 'sent.md'), 'utf8')
  expect(sent).toMatch(/^<!-- nap -->\n\*\*1 error/)
  expect(sent).toContain('(https://github.example/ead/plan/actions/runs/7)')
  expect(readFileSync(join(home, 'gh.log'), 'utf8')).toContain(
    'api --silent --method POST repos/ead/plan/issues/12/comments',
  )
  // A second run writes the comment anew.
  writeFileSync(join(home, 'earlier'), '41\n42\n')
  act({ comment: 'true' })
  expect(readFileSync(join(home, 'gh.log'), 'utf8')).toContain(
    'api --silent --method PATCH repos/ead/plan/issues/comments/42',
  )
})

test('the findings are written into a comment though the documents could not be made', async () => {
  const { home, act } = await pullRequest(slip)
  const { exitCode, ran } = act({ comment: 'true', formats: 'papyrus' })
  expect(exitCode).toBeGreaterThan(1)
  expect(ran.at(-1)).toBe('Comment on the pull request')
  expect(readFileSync(join(home, 'sent.md'), 'utf8')).toContain('2018-02-30')
})

test('a pull request is not blamed for what its base has done since', async () => {
  const { home, top, act } = await pullRequest({ 'chapters/introduction.md': 'A plan.\n' })
  spawnSync('git', ['switch', '--quiet', 'proposal'], { cwd: top })
  expect(act().ran).toContain('Compare with the base branch')
  const compared = readFileSync(join(home, 'nap-documents/comparison.md'), 'utf8')
  expect(compared).toContain('**Chapters:** 1 changed')
  expect(compared).not.toContain('**Commitments:**')
})

test('a sound pull request passes though main has errors; one from a fork is not commented on', async () => {
  const { home, act } = await pullRequest({ 'chapters/introduction.md': 'A plan.\n' })
  const { exitCode, ran } = act({ comment: 'true' }, 'somebody/plan')
  expect(exitCode).toBe(0)
  expect(ran).not.toContain('Comment on the pull request')
  expect(existsSync(join(home, 'gh.log'))).toBe(false)
  // The comparison lies where the workflow uploads from.
  expect(readdirSync(join(home, 'nap-documents'))).toEqual(
    expect.arrayContaining(['comparison.md', 'comparison.pdf', 'nap.md']),
  )
  expect(readFileSync(join(home, 'nap-documents/comparison.md'), 'utf8')).toContain(
    '**Chapters:** 1 changed',
  )
  // Everything is reported on where that is asked for.
  const all = act({ changed: 'all' })
  expect(all.exitCode).toBe(1)
  expect(all.log).toContain('::error file=plan/submissions/punjab')
})

test('a pull request cannot have the documents follow its links', async () => {
  const { home, top, act } = await pullRequest({ 'chapters/introduction.md': 'A plan.\n' })
  const precious = join(home, 'precious')
  writeFileSync(precious, 'mine')
  mkdirSync(join(top, 'out'))
  symlinkSync(precious, join(top, 'out/nap.md'))
  // What is uploaded by default lies where no pull request comes.
  expect(act().exitCode).toBe(0)
  const refused = act({ out: 'out' })
  expect(refused.exitCode).toBe(1)
  expect(refused.log).toContain('::error::The folder for the documents holds a link')
  expect(refused.outputs).not.toMatchObject({ documents: { outputs: { folder: 'out' } } })
  expect(readFileSync(precious, 'utf8')).toBe('mine')
})

test('what a pull request brings is never run', async () => {
  const { home, top, act } = await pullRequest({
    'submissions/sindh/$(touch pwned).yaml': 'title: "`touch pwned`"\n',
    'submissions/sindh/::error::pwned.yaml': 'title: "\\n::set-output name=code::0 ##[error]x"\n',
  })
  const attack = '$(touch pwned); touch pwned "`touch pwned`"'
  for (const input of ['changed', 'plan', 'stage', 'out', 'formats']) {
    expect(act({ [input]: attack }).log, input).not.toMatch(
      /^::(?!error file=|warning file=|notice file=)|##\[/m,
    )
  }
  const { log, outputs } = act()
  expect(log).not.toMatch(
    /^\s*::(?!error file=plan\/|warning file=plan\/|notice file=plan\/)|##\[/m,
  )
  expect(outputs).toMatchObject({ validate: { outputs: { code: '1' } } })
  const found = spawnSync('find', [home, top, '-name', 'pwned'], { encoding: 'utf8' })
  expect(found.stdout).toBe('')
})
