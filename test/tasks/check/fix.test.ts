import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { partOfPlan } from '../../support/plan-copy.ts'

const untidy = 'title: Budget: all\nlead_implementing_agency: sindh\nend_date: 12 June 2018\n'
const tidy = 'title: "Budget: all"\nlead_implementing_agency: sindh\nend_date: 2018-06-12\n'
const budget = 'plan/submissions/sindh/budget.yaml'
const roads = 'plan/submissions/punjab/roads.yaml'

test('--fix fixes the whole plan and says what it did; the exit code is of what remains', async () => {
  const { nap, put, read } = partOfPlan()
  put(budget, untidy)
  put(roads, `${untidy}level: provintial\n`)
  const { err, out, exitCode } = await nap('validate', '--fix')
  expect(err).toContain(
    `${budget}\n  line 1: “Budget: all” put in quotes\n  line 3: “12 June 2018” written as 2018-06-12\n2 files fixed.\n`,
  )
  expect(out).toContain('“provintial” is not a choice')
  expect(exitCode).toBe(1)
  expect(read(budget)).toBe(tidy)
  expect(read(roads)).toBe(`${tidy}level: provintial\n`)

  put(roads, tidy)
  const again = await nap('validate', '--fix')
  expect(again.err).toMatch(/^Nothing to fix\.\n/)
  expect(again.exitCode).toBe(0)
})

test('--dry-run writes nothing, and needs --fix', async () => {
  const { nap, put, read, list } = partOfPlan()
  put(budget, untidy)
  const before = list('plan')
  const { err, exitCode } = await nap('validate', '--fix', '--dry-run')
  expect(err).toContain('1 file would be fixed; nothing was written.\n')
  expect(exitCode).toBe(1)
  expect(read(budget)).toBe(untidy)
  expect(list('plan')).toEqual(before)

  const alone = await nap('validate', '--dry-run')
  expect(alone.exitCode).toBe(2)
  expect(alone.err).toContain('nap validate --fix --dry-run')
})

test('what nap writes, what it does not know and what only leads elsewhere stays as it is', async () => {
  const { nap, put, read, top } = partOfPlan()
  const others = [
    'plan/draft/commitments/x.yaml',
    'plan/submissions/sindh/old.yml',
    'plan/.notes.yaml',
    'elsewhere.yaml',
  ]
  for (const other of others) put(other, untidy)
  symlinkSync(join(top, 'elsewhere.yaml'), join(top, budget))
  const { err } = await nap('validate', '--fix')
  expect(err).toMatch(/^Nothing to fix\.\n/)
  for (const other of others) expect(read(other)).toBe(untidy)
})

test('a file in UTF-16 is written in UTF-8, and one that may mean two things is not touched', async () => {
  const { nap, put, read, top } = partOfPlan()
  put(budget, '')
  put(roads, '')
  const unclear = Buffer.from([0x74, 0x69, 0x74, 0x6c, 0x65, 0x3a, 0x20, 0xd4, 0xe3, 0x0d, 0x0a])
  writeFileSync(
    join(top, budget),
    Buffer.from(`\ufeff${untidy.replaceAll('\n', '\r\n')}`, 'utf16le'),
  )
  writeFileSync(join(top, roads), unclear)
  const { err, out, exitCode } = await nap('validate', '--fix')
  expect(err).toContain('  whole file: saved as UTF-8, no longer as UTF-16\n')
  expect(err).toContain('  lines 1, 2 and 3: line ends written as LF\n')
  expect(read(budget)).toBe(tidy)
  expect(readFileSync(join(top, roads))).toEqual(unclear)
  expect(out).toContain(`${roads}:1:8  error  file-is-utf-8`)
  expect(exitCode).toBe(1)
})
