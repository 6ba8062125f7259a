import { askAt } from './ask.ts'
import type { Far, Host } from './command.ts'
import { uncleaned } from './disk/cleaning.ts'
import { foreignFault } from './disk/fault.ts'
import { type ExitCode, exitCodes, Refusal } from './model/refusal.ts'
import { becauseOf } from './plain/computer/disk.ts'
import { harmless } from './plain/text.ts'
import { hanging } from './plain/wrap.ts'
import { progressOn } from './progress.ts'

declare const NAP_VERSION: string

/** As much of Node’s `process` as the program uses: a test can hand in its own. */
export type Process = {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  cwd(): string
  readonly stdin?: Input
  readonly stdout: Stream
  readonly stderr: Stream
  on?(event: Event, listener: (cause: unknown) => void): unknown
  off?(event: Event, listener: (cause: unknown) => void): unknown
  exit?(code: number): unknown
}

type Event = 'SIGINT' | 'SIGTERM' | 'uncaughtException' | 'unhandledRejection'

type Input = {
  readonly isTTY?: boolean
  [Symbol.asyncIterator]?(): AsyncIterator<Uint8Array | string>
}

type Stream = {
  write(text: string, then?: () => void): unknown
  on?(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

const version = typeof NAP_VERSION === 'string' ? NAP_VERSION : 'development'

/** Runs one command line and says how it went. Never exits the process itself. */
export async function main(process: Process): Promise<ExitCode> {
  const words = process.argv.slice(2)
  // Answered before anything else is loaded.
  if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
    process.stdout.write(`${version}\n`)
    return exitCodes.done
  }
  const stop = new AbortController()
  const host = hostOf(process, stop.signal)
  const forget = onTrouble(process, host, stop)
  const lost = [lossesOf(process.stdout), lossesOf(process.stderr)]
  try {
    const { run } = await import('./program.ts')
    const exitCode = await run({ ...host, cwd: currentFolder(process) }, words)
    const losses = (await Promise.all(lost.map((ask) => ask()))).filter((loss) => loss)
    for (const loss of losses) host.err(lossWords(loss))
    return losses.length > 0 ? exitCodes.fileSystem : exitCode
  } catch (error) {
    return stop.signal.aborted ? interruptedBy(stop.signal) : reported(error, host)
  } finally {
    for (const line of uncleaned()) host.err(`${line}\n`)
    forget()
  }
}

// A reader that has seen enough (`nap explain | head`) is no fault; a disk that is full is one, and is known only
// when everything has been written.
function lossesOf(stream: Stream): () => Promise<Error | undefined> {
  if (!stream.on) return async () => undefined
  let lost: Error | undefined
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') lost ??= error
  })
  return () => new Promise((resolve) => stream.write('', () => setImmediate(() => resolve(lost))))
}

function lossWords(loss: Error | undefined): string {
  return `Not all that nap says could be written, ${becauseOf(loss)}.\nMake room on the disk, or send it to another file, and try again.\n`
}

function currentFolder(process: Process): string {
  try {
    return process.cwd()
  } catch (error) {
    throw new Refusal(
      exitCodes.fileSystem,
      `The folder that you are in cannot be used, ${becauseOf(error)}.`,
      'It may have been deleted or moved. Go to another folder with cd, and try again.',
    )
  }
}

