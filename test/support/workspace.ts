import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { inject } from 'vitest'
import { temporaryFolder } from '../record/support.ts'
import { fillForm } from './filled-form.ts'
import { identity } from './identity.ts'
import { napIn } from './nap.ts'

type Variables = Record<string, string | undefined>
type Outcome = { readonly text: string; readonly exitCode: number }

/**
 * A repository in a new folder, with Pakistan’s plan as one recorded revision. `nap` runs in this process, everything
 * else in a shell; both see the same variables, and nothing of the machine’s own git configuration.
 * @param inbox a folder that is copied to `../inbox`
 */
export async function workspace({ inbox }: { readonly inbox?: string } = {}) {
  const home = temporaryFolder()
  const top = join(home, 'ogp')
  cpSync(join(inject('repositories'), 'ogp'), top, { recursive: true })
  if (inbox !== undefined && existsSync(inbox)) {
    cpSync(inbox, join(home, 'inbox'), { recursive: true })
  }
  const console = consoleAt(top, variablesFor(home))

  /** One command line, as a person types it. @returns what the screen shows, and how it ends unless well */
  async function run(line: string): Promise<string> {
    const { text, exitCode } = await console.type(line)
    return steady(text) + (exitCode === 0 ? '' : `(exit ${exitCode})\n`)
  }

  // What differs from machine to machine or run to run has no place in a transcript.
  function steady(text: string): string {
    const hashes = /[0-9a-f]{7}/.test(text) ? [top, console.here()].flatMap(revisionsIn) : []
    return hashes
      .reduce(
        (told, hash) => told.replaceAll(hash, 'HASH').replaceAll(hash.slice(0, 7), 'HASH'),
        text,
      )
      .replaceAll(top, 'DIR')
      .replaceAll(home, 'HOME')
      .replaceAll(/\b\d+(\.\d+)? ?m?s\b/g, 'TIME')
  }

  return { home, top, run, nap: console.nap }
}

/** A screen and a keyboard: the folder one stands in, and variables that can be unset. */
function consoleAt(top: string, variables: Variables) {
  let cwd = top

  /** What no program does for the others: to stand elsewhere, to forget a variable, to write into a form. */
  const ownWords = new Map<string, (words: readonly string[]) => void>([
    ['cd', goTo],
    ['unset', forget],
    ['excel', fillIn],
  ])

  async function type(line: string): Promise<Outcome> {
    const { own, command } = withVariables(line)
    const env = { ...variables, ...own }
    const [program = '', ...words] = wordsOf(command)
    if (program === 'nap') return piped(command, env)
    const known = ownWords.get(program)
    if (!known) return shell(command, { cwd, env })
    known(words)
    return { text: '', exitCode: 0 }
  }

  function goTo([folder = '.']: readonly string[]): void {
    cwd = realpathSync(resolve(cwd, folder))
  }

  function forget(names: readonly string[]): void {
    for (const name of names) delete variables[name]
  }

  /** `excel form.xlsx returned.xlsx open-data/title "A new title"`: what somebody writes into a form, and saves as another file. */
  function fillIn([
    from = '',
    to = '',
    key = '',
    text = '',
    column = 'D',
  ]: readonly string[]): void {
    fillForm(resolve(cwd, from), resolve(cwd, to), [[key, text, column]])
  }

  /** `nap … | head` hands what nap prints as its result to the shell; the talk beside it stays on the screen. */
  async function piped(command: string, env: Variables): Promise<Outcome> {
    const [call = '', ...rest] = command.split(' | ')
    const [words = '', file] = call.split(' < ')
    const stdin = file === undefined ? undefined : readFileSync(resolve(cwd, file))
    const { out, err, all, exitCode } = await nap(wordsOf(words).slice(1), env, stdin)
    if (rest.length === 0) return { text: all, exitCode }
    const { text } = shell(rest.join(' | '), { cwd, env, input: out })
    return { text: text + err, exitCode }
  }

  function nap(words: readonly string[], env: Variables = variables, piped?: Buffer) {
    const stdin = Readable.from(piped === undefined ? [] : [piped])
    return napIn({ cwd, env, stdin }, ...words)
  }

  return { type, nap, here: () => cwd }
}

function variablesFor(home: string): Variables {
  const { PATH, HOME = home, XDG_CACHE_HOME = join(HOME, '.cache') } = process.env
  // Chromium is unpacked once for all tests, not once for each home.
  const machine = { PATH, HOME: home, XDG_CACHE_HOME, LANG: 'C.UTF-8', TZ: 'UTC' }
  return { ...machine, GIT_CONFIG_NOSYSTEM: '1', ...identity }
}

type Setting = { readonly cwd: string; readonly env: Variables; readonly input?: string }

function shell(command: string, setting: Setting): Outcome {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    ...setting,
    encoding: 'utf8',
  })
  return { text: stdout + stderr, exitCode: status ?? -1 }
}

function revisionsIn(cwd: string): string[] {
  const { text, exitCode } = shell('git rev-list --all HEAD', { cwd, env: process.env })
  return exitCode === 0 ? text.trim().split('\n') : []
}

/** `CI=true nap compile` to its variables and the command after them. */
function withVariables(line: string) {
  const [prefix = ''] = /^([A-Z_]+=\S* )*/.exec(line) ?? []
  const assignments = Array.from(prefix.matchAll(/([A-Z_]+)=(\S*) /g), ([, name, value]) => [
    name,
    value,
  ])
  const own: Variables = Object.fromEntries(assignments)
  return { own, command: line.slice(prefix.length) }
}

/** Words of a command line; quotes, also in the middle of one, keep spaces. */
export function wordsOf(command: string): string[] {
  const words = command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []
  return words.map((word) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single),
  )
}
