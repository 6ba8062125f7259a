import type { Browser } from './browser.ts'
import type { Child } from './child.ts'
import { processorTimeOf } from './processor.ts'
import { hasRoomFor, noRoom, pageCrashed, silent } from './trouble.ts'

/** Rejects with a Refusal that names what happened, as soon as the browser shows it. `clear` lets node end. */
export type Signs = { readonly over: Promise<never>; clear(): void }

/** So often a browser is looked at while it works. */
const looks = 15

/** What is full for a moment may be emptied by what filled it. */
const fullLooks = 3
const smallestRoom = 512 * 1024

/** A browser that works uses more of the processor than this, in a hundred parts of one; one that waits uses less. */
const idleHundredths = 2

/**
 * Watches over a browser: that its page crashed, that there is no room for its files, or that it hangs. What hangs neither
 * answers, nor writes, nor uses the processor or waits for it, look after look: a computer that slept in between counts
 * as one look.
 */
export function signsOf(child: Child, browser: Browser, silentMs: number): Signs {
  const told = { browser, child }
  let clear = () => {}
  const over = new Promise<never>((_, reject) => {
    child.pageCrashed.then((how) => reject(pageCrashed(told, how)))
    const lookMs = silentMs / looks
    // Without room for what its processes share, Chromium starts them again and again, and never says why.
    const isFull = inARow(fullLooks, () => !hasRoomFor(smallestRoom, child.folder))
    const isSilent = inARow(looks, idleness(child, lookMs))
    const timer = setInterval(() => {
      if (isFull()) reject(noRoom(told))
      if (isSilent()) reject(silent(told, silentMs))
    }, lookMs)
    clear = () => clearInterval(timer)
  })
  // It may be over between two waits; the next wait sees it.
  over.catch(() => {})
  return { over, clear: () => clear() }
}

/** Whether something held at each of so many looks. */
function inARow(times: number, holds: () => boolean): () => boolean {
  let count = 0
  return () => {
    count = holds() ? count + 1 : 0
    return count >= times
  }
}

/** Whether a browser did nothing since the last look. Where nobody can tell, it did. */
function idleness(child: Child, lookMs: number): () => boolean {
  let before = { heard: child.heard(), busy: processorTimeOf(child.group) }
  return () => {
    const now = { heard: child.heard(), busy: processorTimeOf(child.group) }
    const last = before
    before = now
    if (!last.busy || !now.busy || now.busy.isWaiting || now.heard !== last.heard) return false
    const used = now.busy.hundredths - last.busy.hundredths
    return used <= (lookMs / 1000) * idleHundredths
  }
}
