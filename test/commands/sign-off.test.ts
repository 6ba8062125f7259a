import { describe, expect, test } from 'vitest'
import { planCopy } from '../support/plan-copy.ts'

const covering = 'plan/submissions/sindh/submission.yaml'
const office = ['--by', 'Deputy Secretary', '--on', '2017-06-16'] as const
const bySindh = ['sign-off', 'sindh', ...office] as const
const text = 'plan/submissions/sindh/open-data-portal.yaml'

test('an institution confirms its text, and every other byte of its record stays', async () => {
  const { nap, read } = planCopy()
  const before = read(covering)
  const { out, exitCode } = await nap(...bySindh)
  expect({ out, exitCode }).toEqual({ out: `wrote ${covering}\n`, exitCode: 0 })
  expect(read(covering).slice(0, before.length)).toBe(before)
  expect(read(covering).slice(before.length)).toMatch(
    /^signed_off:\n {2}by: Deputy Secretary\n {2}"on": 2017-06-16\n {2}of: [0-9a-f]{64}\n {2}texts:\n(?: {4}- commitment: [a-z-]+\n {6}of: [0-9a-f]{12}\n){5}$/,
  )
  expect(await findings(nap)).toEqual([])
})

test('when the text changes, the sign-off is suspect until it is renewed', async () => {
  const { nap, read, put } = planCopy()
  await nap(...bySindh)
  const signed = read(covering)
  put(text, read(text).replace('end_date: 2019-05-31', 'end_date: 2019-05-30'))
  const place = { file: covering, line: signed.split('\n').indexOf('signed_off:') + 2 }
  const finding = {
    severity: 'warning',
    place: expect.objectContaining(place),
    message:
      'The text of Sindh has changed since “Deputy Secretary” signed it off on 2017-06-16: “open-data-portal” changed.',
    help: 'Show what has changed, then sign again: nap sign-off sindh --by OFFICE.',
  }
  expect(await findings(nap)).toMatchObject([finding])
  expect(await findings(nap, 'final')).toMatchObject([{ ...finding, severity: 'error' }])
  // Looking at it is not renewing it.
  expect(read(covering)).toBe(signed)

  await nap('sign-off', 'sindh', '--by', 'Secretary', '--on', '2017-06-19')
  expect(await findings(nap)).toEqual([])
  expect(read(covering).match(/^signed_off:/gm)).toHaveLength(1)
  expect(read(covering)).toContain('by: Secretary\n  "on": 2017-06-19\n')
})

test('a text that was put back is the one that was signed', async () => {
  const { nap, read, put } = planCopy()
  await nap(...bySindh)
  const before = read(text)
  put(text, `# Read again in June.\n${before.replaceAll('\n', '\r\n')}`)
  expect(await findings(nap)).toEqual([])
  put('plan/submissions/sindh/new-roads.yaml', 'title: Roads\n')
  expect(await findings(nap)).toHaveLength(1)
})

test('whoever looks is told which texts changed, came in or fell away', async () => {
  const { nap, read, put, remove } = planCopy()
  await nap(...bySindh)
  put(text, read(text).replace('2019-05-31', '2019-05-30'))
  put('plan/submissions/sindh/new-roads.yaml', 'title: Roads\n')
  remove('plan/submissions/sindh/trade-information.yaml')
  const changes =
    '“open-data-portal” changed, “new-roads” came in and “trade-information” fell away'
  expect(await findings(nap)).toMatchObject([{ message: expect.stringContaining(`: ${changes}.`) }])
  expect((await nap('agenda')).out.replaceAll(/\s+/g, ' ')).toContain(`Since then ${changes}.`)
  const { signOffs } = JSON.parse((await nap('agenda', '--json')).out)
  expect(signOffs[0].changes).toEqual([
    { commitment: 'new-roads', what: 'new' },
    { commitment: 'open-data-portal', what: 'changed' },
    { commitment: 'trade-information', what: 'gone' },
  ])
  await nap('agenda', '--to', 'md')
  expect(read('out/agenda.md')).toContain(`Since then ${changes}.`)
})

test('a sign-off from before nap recorded each text is as good as one of today', async () => {
  const { nap, read, put } = planCopy()
  await nap(...bySindh)
  put(covering, read(covering).replace(/ {2}texts:\n[\s\S]*$/, ''))
  expect(await findings(nap)).toEqual([])
  put(text, read(text).replace('2019-05-31', '2019-05-30'))
  expect(await findings(nap)).toMatchObject([
    { message: expect.stringMatching(/signed it off on 2017-06-16\.$/) },
  ])
})

test('a decision of the secretariat is not a change of the institution’s text', async () => {
  const { nap, put } = planCopy()
  await nap(...bySindh)
  put(
    'plan/decisions/trade-information.yaml',
    'decisions:\n  - rename: trade-facts\n    reason: Shorter.\n    decided_by: EAD\n    decided_on: 2017-06-17\n',
  )
  expect(await findings(nap)).toEqual([])
})

