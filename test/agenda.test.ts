import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { attachmentsOf, bookmarksOf, readBack } from './render/read-back.ts'
import { workspace } from './support/workspace.ts'

const day = ['--on', '2017-06-15']

async function agendaIn(files: Readonly<Record<string, string>> = {}) {
  const { top, nap } = await workspace()
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(top, 'plan', file, '..'), { recursive: true })
    writeFileSync(join(top, 'plan', file), text)
  }
  return { top, nap, agenda: JSON.parse((await nap(['agenda', ...day, '--json'])).out) }
}

test('every disagreement of the draft is a point, with all its answers', async () => {
  const { nap, agenda } = await agendaIn()
  const { commitments } = JSON.parse((await nap(['merge', '--dry-run', '--json'])).out)
  const merged = commitments.flatMap(
    ({ id, not_agreed = [] }: { id: string; not_agreed?: { about: string }[] }) =>
      not_agreed.map(({ about }) => `${id} ${about}`),
  )
  const points = agenda.disagreements.map(
    ({ commitment, about }: { commitment: { id: string }; about: string }) =>
      `${commitment.id} ${about}`,
  )
  expect(points.length).toBeGreaterThan(2)
  expect(merged.toSorted()).toEqual(points.toSorted())
  const [point] = agenda.disagreements.filter(
    ({ commitment }: { commitment: { id: string } }) => commitment.id === 'human-rights-complaints',
  )
  expect(point).toMatchObject({
    about: '/milestones/provincial-link/end_date',
    milestone: '4.2.3',
    answers: [
      { institution: 'human-rights-division', value: '2018-09-30', stands: true },
      { institution: 'sindh', value: '2018-12-31', receivedOn: '2017-06-08', stands: false },
    ],
    command:
      'nap resolve human-rights-complaints --about milestones.provincial-link.end_date --take INSTITUTION --reason WHY',
  })
})

test('a point on an indicator says which of its milestone it is about', async () => {
  const { nap } = await agendaIn({
    'submissions/punjab/public-services-on-time.yaml': `milestones:
  - id: all-districts
    indicators:
      - id: answered-in-time
        target: Eight of ten
      - id: complaints-settled
        target: Half
`,
  })
  const { out } = await nap(['agenda', ...day])
  expect(out).toContain(
    'Indicator “Applications that were answered within the time limit”: Target of milestone 11.1.4',
  )
  expect(out).toContain('Missing: Indicator “complaints-settled”: Indicator of milestone 11.1.4')
})

test('awaited institutions are late by the calendar, not by the clock', async () => {
  const { agenda } = await agendaIn()
  expect(agenda.version).toBe(1)
  expect(agenda.awaited).toMatchObject([
    { institution: 'establishment-division', due: '2017-06-12', daysLate: 3 },
    { institution: 'ministry-of-information-technology', due: '2017-06-12', daysLate: 3 },
  ])
  expect(agenda.meeting).toMatchObject({ date: '2017-06-15', daysLeft: 0 })
})

test('a day on which work is due is no meeting', async () => {
  const { nap } = await agendaIn()
  const meeting = async (on: string) =>
    JSON.parse((await nap(['agenda', '--on', on, '--json'])).out).meeting
  expect(await meeting('2017-06-16')).toMatchObject({ date: '2017-07-12', tentative: true })
  expect(await meeting('2017-07-13')).toMatchObject({ date: '2017-07-12', daysLeft: 0 })
  expect(await meeting('2017-07-14')).toBeUndefined()
})

const open = {
  'comments/2017-06-14-cgpa.yaml': `from: Centre for Governance
received_on: 2017-06-14
via: email
about: {commitment: citizens-budget, field: /end_date}
text: |
  # Read it out on the radio
  in every district
votes: 12
`,
  'comments/2017-06-13-answered.yaml': `from: Press Club
received_on: 2017-06-13
via: letter
about: {chapter: introduction}
text: Too long.
response: {disposition: accepted, reason: It was shortened., decided_on: 2017-06-14}
`,
  'decisions/open-data-portal.yaml': `decisions:
  - about: /end_date
    take: punjab
    among:
      - {institution: punjab, value: 2018-12-31}
      - {institution: sindh, value: 2018-12-31}
    reason: The portal must stand before the elections.
    decided_by: Additional Secretary
    decided_on: 2017-06-10
`,
  'submissions/finance-division/submission.yaml': `received_on: 2017-06-12
received_via: letter
status: received
signed_off:
  by: Joint Secretary (Budget)
  on: 2017-06-12
  of: "${'0'.repeat(64)}"
`,
}

