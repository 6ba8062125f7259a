import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lastingProgram } from '../../../src/load/assets.ts'
import { mayHoldUnmerged } from '../../../src/record/unmerged.ts'
import { draftLine, driverLine, programsIn } from '../../../src/tasks/begin/driver-line.ts'
import { newRepository, temporaryFolder } from '../../record/support.ts'

const here = join(import.meta.dirname, '../../..')

const commitment = `# yaml-language-server: $schema=contribution.schema.json
title: Open data portal   # short
end_date: 2018-12-31
milestones:
  - id: portal
    activity: Launch the portal
    end_date: 2018-03-31
`
const file = 'my plan/submissions/north west/open data.yaml'

/** A repository with a plan in a folder whose name has a space, and nap as git’s help in merging. */
function repository({ nap = join(here, 'bin/nap.js'), text = commitment, line = '' } = {}) {
  const made = newRepository()
  const { top, variables, put, git } = made
  const run = (program: string, args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: top,
      env: variables,
      encoding: 'utf8',
    })
    return { code: status, out: stdout, err: stderr }
  }
  const napIn = (...args: string[]) =>
    run(process.execPath, [nap, 'merge-driver', '--plan', 'my plan', ...args])
  put('my plan/plan.yaml', 'title: Plan\n')
  put(file, text)
  // With a line of their own, tests need not start nap for it.
  if (line !== '') {
    put('.gitattributes', '*.yaml merge=nap\nmy?plan/draft/** merge=nap-draft\n')
    git('config', 'merge.nap.driver', line)
    git('config', 'merge.nap-draft.driver', draftLine)
  }
  const installed = line === '' ? napIn('--install') : undefined
  git('add', '.')
  git('commit', '--quiet', '-m', 'Start')
  return {
    ...made,
    nap: napIn,
    installed,
    /** git with its exit code. */
    gitRun: (...args: string[]) => run('git', args),
    /** Records a change of each branch, and stands on ours afterwards. */
    branches(ours: string, theirs: string, path = file) {
      git('switch', '--quiet', '-c', 'theirs')
      put(path, theirs)
      git('add', '.')
      git('commit', '--quiet', '-m', 'Theirs')
      git('switch', '--quiet', 'main')
      put(path, ours)
      git('add', '.')
      git('commit', '--quiet', '-m', 'Ours')
    },
  }
}

const milestone = (id: string, activity = 'Train staff') =>
  `  - id: ${id}\n    activity: ${activity}\n`

