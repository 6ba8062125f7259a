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
  clear(): void
}

/** The clock starts now. */
export function limitOf(browser: Browser, { deadlineMs, signal }: Bounds): Limit {
  let clear = () => {}
  let prolong = (_ms: number) => {}
  const over = new Promise<never>((_, reject) => {
    const callOff = () => reject(calledOff())
    const start = performance.now()
    let allowedMs = deadlineMs
    const end = () => reject(tooSlow(browser, allowedMs))
    let timer = setTimeout(end, allowedMs)
    prolong = (ms) => {
      const passed = performance.now() - start
      if (passed + ms <= allowedMs) return
      allowedMs = passed + ms
      clearTimeout(timer)
      timer = setTimeout(end, ms)
    }
    signal?.addEventListener('abort', callOff, { once: true })
    if (signal?.aborted) callOff()
    clear = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', callOff)
    }
  })
  // It may be over between two waits; the next wait sees it.
  over.catch(() => {})
  return { over, prolong: (ms) => prolong(ms), clear: () => clear() }
}

function tooSlow(browser: Browser, deadlineMs: number): Refusal {
  const time = counted(Math.max(1, Math.round(deadlineMs / 1000)), 'second')
  return new Refusal(
    exitCodes.somethingMissing,
    `The browser did not finish within ${time} (“${shown(browser.executablePath)}”). It was ended, and no PDF was written.`,
    'Try again when the computer is less busy; if it happens again, choose another browser with --browser.',
  )
}

function calledOff(): Refusal {
  return new Refusal(exitCodes.interrupted, 'Printing was called off. No PDF was written.')
}
