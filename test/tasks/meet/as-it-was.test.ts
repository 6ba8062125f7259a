import { expect, test } from 'vitest'
import { planCopy } from '../../support/plan-copy.ts'

async function statusOn(nap: ReturnType<typeof planCopy>['nap'], on: string) {
  const { out, err } = await nap('status', '--on', on, '--json')
  expect(err).toBe('')
  return JSON.parse(out)
}

const standingOf = (status: { institutions: { id: string; standing: string }[] }, id: string) =>
  status.institutions.find((one) => one.id === id)

test('a day in the past is told as it was: what came later had not come', async () => {
  const { nap } = planCopy()
  const before = await statusOn(nap, '2017-06-11')
  expect(standingOf(before, 'finance-division')).toMatchObject({
    standing: 'awaited',
    contributions: 0,
  })
  expect(standingOf(before, 'punjab')).toMatchObject({ standing: 'received' })
  expect(before.counts).toMatchObject({ comments: 0, errors: 0 })
  expect(before.coverage.themes[0]).toMatchObject({ id: 'fiscal-transparency', commitments: 0 })
  const empty = await statusOn(nap, '2017-05-01')
  expect(empty.counts).toMatchObject({ commitments: 0, notAgreed: 0, missing: 0, errors: 0 })
})

test('answers to comments, decisions and sign-offs count from their own day on', async () => {
  const { nap, read, put } = planCopy()
  const file = 'plan/decisions/key-budget-documents.yaml'
  put(
    file,
    `${read(file)}  - drop: /milestones/document-list
    reason: It is done.
    decided_by: OGP Cell
    decided_on: 2017-06-20
`,
  )
  const [earlier, between, later] = [
    await statusOn(nap, '2017-06-13'),
    await statusOn(nap, '2017-06-14'),
    await statusOn(nap, '2017-06-20'),
  ]
  expect(earlier.counts.notAgreed).toBe(between.counts.notAgreed + 1)
  expect(later.counts.milestones).toBe(between.counts.milestones - 1)
  expect(earlier.counts.comments).toBeLessThan(between.counts.comments)
  expect(earlier.counts.commentsAnswered).toBe(0)
  expect(standingOf(await statusOn(nap, '2017-06-12'), 'finance-division')).not.toHaveProperty(
    'signedOff',
  )
  expect(standingOf(between, 'finance-division')).toMatchObject({ signedOff: { on: '2017-06-13' } })
})

test('places in the files stay what they are', async () => {
  const { nap, read, put } = planCopy()
  const file = 'plan/decisions/laws-online.yaml'
  const made = (item: string, on: string) =>
    `  - drop: /milestones/${item}\n    reason: It was said.\n    decided_by: OGP Cell\n    decided_on: ${on}\n`
  put(file, `decisions:\n${made('other', '2017-06-20')}${made('no-such-thing', '2017-06-13')}`)
  const { out } = await nap('agenda', '--on', '2017-06-15', '--json')
  expect(JSON.parse(out).idle).toMatchObject([
    { place: { file: 'decisions/laws-online.yaml', line: 6 } },
  ])
  expect(read(file)).toContain('no-such-thing')
})

test('where something came later, it is said that it is not counted, and that the texts are those of today', async () => {
  const { nap } = planCopy()
  for (const command of ['status', 'agenda']) {
    const { err } = await nap(command, '--on', '2017-06-11')
    expect(err).toContain('after that day is not counted')
    expect((await nap(command, '--on', '2017-06-20')).err).toBe('')
    expect((await nap(command)).err).not.toContain('not counted')
  }
})

test('the agenda of that day asks those who had not answered', async () => {
  const { nap } = planCopy()
  const { out } = await nap('agenda', '--on', '2017-06-11', '--json')
  const { awaited, comments } = JSON.parse(out)
  expect(awaited.map(({ institution }: { institution: string }) => institution)).toContain(
    'finance-division',
  )
  expect(comments).toEqual([])
})