describe('git brings together', () => {
  const ours = commitment.replace('2018-12-31', '2018-11-30') + milestone('ours')
  const theirs = commitment.replace('portal   #', 'portals   #') + milestone('theirs')
  const both = (first: string, second: string) =>
    commitment.replace('2018-12-31', '2018-11-30').replace('portal   #', 'portals   #') +
    milestone(first) +
    milestone(second)

  test('two branches that each add a milestone, by merge', () => {
    const { branches, gitRun, read } = repository()
    branches(ours, theirs)
    expect(gitRun('merge', '--quiet', '-m', 'Both', 'theirs')).toMatchObject({ code: 0 })
    expect(read(file)).toBe(both('ours', 'theirs'))
  })

  test('the same by rebase: ours comes on top of theirs', () => {
    const { branches, gitRun, read } = repository()
    branches(ours, theirs)
    expect(gitRun('rebase', 'theirs')).toMatchObject({ code: 0 })
    expect(read(file)).toBe(both('theirs', 'ours'))
  })

  test('the same by cherry-pick', () => {
    const { branches, gitRun, read } = repository()
    branches(ours, theirs)
    expect(gitRun('cherry-pick', 'theirs')).toMatchObject({ code: 0 })
    expect(read(file)).toBe(both('ours', 'theirs'))
  })

  test('branches that were merged crosswise before', () => {
    const { branches, gitRun, read, put, git } = repository()
    branches(ours, theirs)
    git('branch', 'old')
    git('merge', '--quiet', '-m', 'One', 'theirs')
    git('switch', '--quiet', 'theirs')
    git('merge', '--quiet', '-m', 'Other', 'old')
    expect(read(file)).toBe(both('theirs', 'ours'))
    put(file, read(file).replace('Launch', 'Open'))
    git('commit', '--quiet', '-am', 'More')
    git('switch', '--quiet', 'main')
    put(file, read(file).replace('2018-03-31', '2018-04-30'))
    git('commit', '--quiet', '-am', 'More of ours')
    gitRun('merge', '--quiet', '-m', 'All', 'theirs')
    for (const words of ['Open the portal', '2018-04-30', 'id: ours', 'id: theirs']) {
      expect(read(file)).toContain(words)
    }
  })

  test('line ends of Windows', () => {
    const onWindows = (text: string) => text.replaceAll('\n', '\r\n')
    const { branches, gitRun, read } = repository({ text: onWindows(commitment) })
    branches(onWindows(ours), onWindows(theirs))
    expect(gitRun('merge', '--quiet', '-m', 'Both', 'theirs')).toMatchObject({ code: 0 })
    expect(read(file)).toBe(onWindows(both('ours', 'theirs')))
  })

  test('files that both sides made', () => {
    const { branches, gitRun, read } = repository()
    const decision = (about: string) =>
      `decisions:\n  - about: ${about}\n    take: sindh\n    reason: So agreed\n`
    const path = 'my plan/decisions/open-data.yaml'
    branches(decision('/title'), decision('/theme'), path)
    expect(gitRun('merge', '--quiet', '-m', 'Both', 'theirs')).toMatchObject({ code: 0 })
    expect(read(path)).toBe(decision('/title') + decision('/theme').replace('decisions:\n', ''))
  })
})

describe('git stops at', () => {
  test('a field that both changed, by merge, rebase and cherry-pick, and names the sides truly', () => {
    const { branches, gitRun, read } = repository()
    branches(
      commitment.replace('2018-03-31', '2018-04-30'),
      commitment.replace('2018-03-31', '2018-05-31').replace('Launch', 'Open'),
    )
    // A newer git adds the name of the branch or the revision.
    const marks = ([one, other]: readonly string[], [first, second]: readonly string[]) =>
      new RegExp(
        `    activity: Open the portal\n<<<<<<< ${first}(: .+)?\n    end_date: ${one}\n=======\n    end_date: ${other}\n>>>>>>> ${second}(: .+)?\n$`,
      )
    const onTop = ['your branch', 'the version being merged in']
    const moved = ['the branch you move onto', 'your branch']
    for (const [command, dates, sides] of [
      [['merge', 'theirs'], ['2018-04-30', '2018-05-31'], onTop],
      [['rebase', 'theirs'], ['2018-05-31', '2018-04-30'], moved],
      [['rebase', '--apply', 'theirs'], ['2018-05-31', '2018-04-30'], moved],
      [['cherry-pick', 'theirs'], ['2018-04-30', '2018-05-31'], onTop],
    ] as const) {
      const { code, err } = gitRun(...command)
      expect(code, err).toBe(1)
      expect(err).toContain(
        `Both sides changed “End date” of “portal” in “${file}”, each differently.`,
      )
      const [above, below] = sides
      expect(err).toMatch(
        new RegExp(`Above .* is what ${above}.* says, below it what ${below}.* says`),
      )
      expect(read(file)).toMatch(marks(dates, sides))
      expect(gitRun(command[0], '--abort')).toMatchObject({ code: 0 })
    }
  })

  test('one id for two milestones, and a milestone taken out here and changed there', () => {
    const { branches, gitRun, read } = repository()
    branches(
      `${commitment}${milestone('audit')}`.replace(/ {2}- id: portal\n(?: {4}.*\n){2}/, ''),
      `${commitment}${milestone('audit', 'Audit it')}`.replace('Launch', 'Open'),
    )
    expect(gitRun('merge', 'theirs')).toMatchObject({ code: 1 })
    expect(read(file).match(/^<<<<<<< /gm)).toHaveLength(2)
    expect(read(file)).toContain('Open the portal')
    expect(read(file)).toContain('Audit it')
    expect(read(file)).toContain('Train staff')
  })

  test('a commitment withdrawn here and decided on there', () => {
    const { branches, gitRun, git, put, read } = repository()
    const path = 'my plan/decisions/open-data.yaml'
    const decisions = 'decisions:\n  - about: /title\n    take: sindh\n    reason: a\n'
    put(path, decisions)
    git('add', '.')
    git('commit', '--quiet', '-m', 'Decide')
    const withdrawn = `${decisions}  - withdraw: true\n    reason: no money\n`
    branches(withdrawn, `${decisions}  - drop: /milestones/portal\n    reason: b\n`, path)
    const { code, err } = gitRun('merge', 'theirs')
    expect(code).toBe(1)
    expect(err).toContain('one side withdraws the commitment')
    expect(read(path)).toContain('no money')
    expect(read(path)).toContain('drop: /milestones/portal')
  })
})

