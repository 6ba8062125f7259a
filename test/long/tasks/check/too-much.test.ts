import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPlan } from '../../../../src/load/read.ts'
import { limits } from '../../../../src/model/limits.ts'
import { temporaryFolder } from '../../../record/support.ts'
import { workspace } from '../../../support/workspace.ts'

const many = 9_500
const unknown = (index: number) => `unknown_${index}: x\n`

/** A plan with one file more, in which nothing is right. */
async function planWithSlips() {
  const space = await workspace()
  const lines = Array.from({ length: many }, (_, index) => unknown(index))
  const file = join(space.top, 'plan/submissions/sindh/slips.yaml')
  writeFileSync(file, `title: A list of budgets\n${lines.join('')}`)
  return { ...space, file }
}

test('of thousands of slips of one kind the first are listed, and all are counted, in every format', async () => {
  const { nap } = await planWithSlips()
  const file = 'submissions/sindh/slips.yaml'
  const reports = new Map<string, string>()
  for (const format of ['text', 'json', 'github', 'sarif', 'junit', 'markdown']) {
    const { out, exitCode } = await nap(['validate', '--format', format, file])
    expect(exitCode, format).toBe(1)
    expect(out, format).toContain(`this file has ${many - limits.findingsPerFile} more findings`)
    expect(out.length, format).toBeLessThan(100_000)
    reports.set(format, out)
  }
  expect(reports.get('markdown')).toMatch(/^\*\*9500 errors/)

  const { counts, leftOut, diagnostics } = JSON.parse(reports.get('json') ?? '')
  expect(counts.errors).toBe(many)
  const { errors, warnings, notes } = counts
  expect(errors + warnings + notes).toBe(diagnostics.length + leftOut)
  const ofKind = diagnostics.filter(({ rule }: { rule: string }) => rule === 'field-is-known')
  expect(ofKind).toHaveLength(limits.findingsPerFile + 1)
  expect(ofKind.at(-1).standsFor).toBe(many - limits.findingsPerFile)

  const { results } = JSON.parse(reports.get('sarif') ?? '').runs[0]
  const occurrences = results.map(({ occurrenceCount = 1 }) => occurrenceCount)
  expect(occurrences).toContain(many - limits.findingsPerFile)
})

test('--fix fixes every slip that has one right answer, however few of them are listed', async () => {
  const { top, run } = await workspace()
  const file = join(top, 'plan/submissions/sindh/trade-information.yaml')
  const days = Array.from(
    { length: 90 },
    (_, index) =>
      `  - id: m${index}\n    activity: Publish list ${index}\n    end_date: 12 June 2018\n`,
  )
  writeFileSync(file, `title: Lists of trade\nmilestones:\n${days.join('')}`)
  expect(await run('nap validate plan/submissions/sindh')).toContain(
    'this file has 70 more findings',
  )
  expect(await run('nap validate --fix plan/submissions/sindh')).toContain(
    '90 lines from line 5 on',
  )
  expect(readFileSync(file, 'utf8').match(/end_date: 2018-06-12/g)).toHaveLength(90)
})

test('a plan that is far too large is read as far as it goes, smallest files first, and nothing is recorded', async () => {
  const { top, run } = await workspace()
  const before = await run('git rev-list --count HEAD')
  for (let index = 10; index < 30; index += 1) {
    const text = `${'A line of a chapter that goes on and on.\n\n'.repeat(6000 + index)}`
    writeFileSync(join(top, `plan/chapters/long-${index}.md`), text)
  }
  const told = await run('nap validate --only plan-is-of-reasonable-size')
  expect(told).toContain('plan/chapters/long-29.md:1:1')
  expect(told).toContain('This plan is larger than any plan that nap checks in one run.')
  expect(told).not.toContain('long-10.md')
  expect(told).not.toContain('submissions/')
  expect(told).toContain('(exit 1)')
  const compiled = await run('nap compile --to md')
  expect(compiled).toContain('long-29.md')
  expect(compiled).toMatch(/\(exit 1\)/)
  expect(await run('git rev-list --count HEAD')).toBe(before)
  expect(await run('nap explain plan-is-of-reasonable-size')).toContain('keep everybody waiting')
})

test('a plan of 3,000 files as large as any commitment needs to be is read whole', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'submissions'))
  const text = 'x'.repeat(12_000)
  for (let index = 0; index < 3000; index += 1) {
    writeFileSync(join(folder, `submissions/c-${index}.yaml`), text)
  }
  const { sources, diagnostics } = readPlan(folder)
  expect(sources).toHaveLength(3000)
  expect(diagnostics).toEqual([])
})
