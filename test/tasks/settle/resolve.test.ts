import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { workspace } from '../../support/workspace.ts'

async function desk() {
  const { top, nap } = await workspace()
  // As it was before EAD decided on the budget documents.
  rmSync(join(top, 'plan/decisions/key-budget-documents.yaml'))
  const folder = join(top, 'plan/decisions')
  const files = () =>
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')])
  const before = files()
  /** The decisions on the fields of a commitment. */
  const decisions = (id: string) => {
    const [, text = 'decisions: []'] = files().find(([file]) => file === `${id}.yaml`) ?? []
    return parse(text).decisions.filter((decision: object) => 'about' in decision)
  }
  return { top, nap, decisions, isUntouched: () => expect(files()).toEqual(before) }
}

test('a decision lands at the end of a file written by hand, whose every byte stays', async () => {
  const { top, nap } = await desk()
  const mine =
    '# ours\ndecisions:\n- drop: "/milestones/licence"  # later\n  reason: Not yet\n  decided_by: EAD\n  decided_on: 2017-06-14\n'
  const file = join(top, 'plan/decisions/open-data-portal.yaml')
  writeFileSync(file, mine)
  const words = [
    'resolve',
    'open-data-portal',
    '--about',
    'end_date',
    '--take',
    'sindh',
    '--reason',
    'Later: “x”',
    '--on',
    '2017-06-15',
  ]
  expect((await nap(words)).exitCode).toBe(0)
  const text = readFileSync(file, 'utf8')
  expect(text.slice(0, mine.length)).toBe(mine)
  expect(parse(text).decisions).toHaveLength(2)
  expect(parse(text).decisions[1]).toMatchObject({ take: 'sindh', reason: 'Later: “x”' })
})

test('what would not stand is not written: a hidden character, a day that is none, a reason of three pages', async () => {
  const { nap, isUntouched } = await desk()
  const basis = ['resolve', 'open-data-portal', '--about', 'end_date', '--take', 'sindh']
  for (const words of [
    ['--reason', 'In\u202e order'],
    ['--reason', 'x', '--on', '2017-02-30'],
    ['--reason', 'x', '--on', 'tomorrow'],
    ['--reason', 'x', '--on', '2090-01-01'],
    ['--reason', 'x'.repeat(2001)],
    ['--reason', ' '],
  ]) {
    const { err, exitCode } = await nap([...basis, ...words])
    expect(exitCode).toBe(2)
    expect(err).toContain('Nothing was written.')
  }
  isUntouched()
})

test('a field without its commitment is no question', async () => {
  const { nap, isUntouched } = await desk()
  for (const words of [['resolve'], ['resolve', '--list'], ['resolve', '--duplicates']]) {
    const { err, exitCode } = await nap([...words, '--about', 'end_date'])
    expect({ err, exitCode }).toEqual({
      err: '“end_date” is a field of many commitments, and none was named. Nothing was written.\nName the commitment, key-budget-documents or open-data-portal: nap resolve key-budget-documents --about end_date\n',
      exitCode: 2,
    })
  }
  expect((await nap(['resolve', '--about', 'theme'])).err).toContain(
    'Name the commitment: nap resolve COMMITMENT --about theme\n',
  )
  isUntouched()
})

test('with a field, the list names what is open there and nothing else', async () => {
  const { nap, isUntouched } = await desk()
  const open = async (id: string, ...words: string[]) => {
    const { out } = await nap(['resolve', id, '--json', ...words])
    return JSON.parse(out).disagreements.map(({ about }: { about: string }) => about)
  }
  const fields = await open('open-data-portal')
  expect(fields).toEqual(['/title', '/end_date'])
  expect(await open('open-data-portal', '--about', 'end_date')).toEqual(['/end_date'])

  const disclosure = await open('proactive-disclosure', '--about', 'milestones')
  expect(disclosure).toContain('/milestones/disclosure-template/end_date')
  const text = await nap(['resolve', 'open-data-portal', '--list', '--about', 'end_date'])
  expect(text.out).toContain('Punjab: 2018-12-31')
  expect(text.out).not.toContain('“Name of the commitment”')

  const agreed = await nap(['resolve', 'open-data-portal', '--list', '--about', 'start_date'])
  expect(agreed.out).toBe(
    '“Start date” of “open-data-portal” is not open: nothing is to be settled there.\n',
  )
  const unknown = await nap(['resolve', 'open-data-portal', '--list', '--about', 'enddate'])
  expect(unknown.err).toContain('Did you mean “end_date”?')
  isUntouched()
})