describe('what cannot be read field by field', () => {
  test('is merged by git line by line, with the outcome that git gives it', () => {
    const broken = 'title: "open\na: 1\nb: 2\nc: 3\nd: 4\n'
    const { branches, gitRun, read } = repository({ text: broken })
    branches(broken.replace('"open', '"opened'), broken.replace('d: 4', 'd: 5'))
    expect(gitRun('merge', '--quiet', '-m', 'Both', 'theirs')).toMatchObject({ code: 0 })
    expect(read(file)).toBe(broken.replace('"open', '"opened').replace('d: 4', 'd: 5'))
  })

  test('keeps its bytes, also where git knows no way', () => {
    const { branches, gitRun, top } = repository()
    branches('title: \u0000ours\n', 'title: \u0000theirs\n')
    const { code, err } = gitRun('merge', 'theirs')
    expect(code).toBe(1)
    expect(err).toContain('The file was left as it is on your branch.')
    expect(readFileSync(join(top, file), 'utf8')).toBe('title: \u0000ours\n')
    expect(gitRun('show', `:3:${file}`).out).toBe('title: \u0000theirs\n')
  })

  test('letters of another encoding come through', () => {
    const { branches, gitRun, top, git, put } = repository()
    branches(commitment, commitment.replace('Launch', 'Open'))
    writeFileSync(join(top, file), Buffer.from('title: caf\xe9\n', 'latin1'))
    git('commit', '--quiet', '-am', 'Latin')
    put('other.txt', 'x')
    expect(gitRun('merge', 'theirs')).toMatchObject({ code: 1 })
    expect(readFileSync(join(top, file)).toString('latin1')).toContain('title: caf\xe9\n')
  })
})

