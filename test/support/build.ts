import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Brings what is made from the schemas, and the program itself, up to date before any test runs. */
export function setup(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '../../build.mjs')], {
    stdio: 'inherit',
  })
}
