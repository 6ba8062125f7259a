import { rmSync } from 'node:fs'

const leftovers = new Set<string>()
let listening = false

/** Has a passing file removed when the process ends early, for example at Ctrl-C. */
export function removeAtExit(path: string): void {
  leftovers.add(path)
  if (listening) return
  listening = true
  process.once('exit', () => {
    for (const leftover of leftovers) rmSync(leftover, { force: true })
  })
}

export function keepAtExit(path: string): void {
  leftovers.delete(path)
}