describe('the command itself', () => {
  const files = { 'base.yaml': commitment, 'ours.yaml': commitment, 'theirs.yaml': commitment }

  function driver(texts: Partial<typeof files>, ...args: string[]) {
    const folder = temporaryFolder()
    for (const [name, text] of Object.entries({ ...files, ...texts }))
      writeFileSync(join(folder, name), text)
    const words = [join(here, 'bin/nap.js'), 'merge-driver', ...args, ...Object.keys(files)]
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
    return { code: status, err: stderr, ours: readFileSync(join(folder, 'ours.yaml'), 'utf8') }
  }

  test('puts the result in place of ours, under the names that git gives the sides', () => {
    const edit = (date: string) => commitment.replace('2018-12-31', date)
    const texts = { 'ours.yaml': edit('2018-11-30'), 'theirs.yaml': edit('2018-10-31') }
    const { code, ours } = driver(texts, '--ours', 'main', '--theirs', 'abc (A title)')
    expect(code).toBe(1)
    expect(ours).toContain('<<<<<<< your branch: main\nend_date: 2018-11-30\n=======\n')
    expect(ours).toContain('>>>>>>> the version being merged in: abc (A title)\n')
    expect(driver({ 'theirs.yaml': edit('2018-10-31') })).toEqual({
      code: 0,
      err: '',
      ours: edit('2018-10-31'),
    })
  })

  test('keeps the mark at the start of our file', () => {
    const ours = `\ufeff${commitment}a: 1\n`
    const theirs = commitment.replace('Launch', 'Open')
    expect(driver({ 'ours.yaml': ours, 'theirs.yaml': theirs }).ours).toBe(
      ours.replace('Launch', 'Open'),
    )
  })

  test('says what it is for when somebody types it', () => {
    const words = [join(here, 'bin/nap.js'), 'merge-driver']
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toContain('nap merge-driver --install')
  })

  test('ends with a conflict, and nothing changed, where a file is missing', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'ours.yaml'), commitment)
    const words = [
      join(here, 'bin/nap.js'),
      'merge-driver',
      'none',
      'ours.yaml',
      'neither',
      'x.yaml',
    ]
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('The file was left as it is on your branch.')
    expect(readFileSync(join(folder, 'ours.yaml'), 'utf8')).toBe(commitment)
  })
})

