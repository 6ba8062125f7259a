import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, expect, inject, test } from 'vitest'
import { temporaryFolder } from '../../record/support.ts'
import { hostileFiles } from '../../support/hostile-files.ts'

const stage = join(import.meta.dirname, '../../../src/receive/receive.ts')
const runner = `
import { existsSync, readFileSync } from 'node:fs'
import { receive } from ${JSON.stringify(stage)}
const [file, name] = process.argv.slice(2)
const told = await receive(readFileSync(file), name).then(() => 'read', (error) => error.name)
// What a process is told of its memory at most begins, on Linux, with that of whoever started it; the system knows its own.
const own = existsSync('/proc/self/status') && /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))
const kilobytes = own ? Number(own[1]) : process.resourceUsage().maxRSS
console.log(JSON.stringify({ told, megabytes: kilobytes / 1024 }))`

let program = ''

beforeAll(async () => {
  program = join(mkdtempSync(join(inject('repositories'), 'receive-')), 'receive.mjs')
  await build({
    stdin: { contents: runner, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
    logLevel: 'error',
  })
})

// With all that Node needs itself, which is about 45 of them.
const most = 200

test.for(Object.keys(hostileFiles))('%s costs no more than a file may', (name) => {
  const file = join(temporaryFolder(), 'hostile')
  writeFileSync(file, hostileFiles[name]?.() ?? '')
  const { stdout, stderr } = spawnSync(process.execPath, [program, file, name], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  expect(stderr).toBe('')
  const { told, megabytes } = JSON.parse(stdout)
  expect(['read', 'Refusal']).toContain(told)
  expect(megabytes).toBeLessThan(most)
})
