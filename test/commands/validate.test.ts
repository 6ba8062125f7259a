import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from '../support/workspace.ts'

const program = join(import.meta.dirname, '../../bin/nap.js')
const slip = 'end_date: soon\n'

test('a file may be named from anywhere: in full, from where one stands, or from the plan', async () => {
  const { home, top, run } = await workspace()
  const file = 'submissions/sindh/trade-information.yaml'
  writeFileSync(join(top, 'plan', file), slip)
  symlinkSync(top, join(home, 'shortcut'))
  const paths = [
    join(top, 'plan', file),
    `plan/${file}`,
    file,
    `../shortcut/plan/${file}`,
    `./plan//${file}`,
    // On Windows and Mac it opens, so it is meant.
    'plan/Submissions/SINDH/Trade-Information.yaml',
  ]
  for (const path of paths) {
    expect(await run(`nap validate --only date-is-year-month-day ${path}`), path).toContain(
      '“soon”',
    )
  }
  // Where the plan is below, a dot means all of it.
  expect(await run('nap validate --only date-is-year-month-day .')).toContain('“soon”')
  await run('cd plan/submissions')
  for (const path of ['sindh', 'Sindh', '.', '..']) {
    expect(await run(`nap validate --only date-is-year-month-day ${path}`), path).toContain(
      '“soon”',
    )
  }
})

test('a link in the plan is reported on as a link', async () => {
  const { top, run } = await workspace()
  symlinkSync('/etc/passwd', join(top, 'plan/submissions/sindh/link.yaml'))
  expect(await run('nap validate plan/submissions/sindh/link.yaml')).toContain('file-is-regular')
  // What is piped in takes the place of the link too.
  writeFileSync(join(top, 'good.yaml'), 'title: A title\n')
  const piped = await run(
    'nap validate - --stdin-path plan/submissions/sindh/link.yaml < good.yaml',
  )
  expect(piped).not.toContain('file-is-regular')
})

test('marks name files from the top of the repository, wherever one stands', async () => {
  const { top, nap, run } = await workspace()
  mkdirSync(join(top, 'deep'))
  renameSync(join(top, 'plan'), join(top, 'deep/plan'))
  writeFileSync(join(top, 'deep/plan/submissions/sindh/trade-information.yaml'), slip)
  await run('cd deep/plan')
  const { out } = await nap(['validate', '--format', 'github', '--only', 'date-is-year-month-day'])
  expect(out).toMatch(
    /^::error file=deep\/plan\/submissions\/sindh\/trade-information\.yaml,line=1,/,
  )
  const text = await nap(['validate', '--only', 'date-is-year-month-day'])
  expect(text.out).toMatch(/^submissions\/sindh/)
  rmSync(join(top, '.git'), { recursive: true })
  const outside = await nap(['validate', '--format', 'github', '--only', 'date-is-year-month-day'])
  expect(outside.out).toMatch(/^::error file=submissions\/sindh/)
})

test('a text without end is read up to the limit of a file', async () => {
  const { top } = await workspace()
  const command = `yes | "${process.execPath}" "${program}" validate - --stdin-path submissions/sindh/x.yaml`
  const { stdout, status } = spawnSync('sh', ['-c', command], {
    cwd: top,
    encoding: 'utf8',
    timeout: 120_000,
  })
  expect(stdout).toContain('larger than 256 KB')
  expect(status).toBe(1)
})

test('without a repository, what has changed cannot be told', async () => {
  const { home, top, run } = await workspace()
  cpSync(join(top, 'plan'), join(home, 'copy/plan'), { recursive: true })
  await run('cd ../copy')
  expect(await run('nap validate --changed main')).toMatch(
    /is not under git, so nap cannot tell what has changed.*\(exit 5\)/s,
  )
})

test('a limit hides nothing from programs or from the exit code', async () => {
  const { top, nap } = await workspace()
  writeFileSync(
    join(top, 'plan/submissions/sindh/trade-information.yaml'),
    `${slip}start_date: x\n`,
  )
  const { out, exitCode } = await nap(['validate', '--json', '--max', '1', 'submissions/sindh'])
  const report = JSON.parse(out)
  expect(report.diagnostics).toMatchObject([{ severity: 'error' }])
  expect(report.counts.errors).toBe(2)
  expect(report.leftOut).toBe(report.counts.errors + report.counts.warnings - 1)
  expect(report.elsewhere.warnings).toBeGreaterThan(0)
  expect(exitCode).toBe(1)
  const sound = await nap(['validate', 'comments'])
  expect(sound.exitCode).toBe(0)
  expect(sound.err).toMatch(/Not asked for: 2 errors, \d+ warnings and \d+ notes in the rest/)
})

test('a removed file is a change, and what others lack without it is reported', async () => {
  const { top, nap } = await workspace()
  rmSync(join(top, 'plan/submissions/ministry-of-commerce'), { recursive: true })
  const { out } = await nap(['validate', '--changed', 'main'])
  expect(out).toContain('Nothing has been received from Commerce yet.')
  expect(out).not.toContain('Nothing has been received from Establishment yet.')
})