describe('where nap does not answer, git merges by lines and shows both sides', () => {
  /** A nap of its own, which can be broken, and a path with git, a shell and what is put there. */
  function breakable() {
    const home = join(temporaryFolder(), 'nap')
    mkdirSync(join(home, 'bin'), { recursive: true })
    const script = join(home, 'bin/nap.js')
    writeFileSync(script, '')
    const made = repository({ line: driverLine({ script, node: process.execPath }) })
    const path = join(made.home, 'path')
    mkdirSync(path)
    for (const program of ['git', 'sh', 'tr']) {
      const [place = ''] = (process.env['PATH'] ?? '')
        .split(':')
        .map((folder) => join(folder, program))
        .filter((file) => existsSync(file))
      symlinkSync(place, join(path, program))
    }
    made.variables['PATH'] = path
    return {
      ...made,
      home,
      /** The Node that the driver tries last is not there any more. */
      withoutKnownNode() {
        const line = made.git('config', '--get', 'merge.nap.driver').trimEnd()
        made.git('config', 'merge.nap.driver', line.replaceAll(process.execPath, '/nowhere/node'))
      },
      program(name: string, script: string) {
        writeFileSync(join(path, name), `#!/bin/sh\n${script}\n`)
        chmodSync(join(path, name), 0o755)
      },
      nap: (text: string) => writeFileSync(script, text),
    }
  }

  const ours = commitment.replace('2018-03-31', '2018-04-30')
  const theirs = commitment.replace('2018-03-31', '2018-05-31')
  const conflict = (one: string, other: string) =>
    commitment.replace(
      '    end_date: 2018-03-31\n',
      `<<<<<<< ours\n    end_date: ${one}\n=======\n    end_date: ${other}\n>>>>>>> theirs\n`,
    )
  const bothShown = conflict('2018-04-30', '2018-05-31')

  const faults: Readonly<Record<string, (it: ReturnType<typeof breakable>) => void>> = {
    'Node is neither on the path nor where it was': (it) => it.withoutKnownNode(),
    'the folder of nap was deleted': ({ home }) => rmSync(home, { recursive: true }),
    'nap is killed': (it) => it.nap("process.kill(process.pid, 'SIGKILL')"),
    'nap ends with a fault': (it) => it.nap('process.exitCode = 70'),
    'nap cannot be loaded': (it) => it.nap("import '../../threeway/nothing.js'"),
    'nap ends as if all were merged': (it) => it.nap(''),
    'another program is called nap, and another node': (it) => {
      it.withoutKnownNode()
      it.program('nap', 'exit 0')
      it.program('node', 'echo v0.10; exit 0')
    },
  }
  for (const [fault, breaks] of Object.entries(faults)) {
    test(fault, () => {
      const it = breakable()
      breaks(it)
      it.branches(ours, theirs)
      const { code, err, out } = it.gitRun('merge', 'theirs')
      expect(code, out + err).toBe(1)
      expect(err).toContain('nap did not answer, so git merges this file line by line.')
      expect(it.read(file)).toBe(bothShown)
      expect(it.gitRun('ls-files', '--unmerged').out).toContain(file)
    })
  }

  test('by merge, rebase, cherry-pick and stash pop; what does not clash is merged', () => {
    const it = breakable()
    it.withoutKnownNode()
    it.branches(ours, theirs)
    for (const [command, text] of [
      ['merge', bothShown],
      ['rebase', conflict('2018-05-31', '2018-04-30')],
      ['cherry-pick', bothShown],
    ] as const) {
      expect(it.gitRun(command, 'theirs').code).toBe(1)
      expect(it.read(file)).toBe(text)
      it.gitRun(command, '--abort')
    }
    it.git('switch', '--quiet', '-c', 'third', 'main~1')
    it.put(file, theirs)
    it.git('stash')
    it.git('switch', '--quiet', 'main')
    expect(it.gitRun('stash', 'pop').code).toBe(1)
    expect(it.read(file)).toBe(bothShown)
    it.git('reset', '--quiet', '--hard')
    it.git('switch', '--quiet', 'theirs')
    it.put(file, commitment.replace('portal   #', 'portals   #'))
    it.git('commit', '--quiet', '-am', 'Something else')
    it.git('switch', '--quiet', 'main')
    expect(it.gitRun('merge', '--quiet', '-m', 'Both', 'theirs')).toMatchObject({ code: 0 })
    expect(it.read(file)).toBe(ours.replace('portal   #', 'portals   #'))
  })

  test('a draft needs no nap to stay, and a file that is no text stays too', () => {
    const it = breakable()
    it.withoutKnownNode()
    it.branches('ours\n', 'theirs\n', 'my plan/draft/nap.md')
    expect(it.gitRun('merge', '--quiet', '-m', 'Both', 'theirs').err).toContain(
      '“my plan/draft/nap.md” is made by nap, so git did not merge it.',
    )
    expect(it.read('my plan/draft/nap.md')).toBe('ours\n')
    it.git('branch', '--quiet', '-D', 'theirs')
    it.branches('title: \u0000ours\n', 'title: \u0000theirs\n')
    expect(it.gitRun('merge', 'theirs').code).toBe(1)
    expect(it.read(file)).toBe('title: \u0000ours\n')
    expect(it.gitRun('show', `:3:${file}`).out).toBe('title: \u0000theirs\n')
  })

  test('the nap on the path takes over where its folder is another one now', () => {
    const it = breakable()
    it.program('nap', `exec "${process.execPath}" "${join(here, 'bin/nap.js')}" "$@"`)
    rmSync(it.home, { recursive: true })
    const both = commitment + milestone('ours') + milestone('theirs')
    it.branches(commitment + milestone('ours'), commitment + milestone('theirs'))
    expect(it.gitRun('merge', '--quiet', '-m', 'Both', 'theirs')).toMatchObject({ code: 0 })
    expect(it.read(file)).toBe(both)
  })
})

