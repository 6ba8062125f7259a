import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { partOfPlan } from '../../support/plan-copy.ts'
import { desk } from '../../support/undecided-desk.ts'

test('what only reads understands the number that the draft prints', async () => {
  const { nap } = partOfPlan()
  for (const [number, id] of [
    ['1.2', 'citizens-budget'],
    ['1.2.end_date', 'citizens-budget.end_date'],
    ['1.2.2', 'citizens-budget.milestones.tested-draft'],
    ['1.2.2.end_date', 'citizens-budget.milestones.tested-draft.end_date'],
  ] as const) {
    expect((await nap('why', number)).out).toBe((await nap('why', id)).out)
  }
  expect((await nap('resolve', '8.1', '--list')).out).toBe(
    (await nap('resolve', 'open-data-portal', '--list')).out,
  )
  const { err, exitCode } = await nap('why', '1.9.title')
  expect(exitCode).toBe(2)
  expect(err).toContain('No commitment of this plan has the number 1.9.')
  expect((await nap('why', '1.2.99')).err).toContain('There is no milestone 1.2.99')
})

test('what writes refuses a number and names the id: numbers change', async () => {
  const { nap, read, list } = partOfPlan()
  const before = list('plan/decisions')
  const reason = ['--reason', 'Because.']
  for (const words of [
    ['resolve', '8.1', '--about', 'end_date', '--take', 'punjab', ...reason],
    ['resolve', '8.1', '--withdraw', ...reason],
    ['duplicates', '--join', '8.1', '--into', 'laws-online', ...reason],
    [
      'new',
      'comment',
      '--from',
      'Lab',
      '--about',
      '8.1.end_date',
      '--via',
      'email',
      '--text',
      'No.',
    ],
    ['respond', '2017-06-14-cgpa', '--disposition', 'accepted', ...reason, '--commitment', '8.1'],
    ['new', 'commitment', '8.1', '--institution', 'balochistan', '--set', 'end_date=2018-06-30'],
  ]) {
    const { err, exitCode } = await nap(...words)
    expect(exitCode, words.join(' ')).toBe(2)
    expect(err).toContain('is the number of “open-data-portal” today')
    expect(err).toContain('Name it by its id: open-data-portal')
  }
  expect(list('plan/decisions')).toEqual(before)
  expect(read('plan/comments/2017-06-14-cgpa.yaml')).not.toContain('response:')
})

test('an institution may be called by its short name wherever its id is asked for', async () => {
  const { nap, decisions } = await desk()
  const reason = ['--reason', 'Because.']
  const words = ['resolve', 'key-budget-documents', '--about', 'end_date', ...reason]
  const { err, exitCode } = await nap([...words, '--take', 'Finance'])
  expect(exitCode).toBe(0)
  expect(err).toContain('“Finance” taken as finance-division.')
  expect(decisions('key-budget-documents')).toMatchObject([{ take: 'finance-division' }])
})

test('a list loses the institution that is called by its name', async () => {
  const { nap, read } = partOfPlan()
  const item = 'supporting_agencies.Khyber Pakhtunkhwa'
  await nap('resolve', 'citizens-budget', '--drop', item, '--reason', 'It withdrew.')
  expect(parse(read('plan/decisions/citizens-budget.yaml')).decisions).toMatchObject([
    { drop: '/supporting_agencies/khyber-pakhtunkhwa' },
  ])
})