test('at the final stage, gaps elsewhere are no reason not to sign', async () => {
  const { nap, read, put } = planCopy()
  put('plan/plan.yaml', read('plan/plan.yaml').replace('status: draft', 'status: final'))
  await nap(...bySindh)
  put(text, read(text).replace('2019-05-31', '2019-05-30'))
  expect(await nap(...bySindh)).toMatchObject({ exitCode: 0 })
})

test('the status and the plan tell who has signed, and what has changed since', async () => {
  const { nap, read, put } = planCopy()
  const told = async () => {
    await nap('compile', '--to', 'md', '--no-record')
    const inPlan = /\| Planning .* Sindh \|.*\|$/m.exec(read('out/nap.md'))?.[0]
    const inStatus = /^ {2}Sindh .*$/m.exec((await nap('status')).out)?.[0]
    const { institutions } = JSON.parse((await nap('status', '--json')).out)
    const { signedOff } = institutions.find(({ id }: { id: string }) => id === 'sindh')
    return { inPlan, inStatus, signedOff }
  }
  expect((await told()).signedOff).toBeUndefined()

  await nap(...bySindh)
  const signed = await told()
  expect(signed.inPlan).toMatch(/accepted; signed off 16 June 2017 \|$/)
  expect(signed.inStatus).toMatch(/5 contributions, signed off 2017-06-16$/)
  expect(signed.signedOff).toEqual({ by: 'Deputy Secretary', on: '2017-06-16', suspect: false })

  put(text, read(text).replace('2019-05-31', '2019-05-30'))
  const changed = await told()
  expect(changed.inPlan).toMatch(/; signed off 16 June 2017, text changed since \|$/)
  expect(changed.inStatus).toMatch(/signed off 2017-06-16, text changed since$/)
  expect(changed.signedOff).toMatchObject({ suspect: true })
})

describe('what cannot be signed off is refused, and nothing is written', () => {
  test.for([
    ['no office', ['sindh'], 'nap needs the office that confirms the text.', 2],
    ['a day to come', ['sindh', '--by', 'X', '--on', '2090-01-01'], 'is still to come', 2],
    ['an empty office', ['sindh', '--by', ' '], 'nap needs the office', 2],
    ['a slip, before anything else', ['sind', '--on', 'today'], 'Did you mean “sindh”?', 2],
    ['a slip', ['sind', ...office], 'Did you mean “sindh”?', 2],
    ['no day', ['sindh', '--by', 'X', '--on', 'today'], '“today” is not a day.', 2],
    [
      'an awaited institution',
      ['establishment-division', ...office],
      'Nothing has been received',
      2,
    ],
    ['a nil return', ['national-accountability-bureau', ...office], 'has given no text', 2],
    ['a name that is too long', ['sindh', '--by', 'x'.repeat(301)], '“By” is longer than 300', 1],
  ] as const)('%s', async ([, words, says, code]) => {
    const { nap, read } = planCopy()
    const before = read(covering)
    const { out, err, exitCode } = await nap('sign-off', ...words)
    expect(err).toContain(says)
    expect(err).toMatch(/[Nn]othing was written|is not a day/)
    expect({ out, exitCode }).toEqual({ out: '', exitCode: code })
    expect(read(covering)).toBe(before)
  })

  test('a text with an error', async () => {
    const { nap, read, put } = planCopy()
    put(text, read(text).replace('2019-05-31', 'in May'))
    const { err, exitCode } = await nap(...bySindh)
    expect(err).toContain('The text of Sindh has 1 error, so it was not signed off.')
    expect(exitCode).toBe(1)
    expect(read(covering)).not.toContain('signed_off')
  })

  test('but another institution’s error does not matter', async () => {
    const { nap, read, put } = planCopy()
    const other = 'plan/submissions/punjab/open-data-portal.yaml'
    put(other, read(other).replace('2018-12-31', 'in December'))
    expect(await nap(...bySindh)).toMatchObject({ exitCode: 0 })
  })

  test('nor does a sign-off that somebody wrote by hand', async () => {
    const { nap, read, put } = planCopy()
    put(covering, `${read(covering)}signed_off: {by: me}\n`)
    expect(await nap(...bySindh)).toMatchObject({ exitCode: 0 })
    expect(await findings(nap)).toEqual([])
  })
})

type Nap = ReturnType<typeof planCopy>['nap']

async function findings(nap: Nap, stage = 'draft'): Promise<object[]> {
  const { out } = await nap('validate', '--json', '--stage', stage)
  const { diagnostics } = JSON.parse(out)
  return diagnostics.filter(({ rule }: { rule: string }) => rule === 'sign-off-is-of-this-text')
}
