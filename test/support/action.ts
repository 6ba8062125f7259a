import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

type Step = {
  readonly name: string
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly env?: Readonly<Record<string, string>>
  readonly run?: string
}

type Action = {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly runs: { readonly steps: readonly Step[] }
}

/** What GitHub would know: `github.event_name` and the like, as nested values. */
type Event = Readonly<Record<string, unknown>>

type Work = {
  /** The checked-out repository. */
  readonly cwd: string
  /** A folder for the runner’s own files. */
  readonly temporary: string
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly inputs: Readonly<Record<string, string>>
  readonly github: Event
  /** Another checkout of nap, which is installed as the action does it. */
  readonly fresh?: string
}

const checkout = join(import.meta.dirname, '../..')

export const action: Action = parse(readFileSync(join(checkout, 'action.yml'), 'utf8'))

/** Installing needs the network, and this checkout is built already; .ci/run has it done in a fresh one. */
const leftOut = 'Install nap'

/**
 * The steps of action.yml as GitHub’s runner does them: expressions in `if` and `env` are filled in, scripts run in bash as they
 * stand, and after a step that did not end well, only those run that always do.
 */
export function runAction({ cwd, temporary, variables, inputs, github, fresh }: Work) {
  const files = { output: join(temporary, 'output'), summary: join(temporary, 'summary') }
  writeFileSync(files.summary, '')
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default])
  const outputs: Record<string, unknown> = {}
  const known = {
    inputs: { ...Object.fromEntries(defaults), ...inputs },
    github,
    steps: outputs,
  }
  const ran: string[] = []
  let log = ''
  let exitCode = 0
  for (const step of action.runs.steps) {
    if (!isWanted(step, known, { hasFailed: exitCode !== 0, isFresh: fresh !== undefined }))
      continue
    writeFileSync(files.output, '')
    const own = Object.entries(step.env ?? {}).map(([name, text]) => [name, filledIn(text, known)])
    const env = {
      ...variables,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: fresh ?? checkout,
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'ead/plan',
      GITHUB_RUN_ID: '7',
      RUNNER_TEMP: temporary,
      ...Object.fromEntries(own),
    }
    const script = join(temporary, 'step.sh')
    writeFileSync(script, step.run ?? '')
    const bash = ['--noprofile', '--norc', '-eo', 'pipefail', script]
    const { status, stdout, stderr } = spawnSync('bash', bash, { cwd, env, encoding: 'utf8' })
    ran.push(step.name)
    log += stdout + stderr
    if (step.id !== undefined) {
      const outcome = status === 0 ? 'success' : 'failure'
      outputs[step.id] = { outputs: outputsIn(files.output), outcome }
    }
    exitCode ||= status ?? -1
  }
  return { ran, log, exitCode, outputs, summary: readFileSync(files.summary, 'utf8') }
}

type Situation = { readonly hasFailed: boolean; readonly isFresh: boolean }

function isWanted(
  { name, run, if: condition }: Step,
  known: object,
  { hasFailed, isFresh }: Situation,
): boolean {
  if (run === undefined || (name === leftOut && !isFresh)) return false
  if (hasFailed && !condition?.includes('always()')) return false
  return condition === undefined || filledIn(condition, known) === 'true'
}

function outputsIn(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)))
}

// As much of GitHub’s language of expressions as action.yml uses: names, ==, && and texts in single quotes.
function filledIn(text: string, known: object): string {
  return text.replaceAll(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => {
    const [first = '', ...others] = expression.replace(/^always\(\) && /, '').split(' && ')
    if (others.length === 0 && !first.includes(' == ')) return String(valueIn(first, known))
    return String(
      [first, ...others].every((part) => {
        const [left = '', right = ''] = part.split(' == ')
        return valueIn(left, known) === valueIn(right, known)
      }),
    )
  })
}

function valueIn(word: string, known: object): unknown {
  if (/^'.*'$/.test(word)) return word.slice(1, -1)
  if (!/^[\w.]+$/.test(word)) throw new Error(`this runner does not understand ${word}`)
  let value: unknown = known
  for (const name of word.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  }
  return value ?? ''
}
