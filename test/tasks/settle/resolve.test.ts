import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { desk } from '../../support/undecided-desk.ts'

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
    '“Start date” of “open-data-portal” is not open: there is nothing to settle.\n',
  )
  const unknown = await nap(['resolve', 'open-data-portal', '--list', '--about', 'enddate'])
  expect(unknown.err).toContain('Did you mean “end_date”?')
  isUntouched()
})

test('decisions of two branches are told to programs, and are no point once one replaces the other', async () => {
  const { top, nap } = await desk()
  const file = join(top, 'plan/decisions/key-budget-documents.yaml')
  const one = (take: string, more = '') =>
    `  - about: /end_date\n    take: ${take}\n${more}    reason: So it was agreed.\n    decided_by: OGP Cell\n    decided_on: 2017-06-14\n`
  const rivals = async () => JSON.parse((await nap(['resolve', '--json'])).out).rivals
  writeFileSync(file, `decisions:\n${one('punjab')}${one('finance-division')}`)
  expect(await rivals()).toMatchObject([
    {
      commitment: 'key-budget-documents',
      about: '/end_date',
      decisions: [{ value: '2018-06-30' }, { value: '2018-12-31', file: expect.any(String) }],
    },
  ])
  const agenda = JSON.parse((await nap(['agenda', '--on', '2017-06-15', '--json'])).out)
  expect(agenda.rivals).toHaveLength(1)
  const status = JSON.parse((await nap(['status', '--on', '2017-06-15', '--json'])).out)
  expect(status.counts.decidedTwice).toBe(1)
  const why = JSON.parse((await nap(['why', 'key-budget-documents.end_date', '--json'])).out)
  expect(why.rivals).toMatchObject([{ value: '2018-06-30', decided_by: 'OGP Cell' }])

  const replaces = '    replaces:\n      - decided_on: 2017-06-14\n        take: punjab\n'
  writeFileSync(file, `decisions:\n${one('punjab')}${one('finance-division', replaces)}`)
  expect(await rivals()).toEqual([])
})

test('the printed agenda shows decisions that differ', async () => {
  const { top, nap } = await desk()
  const one = (take: string, by: string) =>
    `  - about: /end_date\n    take: ${take}\n    reason: So it was agreed.\n    decided_by: ${by}\n    decided_on: 2017-06-14\n`
  writeFileSync(
    join(top, 'plan/decisions/key-budget-documents.yaml'),
    `decisions:\n${one('punjab', 'OGP Cell')}${one('finance-division', 'Meeting')}`,
  )
  await nap(['agenda', '--on', '2017-06-15', '--to', 'md'])
  const text = readFileSync(join(top, 'out/agenda.md'), 'utf8')
  expect(text).toContain('Fields on which decisions differ')
  expect(text).toMatch(/30 June 2018: Decided by OGP Cell, 14 June 2017/)
  expect(text).toMatch(/31 December 2018: Decided by Meeting, 14 June 2017/)
})
