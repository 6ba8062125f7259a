import { exitCodes, Refusal } from '../../model/refusal.ts'
import { counted, shown } from '../../plain/text.ts'
import type { Browser } from './browser.ts'

/** How long the browser may take, and what ends it before that. */
export type Bounds = {
  readonly deadlineMs: number
  readonly signal: AbortSignal | undefined
  /** How long it may neither answer nor use the processor; left out, as long as `limits` says. */
  readonly silentMs?: number | undefined
}

/** Rejects with a Refusal when the time is over or the work is called off. `clear` lets node end. */
export type Limit = {
  readonly over: Promise<never>
  /** From now on there are at least so many milliseconds. */
  prolong(ms: number): void
  /** What the browser has had of the processor is counted from now on, in milliseconds; undefined where nobody can tell. */
  count(processorMs: () => number | undefined): void
  clear(): void
}

/** What shares its processor with many others works this many times as long. */
const timesOnABusyMachine = 10

/** Between two looks. */
const shortestMs = 50

/**
 * The clock starts now. Where the system tells what the browser has had of the processor, that is what counts: one that
 * works and has to wait for others is never ended for it. (One that does nothing is found by its signs.)
 */
export function limitOf(browser: Browser, { deadlineMs, signal }: Bounds): Limit {
  let clear = () => {}
  let allowedMs = deadlineMs
  let processorMs: () => number | undefined = () => undefined
  const start = performance.now()
  const usedMs = () => {
    const passed = performance.now() - start
    const processor = processorMs()
    return processor === undefined ? passed : Math.max(processor, passed / timesOnABusyMachine)
  }
  const over = new Promise<never>((_, reject) => {
    const callOff = () => reject(calledOff())
    const look = () => {
      const left = allowedMs - usedMs()
      if (left <= 0) reject(tooSlow(browser, performance.now() - start))
      else timer = setTimeout(look, Math.max(left, shortestMs))
    }
    let timer = setTimeout(look, allowedMs)
    signal?.addEventListener('abort', callOff, { once: true })
    if (signal?.aborted) callOff()
    clear = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', callOff)
    }
  })
  // It may be over between two waits; the next wait sees it.
  over.catch(() => {})
  return {
    over,
    prolong: (ms) => {
      allowedMs = Math.max(allowedMs, usedMs() + ms)
    },
    count: (told) => {
      processorMs = told
    },
    clear: () => clear(),
  }
}

function tooSlow(browser: Browser, passedMs: number): Refusal {
  const time = counted(Math.max(1, Math.round(passedMs / 1000)), 'second')
  return new Refusal(
    exitCodes.somethingMissing,
    `The browser did not finish within ${time} (“${shown(browser.executablePath)}”). It was ended, and no PDF was written.`,
    'Try again when the computer is less busy; if it happens again, choose another browser with --browser.',
  )
}

function calledOff(): Refusal {
  return new Refusal(exitCodes.interrupted, 'Printing was called off. No PDF was written.')
}
