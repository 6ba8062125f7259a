import { becauseOf } from '../plain/computer/disk.ts'
import { shown } from '../plain/text.ts'
import { rmSync } from './disk.ts'

// Cleaning up comes after the work, and must not change how the work went.

const untold: string[] = []
const leftovers = new Set<string>()
let listening = false

/** Cleans up. Where that does not succeed, what was done stands all the same, and `uncleaned` tells what stayed. */
export async function cleaned(path: string, clean: () => Promise<unknown>): Promise<void> {
  try {
    await clean()
  } catch (error) {
    leftovers.delete(path)
    untold.push(leftWords(path, error))
  }
}

/** What could not be cleaned up since this was asked last, a line each. */
export function uncleaned(): string[] {
  return untold.splice(0)
}

/** Has a passing file or folder removed when the process ends early, for example at Ctrl-C. */
export function removeAtExit(path: string): void {
  leftovers.add(path)
  if (listening) return
  listening = true
  process.once('exit', () => {
    for (const leftover of leftovers) removeAtLast(leftover)
  })
}

export function keepAtExit(path: string): void {
  leftovers.delete(path)
}

function removeAtLast(path: string): void {
  try {
    rmSync(path)
  } catch (error) {
    process.stderr.write(`${leftWords(path, error)}\n`)
  }
}

function leftWords(path: string, error: unknown): string {
  return `“${shown(path)}” was left behind, ${becauseOf(error)}. It does no harm, and you may delete it.`
}
