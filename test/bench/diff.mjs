// `nap diff` against `git diff --stat` of the same pair of revisions, in turn, in one run: node test/bench/diff.mjs [pairs]
// A plan of 1,000 commitments, of which 20 change between the two; with 10 and with 300 revisions of history. Not part
// of `npm run check`. Target: at most 5 times the median of git, and 0.3 s.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const pairs = Number(process.argv[2] ?? 15)
const commitments = 1_000
const changed = 20

for (const revisions of [10, 300]) {
  const top = mkdtempSync(join(tmpdir(), 'nap-bench-'))
  try {
    const run = repository(top, revisions)
    const rows = Array.from({ length: pairs }, () => ({
      git: run('git', 'diff', '--stat', 'HEAD~1', 'HEAD', '--', 'plan'),
      nap: run(process.execPath, join(root, 'bin/nap.js'), 'diff', 'HEAD~1', 'HEAD'),
      files: run(process.execPath, join(root, 'bin/nap.js'), 'diff', 'HEAD~1'),
      bare: run(process.execPath, join(root, 'bin/nap.js'), '--version'),
    }))
    const median = (of) => rows.map(of).toSorted((a, b) => a - b)[pairs >> 1]
    const [git, nap, files, bare] = ['git', 'nap', 'files', 'bare'].map((name) => median((row) => row[name]))
    const limit = 5 * git + 300
    console.log(
      `${revisions} revisions: git ${ms(git)}  nap ${ms(nap)}  to the working files ${ms(files)}  nap --version ${ms(bare)}  ` +
        `limit ${ms(limit)}: ${nap <= limit ? 'kept' : 'BROKEN'}`,
    )
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}

function ms(value) {
  return `${value.toFixed(0)} ms`
}

/** A thousand copies of the sample plan's commitments, each of two institutions, and a history. */
function repository(top, revisions) {
  const env = {
    PATH: process.env.PATH,
    HOME: top,
    GIT_AUTHOR_NAME: 'Bench',
    GIT_AUTHOR_EMAIL: 'bench@example.org',
    GIT_COMMITTER_NAME: 'Bench',
    GIT_COMMITTER_EMAIL: 'bench@example.org',
  }
  const run = (program, ...words) => {
    const start = performance.now()
    const { status, stderr } = spawnSync(program, words, { cwd: top, env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`)
    return performance.now() - start
  }
  cpSync(join(root, 'plan'), join(top, 'plan'), { recursive: true })
  rmSync(join(top, 'plan/draft'), { recursive: true })
  const folder = join(top, 'plan/submissions/finance-division')
  const models = readdirSync(folder).filter((file) => file !== 'submission.yaml')
  const texts = models.map((file) => readFileSync(join(folder, file), 'utf8'))
  const fileOf = (institution, number) => {
    mkdirSync(join(top, 'plan/submissions', institution), { recursive: true })
    return join(top, 'plan/submissions', institution, `made-up-${number}.yaml`)
  }
  for (let number = 0; number < commitments; number += 1) {
    writeFileSync(fileOf('finance-division', number), texts[number % texts.length])
    writeFileSync(fileOf('sindh', number), `end_date: 2018-0${1 + (number % 9)}-28\n`)
  }
  run('git', 'init', '-q')
  for (let revision = 0; revision < revisions; revision += 1) {
    const last = revision === revisions - 1
    for (let number = 0; number < (last ? changed : 1); number += 1) {
      const file = fileOf('finance-division', (revision * 7 + number * 13) % commitments)
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*/m, `title: Revision ${revision}`))
    }
    run('git', 'add', '-A')
    run('git', 'commit', '-q', '-m', `Revision ${revision}`)
  }
  return run
}