test('a decision that changes nothing is a point, in the words of nap validate', async () => {
  const { top, nap, agenda } = await agendaIn({
    'decisions/laws-online.yaml': `decisions:
  - drop: /milestones/no-such-thing
    reason: It was said at the meeting.
    decided_by: Additional Secretary
    decided_on: 2017-06-10
`,
  })
  const { diagnostics } = JSON.parse((await nap(['validate', '--json'])).out)
  const found = diagnostics.find(({ rule }: { rule: string }) => rule === 'decision-still-applies')
  expect(agenda.idle).toMatchObject([
    {
      text: found.message,
      place: { file: 'decisions/laws-online.yaml', line: 2 },
      command:
        'Correct or delete it in decisions/laws-online.yaml, line 2; git keeps what it said.',
    },
  ])
  const { out } = await nap(['agenda', ...day, '--to', 'md'])
  expect(out).toContain('Decisions that change nothing\n')
  expect(out.replaceAll(/\s+/g, ' ')).toContain(found.message)
  expect(readFileSync(join(top, 'out/agenda.md'), 'utf8')).toContain(
    '## B Decisions that change nothing',
  )
})

test('stale decisions, comments without an answer and suspect sign-offs are points too', async () => {
  const { agenda } = await agendaIn(open)
  expect(agenda.stale).toMatchObject([
    {
      commitment: { id: 'open-data-portal' },
      decision: {
        by: 'Additional Secretary',
        reason: 'The portal must stand before the elections.',
      },
      before: [
        { name: 'Punjab', value: '2018-12-31' },
        { name: 'Sindh', value: '2018-12-31' },
      ],
    },
  ])
  const twice = agenda.disagreements.filter(
    ({ commitment, about }: { commitment: { id: string }; about: string }) =>
      commitment.id === 'open-data-portal' && about === '/end_date',
  )
  expect(twice).toEqual([])
  expect(agenda.comments).toMatchObject([{ comment: '2017-06-14-cgpa', votes: 12 }])
  expect(agenda.comments[0].about).toMatch(/^1\.2 .*: End date$/)
  expect(agenda.signOffs).toMatchObject([{ institution: 'finance-division', on: '2017-06-12' }])
})

