import { execFile } from 'node:child_process'
import process from 'node:process'
import type { Browser } from './browser.ts'

const patienceMs = 5_000

/** What a browser says of itself: `Chromium 147.0.7727.0`; undefined where it says nothing, as on Windows. */
export function versionOf({ executablePath, env }: Browser): Promise<string | undefined> {
  // There, the program would open a window.
  if (process.platform === 'win32') return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const options = { env, timeout: patienceMs, encoding: 'utf8' } as const
    execFile(executablePath, ['--version'], options, (error, out) =>
      resolve(error ? undefined : out.trim().split('\n')[0]),
    )
  })
}
