import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { partOfPlan } from './support/plan-copy.ts'

const id = 'quarterly-spending-data'
const own = `plan/submissions/finance-division/${id}.yaml`
const other = 'plan/submissions/finance-division/spending-releases.yaml'
const decisions = `plan/decisions/${id}.yaml`

/** Finance has filed one commitment under two ids, with two titles, and EAD has joined them. */
function joined() {
  const copy = partOfPlan()
  copy.put(other, 'title: Releases and spending, every quarter\n')
  copy.put(
    decisions,
    `decisions:\n  - join: {institution: finance-division, filed_as: spending-releases}\n    reason: One commitment.\n    decided_by: OGP Cell\n    decided_on: 2017-06-14\n`,
  )
  return copy
}

const title = /^title: .*$/m

test('two answers of one institution are told apart by the file, wherever they are shown', async () => {
  const { nap } = joined()
  const { out: list } = await nap('resolve', '--list')
  expect(list).toContain(
    'Finance (filed as “spending-releases”): Releases and spending, every quarter',
  )
  expect(list).toMatch(
    /Finance \(filed as “quarterly-spending-data”\): .* \(stands until it is settled\)/,
  )
  expect(list).not.toMatch(/spending-releases.*stands/)
  expect(list).toContain(`nap resolve ${id} --about title --take finance-division/${id} --reason`)
  const { out: agenda } = await nap('agenda')
  expect(agenda).toContain('--about title --take INSTITUTION/FILED-AS --reason')
  const { out: findings } = await nap('validate')
  expect(findings).toContain('Finance gives two different answers, in two files')
})

test('an answer is taken by its file, and the decision knows when the files change places', async () => {
  const { nap, read, put } = joined()
  const take = (whose: string) =>
    nap(
      'resolve',
      id,
      '--about',
      'title',
      '--take',
      whose,
      '--reason',
      'Shorter.',
      '--on',
      '2017-06-16',
    )
  const { err, exitCode } = await take('finance-division')
  expect(exitCode).toBe(2)
  expect(err).toContain('gives more than one answer on “Name of the commitment”, in 2 files')
  expect(err).toContain(`--take finance-division/${id} or finance-division/spending-releases`)
  expect((await take('finance-division/spending')).exitCode).toBe(2)

  expect(await take('finance-division/spending-releases')).toMatchObject({ exitCode: 0 })
  expect(parse(read(decisions)).decisions[1]).toMatchObject({
    take: 'finance-division',
    filed_as: 'spending-releases',
    among: [{ filed_as: id }, { filed_as: 'spending-releases' }],
  })
  const again = await take(`finance-division/${id}`)
  expect(again.out).toContain(
    'This takes the place of the decision of 2017-06-16 by Economic Affairs Division, which stays on record.',
  )
  await take('finance-division/spending-releases')
  await nap('merge')
  const draft = `plan/draft/commitments/${id}.yaml`
  expect(read(draft)).toContain('title: Releases and spending, every quarter')

  const [long = '', short = ''] = [own, other].map((file) => title.exec(read(file))?.[0])
  put(own, read(own).replace(title, short))
  put(other, read(other).replace(title, long))
  const { out } = await nap('validate')
  expect(out.replaceAll(/\s+/g, ' ')).toContain(
    'was for the answer of Finance in “spending-releases”, “Releases and spending, every quarter”, but the files of Finance no longer say what they said then.',
  )
})

test('the name of a file stands beside the institution whose answer is taken, and nowhere else', async () => {
  const { nap, read, put } = joined()
  const decision =
    '  - about: /title\n    value: Spending\n    filed_as: spending-releases\n    reason: Shorter.\n    decided_by: OGP Cell\n    decided_on: 2017-06-16\n'
  put(decisions, read(decisions) + decision)
  expect((await nap('validate')).out).toContain(
    'This decision has “filed_as” beside “value”; it belongs beside “take”. It is not applied.',
  )
})