test.each([
  ['/usr/bin/node', '/usr/lib/node_modules/nap/bin/nap.js', true],
  ['/home/u1/.nvm/versions/node/v20.11.1/bin/node', '/home/u1/nap/bin/nap.js', false],
  [
    '/opt/homebrew/Cellar/node/22.1.0/bin/node',
    '/opt/homebrew/lib/node_modules/nap/bin/nap.js',
    true,
  ],
  ['/home/u1/.volta/tools/image/node/20.1.0/bin/node', '/home/u1/nap/bin/nap.js', false],
  [
    '/home/u1/.local/share/fnm/node-versions/v20.1.0/installation/bin/node',
    '/srv/nap/bin/nap.js',
    false,
  ],
])('no version of Node is written down: %s', (node, script, isKept) => {
  const line = driverLine(lastingProgram(script, node, '/home/u1'))
  expect(line).not.toMatch(/\/v?\d+\.\d+/)
  expect(programsIn(line)).toContain(script)
  expect(programsIn(line)).toHaveLength(isKept ? 2 : 1)
  const bin = node.replace(/bin\/node$/, '')
  const own = lastingProgram(`${bin}lib/node_modules/nap/bin/nap.js`, node, '/home/u1')
  if (!isKept) expect(programsIn(driverLine(own))).toEqual([])
})

describe('git’s two versions of a file are named', () => {
  test('without marks in the text too, and a driver that cannot start', () => {
    const it = repository()
    const plan = (...words: string[]) =>
      spawnSync(process.execPath, [join(here, 'bin/nap.js'), ...words, '--plan', 'my plan'], {
        cwd: it.top,
        env: it.variables,
        encoding: 'utf8',
      })
    expect(plan('validate').stdout).not.toContain('two versions')
    // As an earlier nap set it up; its Node has gone.
    const old =
      "'/nowhere/v20.1/node' '/nowhere/nap.js' merge-driver --ours %X --theirs %Y -- %O %A %B %P"
    it.git('config', 'merge.nap.driver', old)
    it.branches(
      commitment.replace('2018-03-31', '2018-04-30'),
      commitment.replace('2018-03-31', '2018-05-31'),
    )
    expect(it.gitRun('merge', 'theirs').code).toBe(1)
    expect(it.read(file)).not.toContain('<<<<<<<')
    const found = plan('validate')
    expect(found.status).toBe(1)
    expect(found.stdout).toContain(`${file}:1:1  error  file-is-merged`)
    const gone =
      'The merge driver “nap” of this copy starts “/nowhere/v20.1/node”, which is not there any more, so git would keep one side of a conflict and show nothing of the other. Type: nap merge-driver --install'
    expect(found.stderr).toContain(gone)
    const status = plan('status').stderr
    expect(status).toContain(`git holds two versions of “${file}” and waits for one.`)
    expect(status).toContain(gone)
    expect(plan('merge-driver', '--check').stdout).toContain('“/nowhere/v20.1/node”')
    // One that would start, but keeps nothing of the other side once it does not.
    it.git(
      'config',
      'merge.nap.driver',
      `'${process.execPath}' '${join(here, 'bin/nap.js')}' merge-driver -- %O %A %B %P`,
    )
    expect(plan('status').stderr).toContain(
      'was set up by an earlier nap. If that cannot start one day',
    )
    expect(plan('merge-driver', '--install').status).toBe(0)
    it.git('config', 'merge.nap-draft.driver', old)
    expect(plan('status').stderr).toContain('“nap-draft” of this copy starts “/nowhere/v20.1/node”')
    expect(plan('merge-driver', '--install').status).toBe(0)
    it.git('add', '.')
    expect(plan('validate').stdout).not.toContain('two versions')
    expect(plan('status').stderr).not.toContain('merge driver')
  })

  test('git is asked only where its index may hold them', () => {
    const it = repository()
    const index = () => readFileSync(join(it.top, '.git/index'))
    expect(mayHoldUnmerged(index())).toBe(false)
    it.put('my plan/a file that is new.yaml', '')
    it.git('add', '--intent-to-add', '.')
    expect(mayHoldUnmerged(index())).toBe(false)
    it.git('update-index', '--index-version=4')
    expect(mayHoldUnmerged(index())).toBe(true)
    it.git('update-index', '--index-version=2')
    it.git('update-index', '--split-index')
    expect(mayHoldUnmerged(index())).toBe(true)
    it.git('update-index', '--no-split-index')
    it.branches('a: 1\n', 'a: 2\n', 'other.txt')
    expect(it.gitRun('merge', 'theirs').code).toBe(1)
    expect(mayHoldUnmerged(index())).toBe(true)
    expect(mayHoldUnmerged(index().subarray(0, 100))).toBe(true)
    const other = newRepository({ format: 'sha256' })
    other.put('x.txt', 'x')
    other.git('add', '.')
    expect(mayHoldUnmerged(readFileSync(join(other.top, '.git/index')))).toBe(true)
  })
})