function hostOf(process: Process, signal: AbortSignal): Omit<Host, 'cwd'> {
  const { stdout, stderr } = process
  const width = widthOf(process)
  // In a log it would stand there by chance, after a slow start only; a screen that obeys nothing cannot take it away.
  const isWatched = stderr.isTTY === true && process.env['TERM'] !== 'dumb'
  const progress = isWatched ? progressOn(stderr, () => performance.now()) : undefined
  const write = (stream: Stream, text: string) => {
    progress?.wipe()
    stream.write(text)
  }
  const out = (text: string) => write(stdout, harmless(text))
  const err = (text: string) =>
    write(stderr, harmless(stderr.isTTY ? hanging(text, stderr.columns || width) : text))
  const far: Far = (how) => (how === undefined ? progress?.wipe() : progress?.show(`${how} …`))
  return {
    env: process.env,
    version,
    now: () => new Date(),
    out,
    say: (text) => out(stdout.isTTY ? hanging(text, width) : text),
    annotate: (text) => write(stdout, harmless(text, true)),
    err,
    colour: wantsColour(process),
    width,
    signal,
    ...(process.stdin?.isTTY && process.stdout.isTTY ? { ask: askAt(signal) } : {}),
    ...(process.stdin?.isTTY ? {} : { input: (bytes) => pipedIn(process.stdin, bytes) }),
    far,
    async during(what, work) {
      let how = what
      far(how)
      const timer = progress && setInterval(() => far(how), 500)
      try {
        return await (typeof work === 'function'
          ? work((further = what) => {
              how = further
              far(how)
            })
          : work)
      } finally {
        clearInterval(timer)
        far()
      }
    },
  }
}

// What is piped has no width of its own; whoever reads it may have said one.
function widthOf({ env, stdout }: Process): number {
  const said = /^\d{2,3}$/.test(env['COLUMNS'] ?? '') ? Number(env['COLUMNS']) : 0
  return stdout.columns || (said >= 40 && stdout.isTTY !== true ? said : 100)
}

async function pipedIn(stdin: Input | undefined, limit: number): Promise<Uint8Array> {
  const read = stdin?.[Symbol.asyncIterator]?.()
  const parts: Uint8Array[] = []
  for (let length = 0; read && length < limit; ) {
    const { done, value } = await read.next()
    if (done) break
    const part = typeof value === 'string' ? Buffer.from(value) : value
    parts.push(part)
    length += part.length
  }
  // What is more than the limit stays unread, and must not keep the program waiting.
  await read?.return?.()
  return Buffer.concat(parts).subarray(0, limit)
}

// chalk looks at FORCE_COLOR but not at NO_COLOR, so the choice is made here, once, for everything.
function wantsColour({ argv, env, stdout }: Process): boolean {
  if (argv.includes('--no-color')) return false
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0'
  if ((env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return false
  return stdout.isTTY === true
}

/** Milliseconds that a stopped command gets to end its browser and tidy up. */
const graceMs = 3_000

// Stopping asks the command to end by itself; a second time, or after the grace, the process goes at once. What it
// holds (locks, temporary files, a browser) is let go by handlers of `exit`.
function onTrouble(process: Process, host: Talk, stop: AbortController): () => void {
  const leave = (code: ExitCode) => process.exit?.(code)
  const stopped = (code: ExitCode) => () => {
    if (stop.signal.aborted) return void leave(code)
    host.err('Interrupted. Nothing of yours is lost.\n')
    stop.abort(code)
    setTimeout(() => leave(code), graceMs).unref()
  }
  const failed = (cause: unknown) => void leave(reported(cause, host))
  const listeners: readonly (readonly [Event, (cause: unknown) => void])[] = [
    ['SIGINT', stopped(exitCodes.interrupted)],
    ['SIGTERM', stopped(exitCodes.terminated)],
    ['uncaughtException', failed],
    ['unhandledRejection', failed],
  ]
  for (const [event, listener] of listeners) process.on?.(event, listener)
  return () => {
    for (const [event, listener] of listeners) process.off?.(event, listener)
  }
}

function interruptedBy({ reason }: AbortSignal): ExitCode {
  return reason === exitCodes.terminated ? exitCodes.terminated : exitCodes.interrupted
}

type Talk = Pick<Host, 'err' | 'env' | 'version'>

function reported(cause: unknown, { err, env, version: nap }: Talk): ExitCode {
  // Whatever a library runs into on the disk is no fault of nap either.
  const error = foreignFault(cause) ?? cause
  if (error instanceof Refusal) {
    err(`${error.message}\n${error.help === undefined ? '' : `${error.help}\n`}`)
    return error.exitCode
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  err(`This is a fault in nap ${nap}, not in your plan: ${message}\n`)
  err(
    env['NAP_DEBUG']
      ? `${stack}\n`
      : 'Nothing of yours is lost. To see more, set NAP_DEBUG=1 and try again.\n',
  )
  return exitCodes.faultInNap
}
