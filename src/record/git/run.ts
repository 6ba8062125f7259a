import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { access, constants, stat } from '../../disk/disk.ts'
import { foreignFault } from '../../disk/fault.ts'
import { programPlaces, variable } from '../../plain/computer/search-path.ts'
import { gitRefusal } from './faults.ts'

/** Variables as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** How nap talks to git: which program, in which folder, with which variables. */
export type Git = {
  readonly program: string
  readonly top: string
  readonly environment: Record<string, string>
}

/** What a git command answered. With `stopped` it took too long; the code is then of no meaning. */
export type Answer = {
  readonly exitCode: number
  readonly out: string
  readonly words: string
  readonly stopped: boolean
}

/** What goes to a command beyond its arguments: its standard input, and how long it may take. */
type Wanted = { readonly input?: string | Buffer; readonly patienceMs?: number }

/** The only variables of git that pass: the others could lead it to another repository or program. */
const identity = /^GIT_(AUTHOR|COMMITTER)_(NAME|EMAIL|DATE)$/

/** simple-git refuses to start when one of these is set, because git may run what they name. */
const naming = /^(GIT_.*|EDITOR|VISUAL|PAGER|SSH_ASKPASS|PREFIX|LC_ALL|LANGUAGE)$/i

/** A bare repository inside the plan is never git's repository, and nothing it names is started. */
const always = ['safe.bareRepository=explicit', 'core.fsmonitor=false']

/** Nobody is guessed: what git makes up from the names of a user and a computer would stand in the record for ever. */
const recording = [...always, 'user.useConfigOnly=true', 'i18n.commitEncoding=UTF-8']

const reading = [...always, 'core.hooksPath=/dev/null', 'user.useConfigOnly=true']

/** Ready to be asked about the folder `top`; undefined without git on this computer. */
export async function gitAt(top: string, variables: Environment): Promise<Git | undefined> {
  const program = await findGit(variables)
  return program === undefined ? undefined : { program, top, environment: sanitised(variables) }
}

/** Runs a command of git that runs no hook and reads every path as it stands. Never throws for what git answers. */
export async function ask(git: Git, args: string[], wanted: Wanted = {}): Promise<Answer> {
  return run(git, ['--literal-pathspecs', ...args], { config: reading, ...wanted })
}

/** Runs a command of git that also runs the hooks its user has set up. Never throws for what git answers. */
export async function act(git: Git, args: string[], wanted: Wanted): Promise<Answer> {
  return run(git, args, { config: recording, ...wanted })
}

/**
 * The bytes that a reading command of git prints, for much output and for names that are not UTF-8.
 * Throws a Refusal if git cannot answer.
 */
export async function read(git: Git, args: readonly string[], input = ''): Promise<Buffer> {
  const { exitCode, out, words } = await readAnswer(git, args, input)
  if (exitCode !== 0) throw gitRefusal(words)
  return out
}

/** The same, whatever git answers. */
export function readAnswer(
  git: Git,
  args: readonly string[],
  input = '',
): Promise<{ readonly exitCode: number; readonly out: Buffer; readonly words: string }> {
  return new Promise((resolve, reject) => {
    const child = started(git, args)
    const out: Buffer[] = []
    const words: Buffer[] = []
    child.stdout.on('data', (bytes) => out.push(bytes))
    child.stderr.on('data', (bytes) => words.push(bytes))
    // If git ends before it has read all, its exit code says why.
    child.stdin.on('error', () => undefined)
    child.on('error', (error) => reject(foreignFault(error) ?? error))
    child.on('close', (exitCode) =>
      resolve({
        exitCode: exitCode ?? 128,
        out: Buffer.concat(out),
        words: Buffer.concat(words).toString(),
      }),
    )
    child.stdin.end(input)
  })
}

/**
 * Started here and not by simple-git, which gives a text: names need not be UTF-8, and files are bytes. What changes a
 * repository goes through simple-git, with `act()`.
 */
function started(git: Git, args: readonly string[]) {
  const flags = reading.flatMap((setting) => ['-c', setting])
  return spawn(git.program, [...flags, '--literal-pathspecs', '--no-optional-locks', ...args], {
    cwd: git.top,
    env: git.environment,
    windowsHide: true,
  })
}

async function run(
  git: Git,
  args: string[],
  { config, input, patienceMs }: Wanted & { config: string[] },
): Promise<Answer> {
  const patience = new AbortController()
  const timer =
    patienceMs === undefined ? undefined : setTimeout(() => patience.abort(), patienceMs)
  let exitCode = 0
  let words = ''
  // Reading needs none of it, and loading it takes longer than most answers of git.
  const { simpleGit } = await import('simple-git')
  try {
    const commands = simpleGit({
      baseDir: git.top,
      binary: git.program,
      config,
      abort: patience.signal,
      completion: { onExit: false, onClose: true },
      allowEnvironment: Object.keys(git.environment).filter((name) => name.startsWith('GIT_')),
      unsafe: {
        allowUnsafeCustomBinary: true,
        allowUnsafeFsMonitor: true,
        allowUnsafeHooksPath: true,
        // Otherwise the user's hooks would inherit a setting of git's own tests, which forbids shortened options.
        allowAbbreviatedOptions: true,
      },
      errors: (_, answer) => {
        exitCode = answer.exitCode
        words = Buffer.concat(answer.stdErr).toString()
        return undefined
      },
      ...(input === undefined ? {} : { input: () => input }),
    })
    // A child of a stopped hook may keep these open, and git counts as running for as long as they are.
    commands.outputHandler((_, stdout, stderr) => {
      patience.signal.addEventListener('abort', () => {
        for (const stream of [stdout, stderr]) if (stream instanceof Readable) stream.destroy()
      })
    })
    const out = await commands.env(git.environment).raw(args)
    return { exitCode, out, words, stopped: patience.signal.aborted }
  } finally {
    clearTimeout(timer)
  }
}

function sanitised(variables: Environment): Record<string, string> {
  const environment: Record<string, string> = {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    // A clone that leaves files out would fetch them when they are read.
    GIT_NO_LAZY_FETCH: '1',
  }
  for (const [name, value] of Object.entries(variables)) {
    if (value !== undefined && (identity.test(name) || !naming.test(name)))
      environment[name] = value
  }
  return environment
}

/** Looked for here, because the system would also look in the folder that git is to work in: it may hold a git.exe. */
async function findGit(variables: Environment): Promise<string | undefined> {
  const { platform } = process
  const hasPath = variable(variables, 'PATH', platform) !== undefined
  const usual = { PATH: '/usr/local/bin:/usr/bin:/bin' }
  for (const program of programPlaces('git', hasPath ? variables : usual, platform))
    if (await isProgram(program)) return program
  return undefined
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