describe('setting up', () => {
  test('is done once, keeps other lines, and can be undone', () => {
    const made = newRepository()
    made.put('plan/plan.yaml', 'title: Plan\n')
    made.put('.gitattributes', '* text=auto\r\n*.pdf binary\r\n')
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(here, 'bin/nap.js'), 'merge-driver', ...args], {
        cwd: made.top,
        env: made.variables,
        encoding: 'utf8',
      })
    const before = run('--check', '--json')
    expect(before.status).toBe(3)
    expect(JSON.parse(before.stdout)).toMatchObject({ version: 1, installed: false })
    expect(JSON.parse(before.stdout).missing).toHaveLength(4)
    expect(run('--install').stderr).toContain('“.gitattributes” was changed.')
    expect(run('--install').stderr).not.toContain('was changed')
    expect(made.read('.gitattributes')).toBe(
      '* text=auto\r\n*.pdf binary\r\nplan/**/*.yaml merge=nap\r\nplan/draft/** merge=nap-draft\r\n',
    )
    expect(run('--check')).toMatchObject({ status: 0, stderr: '' })
    expect(run('--remove').status).toBe(0)
    expect(made.read('.gitattributes')).toBe('* text=auto\r\n*.pdf binary\r\n')
    expect(made.git('config', '--local', '--list')).not.toContain('merge.')
    expect(run('--remove').status).toBe(0)
  })

  test('is noticed when another nap was set up, or another file of attributes overrules it', () => {
    const { nap, git, put, installed } = repository()
    expect(installed?.code).toBe(0)
    expect(nap('--check').code).toBe(0)
    git('config', 'merge.nap.driver', 'false')
    expect(nap('--check')).toMatchObject({ code: 3 })
    expect(nap('--check').out).toContain('starts another nap')
    expect(nap('--install').code).toBe(0)
    put('my plan/.gitattributes', '*.yaml merge=union\n')
    expect(nap('--check').out).toContain('does not give the files of the plan to the driver “nap”')
    expect(nap('--install').code).toBe(5)
  })

  test('needs git', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'plan.yaml'), 'title: Plan\n')
    const words = [join(here, 'bin/nap.js'), 'merge-driver', '--install']
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
    expect(status).toBe(5)
    expect(stderr).toContain('This plan is not under git')
  })

  test('works wherever nap lies', () => {
    const home = join(temporaryFolder(), "it's 100% nap $HOME")
    for (const part of ['bin', 'dist', 'templates', 'package.json'])
      cpSync(join(here, part), join(home, part), { recursive: true })
    const { branches, gitRun, read } = repository({ nap: join(home, 'bin/nap.js') })
    const ours = commitment + milestone('ours')
    branches(ours, commitment + milestone('theirs'))
    expect(gitRun('merge', '--quiet', '-m', 'Both', 'theirs')).toMatchObject({ code: 0 })
    expect(read(file)).toBe(ours + milestone('theirs'))
  })

  test('leaves the draft to nap compile', () => {
    const { branches, gitRun, read } = repository()
    branches('ours\n', 'theirs\n', 'my plan/draft/nap.md')
    const { code, err } = gitRun('merge', '-m', 'Both', 'theirs')
    expect(code).toBe(0)
    expect(err).toContain(
      '“my plan/draft/nap.md” is made by nap, so git did not merge it. To make it again, type: nap compile',
    )
    expect(read('my plan/draft/nap.md')).toBe('ours\n')
  })
})
