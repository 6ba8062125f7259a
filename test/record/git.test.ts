import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import {
  changedInputs,
  hasUnrecorded,
  ignoredAmong,
  lastRevision,
  obstacle,
  openRepository,
  readCommitted,
  record,
} from '../../src/record/git.ts'
import { identity } from '../support/identity.ts'
import {
  gitIn,
  newRepository,
  opened,
  putIn,
  refusalOf,
  started,
  temporaryFolder,
} from './support.ts'

/** For tests that wait or start many processes. */

/** A repository with one recorded plan and one other file. */
function sample() {
  const repository = newRepository()
  repository.put('plan/plan.yaml', 'title: Plan\n')
  repository.put('plan/submissions/sindh/budget.yaml', 'title: Budget\n')
  repository.put('README.md', 'read me\n')
  repository.git('add', '.')
  repository.git('commit', '--quiet', '-m', 'Start')
  return repository
}

/** Makes a script that the repository runs as a hook. */
function hook(top: string, name: string, script: string): void {
  putIn(top, `.git/hooks/${name}`, `#!/bin/sh\n${script}\n`)
  chmodSync(join(top, `.git/hooks/${name}`), 0o755)
}

describe('finding the repository', () => {
  test('none, where there is none', async () => {
    const folder = temporaryFolder()
    expect(await openRepository(folder, process.env)).toEqual({
      kind: 'none',
      reason: 'no-repository',
    })
  })

  test('none, without git', async () => {
    const { top, put } = newRepository()
    put('plan/plan.yaml', '')
    const answer = await openRepository(join(top, 'plan'), { PATH: temporaryFolder() })
    expect(answer).toEqual({ kind: 'none', reason: 'no-git' })
  })

  test('the plan may lie deep below the top or be the top', async () => {
    const { top, put, open } = newRepository()
    put('a b/ہم/plan/plan.yaml', '')
    expect(await open('a b/ہم/plan')).toMatchObject({
      kind: 'repository',
      top,
      prefix: 'a b/ہم/plan',
    })
    expect(await open('.')).toMatchObject({ top, prefix: '' })
  })

  test('a broken .git on the way up is passed over', async () => {
    const { top, put, open } = newRepository()
    put('plan/plan.yaml', '')
    mkdirSync(join(top, 'plan/.git'))
    expect(await open()).toMatchObject({ top, prefix: 'plan' })
  })

  test('variables that point git elsewhere do not count, nor does a git.exe beside the plan', async () => {
    const { top, put, variables } = newRepository()
    put('plan/plan.yaml', '')
    put('git', '#!/bin/sh\ntouch ran')
    chmodSync(join(top, 'git'), 0o755)
    const elsewhere = newRepository()
    const repository = await opened(join(top, 'plan'), {
      ...variables,
      PATH: `.:${variables['PATH']}`,
      GIT_DIR: join(elsewhere.top, '.git'),
      GIT_WORK_TREE: elsewhere.top,
      GIT_INDEX_FILE: join(elsewhere.top, 'index'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: 'touch ran; false',
      GIT_LITERAL_PATHSPECS: '1',
      EDITOR: 'touch ran',
      LC_ALL: 'de_DE.UTF-8',
    })
    expect(repository).toMatchObject({ top, prefix: 'plan' })
    expect(await record(repository, 'Start')).toMatchObject({ hash: expect.any(String) })
    expect(readdirSync(top)).toEqual(['.git', 'git', 'plan'])
    expect(readdirSync(elsewhere.top)).toEqual(['.git'])
  })

  test.skipIf(process.getuid?.() !== 0)(
    'a folder of another user is explained (needs root)',
    async () => {
      const { top, variables } = sample()
      for (const place of [top, join(top, '.git')]) chownSync(place, 65534, 65534)
      const refusal = await refusalOf(openRepository(join(top, 'plan'), variables))
      expect(refusal).toMatchObject({
        exitCode: 5,
        message: `git does not trust “${top}”, because the folder belongs to another user of this computer.`,
        help: `If you trust what is in it, type git config --global --add safe.directory '${top}' and try again.`,
      })
    },
  )

  test('a configuration that git cannot read is said in its words', async () => {
    const { top, variables } = sample()
    writeFileSync(join(top, '.git/config'), '[core\n')
    const refusal = await refusalOf(openRepository(join(top, 'plan'), variables))
    expect(refusal).toMatchObject({
      exitCode: 5,
      message: expect.stringContaining('bad config line 1'),
    })
  })
})

describe('nothing in the plan makes git run anything', () => {
  test('neither a bare nor an embedded repository, nor an attribute', async () => {
    const { top, home, git, put, open } = sample()
    const ran = join(home, 'ran')
    // Committed as plain files, as a pull request could.
    git('init', '--quiet', '--bare', 'plan')
    const config = `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tfsmonitor = "touch ${ran}; false"\n`
    put('plan/config', `${config}\tworktree = .\n`)
    put('plan/.gitattributes', '* filter=evil diff=evil textconv=evil\n')
    // Copied from a stick.
    git('init', '--quiet', 'plan/copied')
    git('-C', 'plan/copied', 'commit', '--allow-empty', '--quiet', '-m', 'x')
    put('plan/copied/.git/config', config)
    put('plan/copied/.git/hooks/post-index-change', `#!/bin/sh\ntouch ${ran}\n`)
    chmodSync(join(top, 'plan/copied/.git/hooks/post-index-change'), 0o755)

    const repository = await open()
    expect(repository).toMatchObject({ top, prefix: 'plan' })
    await changedInputs(repository)
    await lastRevision(repository)
    await readCommitted(repository, '')
    expect(await obstacle(repository)).toMatchObject({
      exitCode: 5,
      message:
        'The folder “copied” is a git repository of its own, so git would not record what is in it. Nothing was recorded.',
    })
    rmSync(join(top, 'plan/copied'), { recursive: true })
    expect(await record(repository, 'With files of a bare repository')).toHaveProperty('hash')
    expect(existsSync(ran)).toBe(false)

    // The attack is real: git itself, started inside the plan, runs the program.
    spawnSync('git', ['-c', 'safe.bareRepository=all', 'status'], { cwd: join(top, 'plan') })
    expect(existsSync(ran)).toBe(true)
  })

  test('reading runs none of the hooks and monitors that the repository itself has set up', async () => {
    const { top, home, git, put, open } = sample()
    const ran = join(home, 'ran')
    git('config', 'core.fsmonitor', `touch ${ran}; false`)
    for (const name of ['post-index-change', 'reference-transaction'])
      hook(top, name, `touch ${ran}`)
    put('plan/plan.yaml', 'title: New\n')
    const repository = await open()
    await hasUnrecorded(repository)
    await obstacle(repository)
    await lastRevision(repository)
    expect(existsSync(ran)).toBe(false)
  })
})

describe('what has changed', () => {
  test('added, changed and removed, staged or not, with any name', async () => {
    const { top, git, put, open } = sample()
    const names = [
      ':(top)x.yaml',
      '-f.yaml',
      'بجٹ.yaml',
      'a\nb.yaml',
      'a "b" c.yaml',
      '*.yaml',
      '#.yaml',
    ]
    for (const name of names) put(`plan/${name}`, 'x')
    put('plan/plan.yaml', 'title: New\n')
    put('README.md', 'changed too')
    put('plan/.nap.lock', '{}')
    put('plan/draft/.nap-0123456789ab.tmp', 'x')
    put('plan/staged and gone.yaml', 'x')
    git('add', 'plan/*.yaml')
    rmSync(join(top, 'plan/staged and gone.yaml'))
    rmSync(join(top, 'plan/submissions'), { recursive: true })
    const repository = await open()
    expect(await hasUnrecorded(repository)).toBe(true)
    expect(await changedInputs(repository)).toEqual(
      [
        ...names.map((file) => ({ file, kind: 'added' })),
        { file: 'plan.yaml', kind: 'changed' },
        { file: 'submissions/sindh/budget.yaml', kind: 'removed' },
      ].toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    )
  })

  test('nothing in the plan, whatever lies beside it', async () => {
    const { put, git, open } = sample()
    put('other.md', 'x')
    put('README.md', 'x')
    git('add', 'other.md')
    const repository = await open()
    expect(await hasUnrecorded(repository)).toBe(false)
    expect(await changedInputs(repository)).toEqual([])
  })

  test('a file that left the index but not the disk is changed, not removed', async () => {
    const { git, open } = sample()
    git('rm', '--cached', '--quiet', 'plan/plan.yaml')
    expect(await changedInputs(await open())).toEqual([{ file: 'plan.yaml', kind: 'changed' }])
  })

  test('ignored files do not count', async () => {
    const { put, open } = sample()
    put('plan/.gitignore', '*.tmp\n')
    put('plan/a.tmp', 'x')
    expect(await changedInputs(await open())).toEqual([{ file: '.gitignore', kind: 'added' }])
  })
})

describe('reading revisions', () => {
  test('the last one that touched the plan, with the date of the committer', async () => {
    const { git, put, open } = sample()
    const hash = git('rev-parse', 'HEAD').trim()
    put('README.md', 'later')
    git('commit', '--quiet', '-a', '-m', 'Beside the plan')
    expect(await lastRevision(await open())).toEqual({
      hash,
      date: new Date('2017-06-30T11:00:00Z'),
      day: '2017-06-30',
      shallow: false,
    })
  })

  test('none without a commit, or without one of the plan', async () => {
    const { git, put, open } = newRepository()
    put('plan/plan.yaml', '')
    const repository = await open()
    expect(await lastRevision(repository)).toBeUndefined()
    expect(await readCommitted(repository, 'draft')).toEqual([])
    git('commit', '--allow-empty', '--quiet', '-m', 'x')
    expect(await lastRevision(repository)).toBeUndefined()
    expect(await readCommitted(repository, 'draft')).toEqual([])
  })

  test('a shallow clone says that an older one may be the true one', async () => {
    const { top, home, variables, git, put } = sample()
    put('README.md', 'later')
    git('commit', '--quiet', '-a', '-m', 'Beside the plan')
    git('clone', '--quiet', '--depth=1', `file://${top}`, join(home, 'clone'))
    const clone = await opened(join(home, 'clone/plan'), variables)
    expect(await lastRevision(clone)).toMatchObject({ shallow: true })
    putIn(join(home, 'clone'), 'plan/plan.yaml', 'title: New\n')
    await record(clone, 'New')
    expect(await lastRevision(clone)).toMatchObject({ shallow: false })
  })

  test('the committed files, not those on disk', async () => {
    const { git, put, open } = sample()
    put('plan/draft/commitments/بجٹ.yaml', 'title: بجٹ\n')
    put('plan/draft/empty.md', '')
    put('plan/draft/nap.md', 'a\n\nb')
    put('plan/drafts/other.md', 'no')
    git('add', '.')
    git('commit', '--quiet', '-m', 'x')
    put('plan/draft/nap.md', 'changed')
    const files = [
      { file: 'draft/commitments/بجٹ.yaml', text: 'title: بجٹ\n' },
      { file: 'draft/empty.md', text: '' },
      { file: 'draft/nap.md', text: 'a\n\nb' },
    ]
    const repository = await open()
    expect(await readCommitted(repository, 'draft')).toEqual(files)
    expect(await readCommitted(await open('.'), 'plan/draft')).toEqual(
      files.map(({ file, text }) => ({ file: `plan/${file}`, text })),
    )
    expect(await readCommitted(repository, '')).toHaveLength(6)
    expect(await readCommitted(repository, 'nowhere')).toEqual([])
  })
})

test('a recorded file whose text is not on this machine is not taken for an empty one', async () => {
  const { top, git, put, open } = sample()
  put('plan/draft/nap.md', 'draft')
  const repository = await open()
  await record(repository, 'New')
  const id = git('rev-parse', 'HEAD:plan/draft/nap.md').trim()
  rmSync(join(top, '.git/objects', id.slice(0, 2), id.slice(2)))
  const refusal = await refusalOf(readCommitted(repository, 'draft'))
  expect(refusal).toMatchObject({ exitCode: 5, help: expect.stringContaining('--no-filter') })
})

describe('recording', () => {
  test('one commit of the plan, new and removed files with it; then there is nothing', async () => {
    const { top, git, put, open, committed } = sample()
    put('plan/draft/nap.md', 'draft')
    put('plan/plan.yaml', 'title: New\n')
    rmSync(join(top, 'plan/submissions'), { recursive: true })
    const repository = await open()
    const message = 'The draft of June\n\n# two commitments\n\nNap-Commitments: 2\n'
    const recorded = await record(repository, message)
    expect(recorded).toMatchObject({ hash: git('rev-parse', 'HEAD').trim() })
    expect(committed()).toEqual([
      'plan/draft/nap.md',
      'plan/plan.yaml',
      'plan/submissions/sindh/budget.yaml',
    ])
    expect(git('log', '-1', '--format=%B').trim()).toBe(message.trim())
    expect(git('log', '-1', '--format=%an <%ae> %aI %cn %cI')).toBe(
      'Aisha Khan <aisha@example.org> 2017-06-30T10:00:00+00:00 Aisha Khan 2017-06-30T11:00:00+00:00\n',
    )
    expect(git('status', '--porcelain')).toBe('')
    expect(await record(repository, message)).toEqual({ nothing: true })
    expect(await hasUnrecorded(repository)).toBe(false)
  })

  test('everything else stays staged, changed or new, exactly as it was', async () => {
    const { git, put, open, committed } = sample()
    put('staged.md', 'staged')
    put('README.md', 'half staged')
    git('add', 'staged.md', 'README.md')
    put('README.md', 'half staged, half not')
    put('new.md', 'new')
    put('plan/plan.yaml', 'title: New\n')
    const before = git('diff', '--cached', '--', 'staged.md', 'README.md')
    await record(await open(), 'New')
    expect(committed()).toEqual(['plan/plan.yaml'])
    expect(git('status', '--porcelain')).toBe('MM README.md\nA  staged.md\n?? new.md\n')
    expect(git('diff', '--cached')).toBe(before)
  })

  test('of a partly staged file of the plan, what is on disk is recorded', async () => {
    const { git, put, open } = sample()
    put('plan/plan.yaml', 'title: Staged\n')
    git('add', 'plan')
    put('plan/plan.yaml', 'title: On disk\n')
    await record(await open(), 'New')
    expect(git('show', 'HEAD:plan/plan.yaml')).toBe('title: On disk\n')
    expect(git('status', '--porcelain')).toBe('')
  })

  test('staged and then undone on disk: there is nothing to record', async () => {
    const { git, put, open } = sample()
    put('plan/plan.yaml', 'title: Staged\n')
    git('add', 'plan')
    put('plan/plan.yaml', 'title: Plan\n')
    expect(await record(await open(), 'New')).toEqual({ nothing: true })
    expect(git('status', '--porcelain')).toBe('MM plan/plan.yaml\n')
  })

  test('the first commit of a repository', async () => {
    const { git, put, open, committed } = newRepository()
    put('plan/plan.yaml', 'title: Plan\n')
    put('staged.md', 'staged')
    git('add', 'staged.md')
    const repository = await open()
    expect(await obstacle(repository)).toBeUndefined()
    expect(await hasUnrecorded(repository)).toBe(true)
    expect(await record(repository, 'Start')).toHaveProperty('hash')
    expect(committed()).toEqual(['plan/plan.yaml'])
    expect(git('status', '--porcelain')).toBe('A  staged.md\n')
  })

  test('a plan that is the top of its repository', async () => {
    const { put, open, committed } = newRepository()
    put('plan.yaml', 'title: Plan\n')
    put('draft/nap.md', 'x')
    put('.nap.lock', '{}')
    const repository = await open('.')
    expect(await record(repository, 'Start')).toHaveProperty('hash')
    expect(committed()).toEqual(['draft/nap.md', 'plan.yaml'])
    expect(await record(repository, 'Start')).toEqual({ nothing: true })
    expect(await lastRevision(repository)).toBeDefined()
  })

  test('a plan deep below the top, in a folder with a hostile name', async () => {
    const { git, put, open, committed } = newRepository()
    const plan = ':(top)a/[b]*/ہم/plan'
    put(`${plan}/plan.yaml`, 'x')
    put(':(top)a/b/other.yaml', 'x')
    const repository = await open(plan)
    await record(repository, 'Start')
    expect(committed()).toEqual([`${plan}/plan.yaml`])
    expect(git('status', '--porcelain', '-z')).toBe('?? :(top)a/b/\0')
    expect(await lastRevision(repository)).toBeDefined()
    expect(await readCommitted(repository, '')).toEqual([{ file: 'plan.yaml', text: 'x' }])
  })

  test('files with hostile names, even if they are not UTF-8', async () => {
    const { top, git, put, open } = sample()
    for (const name of [':(top)x.yaml', '-f.yaml', 'بجٹ.yaml', '*.yaml', ':!a.yaml', 'a\nb.yaml']) {
      put(`plan/${name}`, 'x')
    }
    const latin = Buffer.concat([Buffer.from(join(top, 'plan/')), Buffer.from([0xe9])])
    writeFileSync(latin, 'x')
    await record(await open(), 'New')
    expect(git('status', '--porcelain')).toBe('')
    expect(git('ls-tree', '-r', '-z', '--name-only', 'HEAD', 'plan/').split('\0')).toHaveLength(10)
  })

  test('neither the lock nor ignored files are recorded, not even a lock that was committed', async () => {
    const { git, put, open, committed } = sample()
    put('plan/.nap.lock', 'by mistake')
    git('add', 'plan')
    git('commit', '--quiet', '-m', 'x')
    put('plan/.nap.lock', '{}')
    put('plan/.gitignore', 'private/\n')
    put('plan/private/a.yaml', 'x')
    put('plan/.nap-0123456789ab.tmp', 'x')
    const repository = await open()
    await record(repository, 'New')
    expect(committed()).toEqual(['plan/.gitignore'])
    expect(await record(repository, 'New')).toEqual({ nothing: true })
  })

  test('in a linked worktree', async () => {
    const { home, variables, git } = sample()
    const linked = join(home, 'linked')
    git('worktree', 'add', '--quiet', '-b', 'sindh', linked)
    putIn(linked, 'plan/plan.yaml', 'title: New\n')
    const repository = await opened(join(linked, 'plan'), variables)
    expect(repository).toMatchObject({ top: linked, prefix: 'plan' })
    expect(await record(repository, 'New')).toMatchObject({
      hash: git('rev-parse', 'sindh').trim(),
    })
    gitIn(linked, variables, ['checkout', '--quiet', '-b', 'other', 'HEAD~1'])
    putIn(linked, 'plan/plan.yaml', 'title: Other\n')
    gitIn(linked, variables, ['commit', '--quiet', '-a', '-m', 'Other'])
    gitIn(linked, variables, ['merge', 'sindh'])
    expect((await obstacle(repository))?.message).toMatch(/^A merge is under way/)
    rmSync(linked, { recursive: true })
  })

  test('line ends that git turns round do not make a change for ever', async () => {
    const { git, put, open } = sample()
    git('config', 'core.autocrlf', 'true')
    put('plan/crlf.yaml', 'a: 1\r\nb: 2\r\n')
    const repository = await open()
    await record(repository, 'New')
    expect(git('show', 'HEAD:plan/crlf.yaml')).toBe('a: 1\nb: 2\n')
    expect(await record(repository, 'New')).toEqual({ nothing: true })
  })

  test('a signature that git is set to make, or why it cannot', async () => {
    const { home, git, put, open } = sample()
    const program = join(home, 'sign')
    writeFileSync(
      program,
      '#!/bin/sh\ncat >/dev/null\necho "[GNUPG:] SIG_CREATED " >&2\nprintf -- "-----BEGIN PGP SIGNATURE-----\\nx\\n-----END PGP SIGNATURE-----\\n"\n',
    )
    chmodSync(program, 0o755)
    git('config', 'commit.gpgSign', 'true')
    git('config', 'gpg.program', program)
    put('plan/plan.yaml', 'title: New\n')
    const repository = await open()
    await record(repository, 'New')
    expect(git('cat-file', 'commit', 'HEAD')).toContain('gpgsig -----BEGIN')
    git('config', 'gpg.program', 'false')
    put('plan/new.yaml', 'x')
    const refusal = await refusalOf(record(repository, 'Newer'))
    expect(refusal).toMatchObject({
      exitCode: 5,
      message: expect.stringContaining('could not sign the revision'),
    })
    expect(git('status', '--porcelain')).toBe('?? plan/new.yaml\n')
  })
})

describe('commit hooks', () => {
  test('run, without the settings that are for nap alone', async () => {
    const { top, git, put, open, read } = sample()
    hook(
      top,
      'pre-commit',
      'git diff --cached --name-only -- "*.yaml" > seen; env | grep -c -i literal >> seen; true',
    )
    hook(top, 'commit-msg', 'echo "Checked-by: hook" >> "$1"')
    put('plan/plan.yaml', 'title: New\n')
    await record(await open(), 'New')
    expect(read('seen')).toBe('plan/plan.yaml\n0\n')
    expect(git('log', '-1', '--format=%B')).toContain('Checked-by: hook')
  })

  test('one that refuses is quoted, and the index is as it was', async () => {
    const { top, git, put, open } = sample()
    hook(top, 'pre-commit', 'echo "##[error]no \u001b[31m, not yet" >&2; exit 1')
    put('plan/new.yaml', 'x')
    put('plan/plan.yaml', 'title: Staged\n')
    git('add', 'plan/plan.yaml')
    put('plan/plan.yaml', 'title: On disk\n')
    const before = git('status', '--porcelain') + git('diff', '--cached') + git('diff')
    const refusal = await refusalOf(record(await open(), 'New'))
    expect(refusal).toMatchObject({
      exitCode: 5,
      message:
        'Nothing was recorded, because a commit hook of this repository refused: “## [error]no \\u{1b}[31m, not yet”',
      help: 'Fix what the hook names and try again.',
    })
    expect(git('status', '--porcelain') + git('diff', '--cached') + git('diff')).toBe(before)
    expect(git('rev-list', '--count', 'HEAD')).toBe('1\n')
  })

  test('one that hangs is stopped, and leaves no lock', async () => {
    const { top, git, put, open } = sample()
    hook(top, 'pre-commit', 'sleep 20')
    put('plan/new.yaml', 'x')
    const repository = await open()
    const refusal = await refusalOf(record(repository, 'New', { hookMs: 1_000 }))
    expect(refusal).toMatchObject({
      exitCode: 5,
      message:
        'Nothing was recorded, because git and its commit hooks took longer than 1 second and were stopped.',
    })
    expect(git('status', '--porcelain')).toBe('?? plan/new.yaml\n')
    expect(existsSync(join(top, '.git/index.lock'))).toBe(false)
  })
})

describe('what stands in the way', () => {
  /** Two branches whose plans contradict each other; `main` is checked out. */
  function divided() {
    const repository = sample()
    const { git, put } = repository
    git('checkout', '--quiet', '-b', 'other')
    put('plan/plan.yaml', 'title: Other\n')
    git('commit', '--quiet', '-a', '-m', 'Other')
    put('plan/more.yaml', 'x')
    git('add', 'plan')
    git('commit', '--quiet', '-m', 'More')
    git('checkout', '--quiet', 'main')
    put('plan/plan.yaml', 'title: Main\n')
    git('commit', '--quiet', '-a', '-m', 'Main')
    return repository
  }

  test.each([
    ['A merge', ['merge', 'other'], 'git merge --continue'],
    ['A rebase', ['rebase', 'other'], 'git rebase --continue'],
    ['A rebase', ['rebase', '--apply', 'other'], 'git rebase --continue'],
    ['A cherry-pick', ['cherry-pick', 'other~1'], 'git cherry-pick --continue'],
    ['A revert', ['revert', 'HEAD~1'], 'git revert --continue'],
    ['A bisect', ['bisect', 'start', 'HEAD', 'HEAD~1'], 'git bisect reset'],
  ])('%s under way (git %s)', async (what, command, way) => {
    const { git, open } = divided()
    git(...command)
    const head = git('rev-parse', 'HEAD')
    const status = git('status', '--porcelain')
    const repository = await open()
    const found = await obstacle(repository)
    expect(found).toMatchObject({
      exitCode: 5,
      message: `${what} is under way in this repository, so nothing can be recorded.`,
      help: expect.stringContaining(way),
    })
    expect(await refusalOf(record(repository, 'New'))).toMatchObject({ ...found })
    expect([git('rev-parse', 'HEAD'), git('status', '--porcelain')]).toEqual([head, status])
  })

  test('a cherry-pick of several revisions between two of them', async () => {
    const { git, put, open } = divided()
    git('cherry-pick', 'other~1', 'other')
    put('plan/plan.yaml', 'title: Both\n')
    git('commit', '--quiet', '-a', '-m', 'Both')
    expect((await obstacle(await open()))?.message).toMatch(/^A cherry-pick or revert of several/)
  })

  test('two versions of a file that nobody has brought together', async () => {
    const { git, put, open } = divided()
    put('plan/plan.yaml', 'title: Put away\n')
    git('stash', '--quiet')
    put('plan/plan.yaml', 'title: Newer\n')
    git('commit', '--quiet', '-a', '-m', 'Newer')
    git('stash', 'pop')
    expect(await obstacle(await open())).toMatchObject({
      exitCode: 5,
      message: 'Two versions of “plan.yaml” have not been merged yet, so nothing can be recorded.',
    })
  })

  test('no branch', async () => {
    const { git, put, open } = sample()
    git('checkout', '--quiet', '--detach')
    put('plan/plan.yaml', 'title: New\n')
    const refusal = await refusalOf(record(await open(), 'New'))
    expect(refusal).toMatchObject({
      exitCode: 5,
      message: expect.stringMatching(/^No branch is checked out \(detached HEAD\)/),
    })
    expect(git('rev-list', '--count', 'HEAD')).toBe('1\n')
  })

  test('no identity: nobody is guessed, and the two commands are named', async () => {
    const { bare, git, put, open } = sample()
    put('plan/plan.yaml', 'title: New\n')
    const repository = await open('plan', bare)
    const refusal = await refusalOf(record(repository, 'New'))
    expect(refusal).toMatchObject({
      exitCode: 3,
      message: 'git does not know who you are, so nothing can be recorded.',
      help: expect.stringMatching(
        /git config --global user\.name .*\n.*git config --global user\.email/,
      ),
    })
    git('config', 'user.name', 'Bilal')
    expect(await obstacle(repository)).toMatchObject({ exitCode: 3 })
    git('config', 'user.email', 'bilal@example.org')
    expect(await obstacle(repository)).toBeUndefined()
    await record(repository, 'New')
    expect(git('log', '-1', '--format=%an %ce')).toBe('Bilal bilal@example.org\n')
  })

  test('an identity by variables is enough, half of one is not', async () => {
    const { bare, put, open } = sample()
    put('plan/plan.yaml', 'title: New\n')
    const { GIT_COMMITTER_EMAIL: _, ...half } = identity
    expect(await obstacle(await open('plan', { ...bare, ...half }))).toMatchObject({ exitCode: 3 })
    expect(await obstacle(await open('plan', { ...bare, ...identity }))).toBeUndefined()
  })

  test('a plan that git is to ignore, but not one that is empty', async () => {
    const { put, open, top } = newRepository()
    mkdirSync(join(top, 'plan'))
    expect(await obstacle(await open())).toBeUndefined()
    put('.gitignore', 'plan/\n')
    put('plan/plan.yaml', 'x')
    expect(await obstacle(await open())).toMatchObject({
      exitCode: 5,
      message:
        'The whole plan folder is on the list of files that git ignores, so nothing can be recorded.',
    })
  })

  test('files that git is to ignore, but not those that it keeps already', async () => {
    const { put, open, git, home } = newRepository()
    put('plan/plan.yaml', 'x')
    put('plan/kept.yaml', 'x')
    git('add', '.')
    git('commit', '--quiet', '--message=x')
    const files = ['plan.yaml', 'kept.yaml', 'a b.yaml', 'sindh/قانون.yaml', ':other.yaml']
    for (const file of files.slice(2)) put(`plan/${file}`, 'x')
    expect(await ignoredAmong(await open(), files)).toEqual([])
    put('plan/.gitignore', 'kept.yaml\na*.yaml\nsindh/\n')
    expect(await ignoredAmong(await open(), files)).toEqual(['a b.yaml', 'sindh/قانون.yaml'])
    writeFileSync(join(home, '.gitconfig'), `[core]\nexcludesFile = ${join(home, 'mine')}\n`)
    writeFileSync(join(home, 'mine'), ':other.yaml\n')
    const ignored = await ignoredAmong(await open(), files)
    expect(ignored).toEqual(files.slice(2))
    expect(await obstacle(await open(), ignored)).toMatchObject({
      exitCode: 5,
      message: expect.stringContaining('“a b.yaml”, “sindh/قانون.yaml” and “:other.yaml”'),
    })
  })

  test('a lock of another git that goes away in time', async () => {
    const { top, put, open } = sample()
    put('plan/plan.yaml', 'title: New\n')
    put('.git/index.lock', '')
    const recorded = record(await open(), 'New')
    await pause(400)
    rmSync(join(top, '.git/index.lock'))
    expect(await recorded).toHaveProperty('hash')
  })

  test('a lock of another git that stays is named, with its age, and stays', async () => {
    const [onIndex, onBranch] = [sample(), sample()]
    const locks = [
      join(onIndex.top, '.git/index.lock'),
      join(onBranch.top, '.git/refs/heads/main.lock'),
    ]
    const earlier = new Date(Date.now() - 12 * 60_000)
    for (const lock of locks) {
      writeFileSync(lock, '')
      utimesSync(lock, earlier, earlier)
    }
    for (const { put } of [onIndex, onBranch]) put('plan/new.yaml', 'x')
    const refusals = await Promise.all(
      [onIndex, onBranch].map(async ({ open }) => refusalOf(record(await open(), 'New'))),
    )
    for (const [index, { exitCode, message }] of refusals.entries()) {
      expect(exitCode).toBe(75)
      expect(message).toBe(
        `Another git is at work in this repository, or was stopped in the middle: its lock “${locks[index]}” is 12 minutes old. Nothing was recorded.`,
      )
    }
    for (const lock of locks) expect(lstatSync(lock).isFile()).toBe(true)
    rmSync(locks[0] ?? '')
    for (const { git } of [onIndex, onBranch]) {
      expect(git('status', '--porcelain')).toBe('?? plan/new.yaml\n')
      expect(git('rev-list', '--count', 'HEAD')).toBe('1\n')
    }
  })
})

test('a kill at any moment loses nothing, and the next run finishes the work', async () => {
  const { top, variables, git, put, open, committed } = sample()
  put('staged.md', 'staged')
  put('README.md', 'half staged')
  git('add', 'staged.md', 'README.md')
  put('README.md', 'half staged, half not')
  const before = git('diff', '--cached') + git('diff')
  for (let round = 0; round < 5; round++) {
    put('plan/plan.yaml', `title: Round ${round}\n`)
    put(`plan/new-${round}.yaml`, 'x')
    const { child, ended } = started(`
      import { openRepository, record } from './git.ts'
      const repository = await openRepository(${JSON.stringify(join(top, 'plan'))}, ${JSON.stringify(variables)})
      process.stdout.write('ready')
      await record(repository, 'New')`)
    await Promise.race([new Promise((resolve) => child.stdout?.once('data', resolve)), ended])
    await pause(round * 9)
    child.kill('SIGKILL')
    await ended
    // A git that nap had started may still be at work: it was not killed.
    while (isAtWork(top)) await pause(20)
    rmSync(join(top, '.git/index.lock'), { force: true })
    await record(await open(), 'Again')
    expect(committed()).toEqual([`plan/new-${round}.yaml`, 'plan/plan.yaml'])
    expect(git('diff', '--cached') + git('diff')).toBe(before)
  }
})

test('git never talks to another computer', async () => {
  const { top, git, put, open } = sample()
  git('remote', 'add', 'origin', 'ext::sh -c touch% ran')
  git('config', 'branch.main.remote', 'origin')
  git('config', 'branch.main.merge', 'refs/heads/main')
  put('plan/plan.yaml', 'title: New\n')
  await record(await open(), 'New')
  expect(existsSync(join(top, 'ran'))).toBe(false)
})

/** Whether a process stands in this folder. Where that cannot be told, it is hoped that it has ended. */
function isAtWork(folder: string): boolean {
  return ['/proc']
    .filter((processes) => existsSync(processes))
    .flatMap((processes) => readdirSync(processes).map((id) => join(processes, id, 'cwd')))
    .some((link) => placeOf(link) === folder)
}

function placeOf(link: string): string | undefined {
  try {
    return readlinkSync(link)
  } catch {
    return undefined
  }
}
