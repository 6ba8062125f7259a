import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import process from 'node:process'
import { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer'
import { becauseOf } from '../../plain/computer/disk.ts'
import { pipeTransport } from './transport.ts'

/** What to start: a program, its arguments, its whole environment, and the folder it works in. */
export type Program = {
  readonly command: string
  readonly arguments: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly folder: string
}

/** How a program went: a phrase for people, and whether it fell over a fault of its own rather than ending by choice. */
export type Ending = {
  readonly phrase: string
  readonly isCrash: boolean
  /** Whether something else ended it that leaves no choice, and it was not nap. */
  readonly isKilled?: boolean
}

/** A running browser. Nobody but its maker holds it, and `end` leaves nothing of it behind. */
export type Child = {
  readonly transport: ConnectionTransport
  /** The folder it works in. */
  readonly folder: string
  /** The number of its process group. */
  readonly group: number
  /** Resolves when the program is gone, could not be started, or talks nonsense. */
  readonly ended: Promise<Ending>
  /** Resolves with how, a word, when the browser says that a page of it is gone. */
  readonly pageCrashed: Promise<string>
  /** How many pieces have come from it, be it answers or lines of its error stream: a sign of life. */
  heard(): number
  /** The last lines it wrote to its error stream. */
  lastWords(): string
  /** Kills it with everything it started. Never throws, takes two seconds at most. */
  end(): Promise<void>
}

const keptWords = 4000

const signalsOfCrashes: readonly string[] = [
  'SIGSEGV',
  'SIGBUS',
  'SIGILL',
  'SIGTRAP',
  'SIGABRT',
  'SIGFPE',
]
/** Windows has no signals: what stands in for them are codes from here on. */
const firstCodeOfCrashes = 0xc0000000

/** Starts the program as a process group of its own, so that a hanging browser can be ended with all its helpers. */
export function startChild(program: Program): Child {
  const child = spawn(program.command, program.arguments, {
    cwd: program.folder,
    env: program.env,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  let words = ''
  let heard = 0
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    heard += 1
    words = (words + text).slice(-keptWords)
  })
  child.stdio[4]?.on('data', () => {
    heard += 1
  })
  const gone = endOf(child)

  // If nap itself ends in the middle, the group must not outlive it.
  const killWithNap = () => killGroup(child)
  process.once('exit', killWithNap)

  const { transport, nonsense, pageCrashed } = transportOf(child)
  return {
    transport,
    folder: program.folder,
    group: child.pid ?? -1,
    pageCrashed,
    heard: () => heard,
    ended: Promise.race([gone, nonsense]),
    lastWords: () => words.trim(),
    async end() {
      process.off('exit', killWithNap)
      killGroup(child)
      for (const stream of child.stdio) stream?.destroy()
      child.unref()
      await atMost(2000, gone)
    },
  }
}

function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve({ phrase: `it could not be started, ${becauseOf(error)}`, isCrash: false })
    })
    child.once('exit', (code, signal) => {
      const phrase = signal ? `it was ended by ${signal}` : `it ended with exit code ${code}`
      const isCrash = signalsOfCrashes.includes(signal ?? '') || (code ?? 0) >= firstCodeOfCrashes
      // The last words may still be on their way; a helper that keeps the stream open is not waited for.
      const finish = () => resolve({ phrase, isCrash, isKilled: signal === 'SIGKILL' })
      child.once('close', finish)
      setTimeout(finish, 200).unref()
    })
  })
}

function transportOf(child: ChildProcess): {
  transport: ConnectionTransport
  nonsense: Promise<Ending>
  pageCrashed: Promise<string>
} {
  const [input, output] = child.stdio.slice(3)
  if (!(input instanceof Writable) || !(output instanceof Readable)) {
    throw new Error('The pipes to the browser are missing.')
  }
  let onNonsense = () => {}
  const nonsense = new Promise<Ending>((resolve) => {
    onNonsense = () => resolve({ phrase: 'it does not talk like a browser', isCrash: false })
  })
  let onPageCrashed = (_how: string) => {}
  const pageCrashed = new Promise<string>((resolve) => {
    onPageCrashed = resolve
  })
  const transport = pipeTransport(input, output, {
    onNonsense: () => onNonsense(),
    onPageCrashed: (how) => onPageCrashed(how),
  })
  return { transport, nonsense, pageCrashed }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') {
      // Absolute, because Windows would look for the program in the current folder first.
      const folder = process.env['SystemRoot'] ?? 'C:\\Windows'
      const taskkill = `${folder}\\System32\\taskkill.exe`
      spawnSync(taskkill, ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' })
    } else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

/** Waits for the work, but not longer. */
async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, limit])
  clearTimeout(timer)
}
