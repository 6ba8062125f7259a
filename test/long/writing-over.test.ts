import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Failing, failingDisk, onDisk } from '../support/failing-disk.ts'
import { fillForm } from '../support/filled-form.ts'
import { workspace } from '../support/workspace.ts'

// What nap could not read, it does not know: it would write the file anew, with nothing in it but what comes in now.

failingDisk()

const translation = 'plan/translations/ur/laws-online.yaml'
const answers = 'plan/submissions/sindh/sindh-right-to-information.yaml'
const submission = 'plan/submissions/sindh/submission.yaml'
const institutions = 'plan/institutions.yaml'

const cases: readonly (readonly [file: string, line: string])[] = [
  [translation, 'new translation ur laws-online'],
  [translation, 'import translation-ur.xlsx --yes --no-record'],
  [answers, 'import sindh.xlsx --yes --no-record'],
  [submission, 'import sindh.xlsx --yes --no-record'],
  [institutions, 'import table.csv --yes --no-record'],
  [
    answers,
    'new commitment sindh-right-to-information --institution sindh --set title=Answers --set end_date=2018',
  ],
  [institutions, 'new institution ports --set name=Ports --set level=federal'],
]

async function withPost() {
  const { nap, top } = await workspace()
  const at = (file: string) => join(top, file)
  await nap(['form', '--translate', 'ur'])
  await nap(['form', '--for', 'sindh', '--to', 'xlsx'])
  const filled = (name: string, entries: Parameters<typeof fillForm>[2]) =>
    fillForm(at(`out/forms/${name}`), at(name), entries)
  filled('translation-ur.xlsx', [['laws-online#/title', 'قانون', 'E']])
  filled('sindh.xlsx', [
    ['new-1/title', 'Open libraries'],
    ['sindh-right-to-information/end_date', '31 December 2018'],
  ])
  writeFileSync(at('table.csv'), 'Title,Lead\nOpen ports,Ports Authority\n')
  return {
    nap: (line: string) => nap(line.split(' ')),
    read: (file: string) => readFileSync(at(file), 'utf8'),
    put: (file: string, text: string) => writeFileSync(at(file), text),
  }
}

test.each(cases)('%s that cannot be opened is as it was after nap %s', async (file, line) => {
  const { nap, read } = await withPost()
  const before = read(file)
  const closed: Failing = ({ name, path }) =>
    name === 'openSync' && path.endsWith(file) ? 'EACCES' : undefined
  const { result } = await onDisk(closed, () => nap(line))
  expect(read(file)).toBe(before)
  expect(result.all).toContain('Nothing was written.')
  expect([1, 2, 4]).toContain(result.exitCode)
})

test.each(cases)('%s with a slip in it is as it was after nap %s', async (file, line) => {
  const { nap, read, put } = await withPost()
  const broken = `${read(file)}x: [\n`
  put(file, broken)
  const { all, exitCode } = await nap(line)
  expect(read(file)).toBe(broken)
  expect(all).toContain(`“${file}” is there already and cannot be read. Nothing was written.`)
  expect(exitCode).toBe(1)
})
