// Runs the workflow that `nap init` writes, with nap’s action from a fresh clone that the action installs itself.
//   node test/ci/workflow.ts FOLDER NAP      an empty folder, and a fresh clone of nap in which nothing is installed
// Needs Node 22, which reads TypeScript, git, and npm with its registry; npm’s cache is where npm_config_cache says.
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parse } from 'yaml'
import { runAction } from '../support/action.ts'
import { identity } from '../support/identity.ts'

const [, , folder = '', nap = ''] = process.argv
const country = join(folder, 'country')
const checkout = join(folder, 'checkout')

const git = (cwd: string, ...words: string[]) =>
  execFileSync('git', words, {
    cwd,
    env: { ...process.env, ...identity },
    encoding: 'utf8',
  }).trim()

function wanted(isSo: boolean, what: string): void {
  if (isSo) return
  process.stdout.write(`not so: ${what}\n`)
  process.exit(1)
}

/** The steps of the workflow, for one event. What it uses of others is done here: the checkout, and what is uploaded. */
function runWorkflow(github: Readonly<Record<string, unknown>>, branch: string) {
  const { jobs } = parse(readFileSync(join(country, '.github/workflows/plan.yml'), 'utf8'))
  const [fetching, checking, uploading] = jobs.plan.steps
  wanted(fetching.uses.startsWith('actions/checkout@'), 'the workflow begins with a checkout')
  wanted(checking.uses === 'ead/nap@v1', 'the workflow uses the action that nap init was told')
  execFileSync('rm', ['-rf', checkout])
  git(folder, 'clone', '--quiet', '--branch', branch, country, checkout)
  const temporary = join(folder, 'temporary')
  mkdirSync(temporary, { recursive: true })
  const { exitCode, log, outputs } = runAction({
    cwd: checkout,
    temporary,
    variables: process.env,
    inputs: checking.with,
    github: { repository: 'ead/plan', token: 'secret', ...github },
    fresh: nap,
  })
  process.stdout.write(log)
  const steps: Readonly<Record<string, unknown>> = outputs
  const made = (steps['documents'] as { outputs: { folder: string } }).outputs.folder
  wanted(uploading.with.path.includes('steps.nap.outputs.documents'), 'the documents are uploaded')
  return { exitCode, log, documents: readdirSync(made) }
}

const first = firstPlan()

// Accepted on the main branch.
const pushed = runWorkflow({ event_name: 'push', event: {} }, 'main')
wanted(pushed.exitCode === 0, 'a new plan passes')
for (const name of ['nap.md', 'nap.html', 'nap.pdf'])
  wanted(pushed.documents.includes(name), `${name} is made`)
wanted(
  readFileSync(join(folder, 'temporary/nap-documents/nap.pdf')).subarray(0, 5).toString() ===
    '%PDF-',
  'nap.pdf is a PDF',
)

// Proposed from a fork, with a slip.
git(country, 'switch', '--quiet', '--create', 'proposal')
appendFileSync(join(country, 'plan/plan.yaml'), 'nonsense: true\n')
git(country, 'commit', '--quiet', '--all', '--message=A slip')
const head = { repo: { full_name: 'somebody/plan' } }
const event = { pull_request: { number: 1, base: { sha: first }, head } }
const proposed = runWorkflow({ event_name: 'pull_request', event }, 'proposal')
wanted(proposed.exitCode === 1, 'a slip does not pass')
wanted(/^::error file=plan\/plan\.yaml,/m.test(proposed.log), 'the slip is marked in its line')
wanted(proposed.documents.includes('comparison.pdf'), 'what changes is told')

/** A plan as nap init makes and records it. @returns its revision */
function firstPlan(): string {
  mkdirSync(country)
  const script = join(import.meta.dirname, '../../bin/nap.js')
  const words = ['init', '--country=Kenya', '--period=2026-2027', '--action=ead/nap@v1']
  const env = { ...process.env, ...identity }
  execFileSync(process.execPath, [script, ...words], { cwd: country, env, stdio: 'inherit' })
  return git(country, 'rev-parse', 'HEAD')
}
