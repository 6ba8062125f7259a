import { expect, test } from 'vitest'
import { parse } from '../../src/load/parse.ts'
import { napIn } from '../support/nap.ts'
import { partOfPlan } from '../support/plan-copy.ts'

const waiting = 'plan/comments/2017-06-14-cgpa.yaml'

test.for([
  ['respond', '14-cgpa', '--disposition', 'not_accepted'],
  ['resolve', 'legal-aid', '--withdraw'],
  ['resolve', 'open-data-portal', '--about', 'end_date', '--value', '2018-06'],
  ['duplicates', '--different', 'legal-aid', 'laws-online'],
])('a reason that nobody can see is empty: %s %s %s', async (words) => {
  const { nap } = partOfPlan()
  const { err, exitCode } = await nap(...words, '--reason', '\u200b')
  expect(exitCode).toBe(2)
  expect(err).toMatch(/^The reason is empty. Nothing was written\.\nSay why: /)
})

test('a comment without its giver is somebody’s in every list', async () => {
  const { nap, read, put } = partOfPlan()
  put(waiting, read(waiting).replace(/^from: .*\n/m, ''))
  expect((await nap('respond', '--list')).out).toContain('      somebody on ')
  expect((await nap('agenda')).out).toContain('somebody')
  // A program would take it for a name.
  expect((await nap('agenda', '--json')).out).not.toContain('somebody')
})

test.for(['--list', '--duplicates', '--json'])(
  '--withdraw cannot be combined with %s',
  async (flag) => {
    const { nap } = partOfPlan()
    const { err, exitCode } = await nap(
      'resolve',
      'legal-aid',
      '--withdraw',
      flag,
      '--reason',
      'No.',
    )
    expect(exitCode).toBe(2)
    expect(err).toContain(`--withdraw changes the plan, and ${flag} cannot be combined with it.`)
  },
)

test('an id that is nearly right is named, with or without a list', async () => {
  const { nap } = partOfPlan()
  for (const words of [['why'], ['resolve'], ['resolve', '--list']]) {
    expect((await nap(...words, 'Legal-Aid')).err).toContain('Did you mean “legal-aid”?')
  }
})

test('the sample tells which text has changed since it was signed off', async () => {
  const { nap, read, put } = partOfPlan()
  const file = 'plan/submissions/finance-division/citizens-budget.yaml'
  put(file, read(file).replace(/^title: .*$/m, 'title: Another'))
  expect((await nap('validate')).out).toContain('“citizens-budget” changed')
})

test('a file in UTF-32 is called so', () => {
  const bytes = Buffer.from('fffe000061000000', 'hex')
  const [finding] = parse({ file: 'submissions/sindh/a.yaml', bytes }).diagnostics
  expect(finding?.message).toContain('UTF-32')
})

test('what is piped is as wide as COLUMNS says', async () => {
  const { top } = partOfPlan()
  const lines = async (COLUMNS: string) => {
    const env = { PATH: process.env['PATH'], HOME: top, COLUMNS }
    const { all } = await napIn({ cwd: top, env }, 'validate')
    return all.split('\n').length
  }
  expect(await lines('50')).toBeGreaterThan(await lines('wide'))
})