test('points are numbered as they are printed, from 1 without a gap', async () => {
  const { top, nap, agenda } = await agendaIn(open)
  await nap(['agenda', ...day, '--to', 'md', '--out', 'out'])
  const text = readFileSync(join(top, 'out/agenda.md'), 'utf8')
  const numbers = Array.from(text.matchAll(/^(?:### Point|\|) (\d+)(?=:| \|)/gm), ([, number]) =>
    Number(number),
  )
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  const { meeting: _, ...topics } = agenda
  expect(numbers.length).toBe(
    Object.values(topics)
      .filter(Array.isArray)
      .flat()
      .filter((point) => point.point).length,
  )
  // Somebody’s heading is not one of ours.
  expect(text).not.toMatch(/^#+ Read it out/m)
  expect(text).toContain('Read it out on the radio')
})

test('a contact is printed only where it is public', async () => {
  const institutions = (isPublic: boolean) => `institutions:
  - {id: economic-affairs-division, name: EAD, level: federal, submits: false}
  - id: establishment-division
    name: Establishment Division
    level: federal
    leads: asset-disclosure
    focal_person: {title: Section Officer, phone: "+92-51-1234567", public: ${isPublic}}
`
  const told = async (isPublic: boolean) => {
    const { nap } = await agendaIn({ 'institutions.yaml': institutions(isPublic) })
    return (await nap(['agenda', ...day])).out
  }
  expect(await told(true)).toContain('Establishment Division, Section Officer, +92-51-1234567')
  expect(await told(false)).not.toContain('1234567')
})

test('a settled plan has nothing on its agenda', async () => {
  const { top, nap } = await workspace()
  const { out, exitCode } = await nap(['agenda', '--plan', emptyPlan(top), ...day])
  expect(exitCode).toBe(0)
  expect(out).toContain('Nothing is open.')
})

function emptyPlan(top: string): string {
  const folder = join(top, 'empty')
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'plan.yaml'),
    'title: Plan\ncountry: Pakistan\nperiod: {start: 2017-07-01, end: 2019-06-30}\nstatus: draft\nsecretariat: ead\nthemes:\n  - {id: budget, name: Budget}\n',
  )
  writeFileSync(
    join(folder, 'institutions.yaml'),
    'institutions:\n  - {id: ead, name: EAD, level: federal, submits: false}\n',
  )
  return folder
}

test('as a PDF it has a bookmark for each topic, and its Markdown inside', async () => {
  const { top, nap } = await agendaIn(open)
  const { exitCode } = await nap(['agenda', ...day, '--to', 'md,pdf', '--out', 'out'])
  expect(exitCode).toBe(0)
  const pdf = readBack(readFileSync(join(top, 'out/agenda.pdf')))
  expect(bookmarksOf(pdf).map(({ id }) => id)).toEqual([
    'agenda-open',
    'agenda-stale',
    'agenda-alike',
    'agenda-sign-offs',
    'agenda-awaited',
    'agenda-comments',
    'agenda-gaps',
    'agenda-translations',
  ])
  const markdown = readFileSync(join(top, 'out/agenda.md'), 'utf8')
  expect(attachmentsOf(pdf)).toEqual([{ name: 'agenda.md', content: markdown }])
})

test('a comment whose giver is not known is given by nobody in the data, by somebody in print', async () => {
  const { top, nap, agenda } = await agendaIn({
    'comments/2017-06-14-unsigned.yaml':
      'received_on: 2017-06-14\nvia: letter\nabout: {chapter: introduction}\ntext: More on courts.\n',
  })
  const [point] = agenda.comments.filter(
    ({ comment }: { comment: string }) => comment === '2017-06-14-unsigned',
  )
  expect(point).not.toHaveProperty('from')
  await nap(['agenda', ...day, '--to', 'md'])
  expect(readFileSync(join(top, 'out/agenda.md'), 'utf8')).toMatch(/\bsomebody\b/)
})

test.each(['2019-06-30', '2019-07-01'])(
  'on %s, days of delay are counted while the period of the plan goes on',
  async (on) => {
    const { nap, top } = await workspace()
    const { out: agenda } = await nap(['agenda', '--on', on, '--to', 'md'])
    const { out: status } = await nap(['status', '--on', on])
    const printed = readFileSync(join(top, 'out/agenda.md'), 'utf8')
    const isOver = on === '2019-07-01'
    expect(agenda.includes('Due: 12 Jun 2017\n')).toBe(isOver)
    expect(agenda.includes('748 days late')).toBe(!isOver)
    expect(status.includes('Awaited: 2 (due 2017-06-12)\n')).toBe(isOver)
    expect(status.includes('(due 2017-06-12, 748 days ago)')).toBe(!isOver)
    expect(printed).toContain('12 Jun 2017')
    expect(printed.includes('748 days late')).toBe(!isOver)
  },
)

test('a day may be typed with the name of its month', async () => {
  const { nap } = await workspace()
  for (const words of [['agenda'], ['status']]) {
    const { out } = await nap([...words, '--on', '15 June 2017'])
    expect(out).toBe((await nap([...words, '--on', '2017-06-15'])).out)
  }
  expect((await nap(['status', '--on', '6/7/2017'])).exitCode).toBe(2)
  expect((await nap(['status', '--on', 'June 2017'])).exitCode).toBe(2)
})

test('a plan without a period is over with its calendar', async () => {
  const { nap, top } = await workspace()
  const plan = join(top, 'plan/plan.yaml')
  writeFileSync(plan, readFileSync(plan, 'utf8').replace(/^period:\n.*\n.*\n/m, ''))
  const late = async (on: string) => (await nap(['agenda', '--on', on])).out.includes('days late')
  expect([await late('2017-07-12'), await late('2018-07-13')]).toEqual([true, false])
})
