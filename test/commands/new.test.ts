import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { partOfPlan } from '../support/plan-copy.ts'

const made = 'plan/submissions/sindh/open-procurement.yaml'
const procurement = ['new', 'commitment', 'open-procurement', '--institution', 'sindh'] as const
const set = (...settings: string[]) => settings.flatMap((setting) => ['--set', setting])

test('a commitment becomes a file with the questions of OGP above its fields', async () => {
  const { nap, read } = partOfPlan()
  const { out, err, exitCode } = await nap(
    ...procurement,
    ...set('title=Open procurement', 'supporting_agencies=punjab, balochistan، finance-division'),
    ...set('ogp_values.civic_participation=Firms are heard.', 'end_date=2019-06'),
    ...set('milestones.portal.activity=Launch the portal', 'milestones.portal.end_date=2018-06'),
    ...set('milestones.rules.activity=Publish the rules', 'contact.public=no'),
    ...set(
      'other_actors.civil_society=Lab, Lahore; Forum؛ Union',
      'other_actors.civil_society=Net',
    ),
  )
  expect({ out, exitCode }).toEqual({ out: `wrote ${made}\n`, exitCode: 0 })
  expect(err).toMatch(/^Still open:\n {2}Commitment .* has no answer yet to “/)
  expect(err).toContain(`Next: go on writing in ${made}; then type nap validate`)
  expect(parse(read(made))).toEqual({
    title: 'Open procurement',
    lead_implementing_agency: 'sindh',
    supporting_agencies: ['punjab', 'balochistan', 'finance-division'],
    other_actors: { civil_society: ['Lab, Lahore', 'Forum', 'Union', 'Net'] },
    ogp_values: { civic_participation: 'Firms are heard.' },
    end_date: '2019-06',
    milestones: [
      { id: 'portal', activity: 'Launch the portal', end_date: '2018-06' },
      { id: 'rules', activity: 'Publish the rules' },
    ],
    contact: { public: false },
  })
  const text = read(made)
  expect(text).toContain(
    '# yaml-language-server: $schema=../../../schemas/contribution.schema.json\n',
  )
  expect(text).toContain(
    '? Which problem do people have today, and which fact or figure shows it?\n# public_problem:\n',
  )
  expect(text).toContain('  civic_participation: Firms are heard.\n#   access_to_information:\n')
  expect((await nap('validate')).exitCode).toBe(0)
})

test('whoever commits to something leads it, unless others do or may', async () => {
  const { nap, read } = partOfPlan()
  const lead = async (id: string, ...settings: string[]) => {
    const words = set(`title=${id}`, ...settings)
    await nap('new', 'commitment', id, '--institution', 'sindh', ...words)
    return parse(read(`plan/submissions/sindh/${id}.yaml`)).lead_implementing_agency
  }
  expect(await lead('open-procurement')).toBe('sindh')
  expect(await lead('open-courts', 'lead_implementing_agency=punjab')).toBe('punjab')
  // Another has this commitment, or leads its thematic area: Sindh may only support it.
  expect(await lead('citizens-budget')).toBeUndefined()
  expect(await lead('open-spending', 'theme=fiscal-transparency')).toBeUndefined()
})

test('answers can come from a file, which may name the commitment too', async () => {
  const { nap, read, put } = partOfPlan()
  put(
    'form.yaml',
    'institution: sindh\nid: open-procurement\ntitle: Open procurement\nend_date:\nmilestones:\n  - id: portal\n    activity: Launch it\n',
  )
  const { exitCode } = await nap(
    'new',
    'commitment',
    '--answers',
    'form.yaml',
    ...set('end_date=2018-12'),
  )
  expect(exitCode).toBe(0)
  expect(parse(read(made))).toEqual({
    title: 'Open procurement',
    lead_implementing_agency: 'sindh',
    end_date: '2018-12',
    milestones: [{ id: 'portal', activity: 'Launch it' }],
  })
})

test('what can only mean one thing is taken for it, and said', async () => {
  const { nap, read } = partOfPlan()
  const { err, exitCode } = await nap(
    ...procurement,
    ...set('title=Open procurement', 'theme=Fiscal Transparency', 'end_date=12th June, 2018'),
    ...set('lead_implementing_agency=finance division', 'supporting_agencies=EAD; punjab'),
    ...set('milestones.portal.activity=Launch the portal', 'milestones.portal.end_date=May 2018'),
  )
  expect(exitCode).toBe(0)
  expect(err).toContain('“12th June, 2018” taken as 2018-06-12.\n')
  expect(err).toContain('“Fiscal Transparency” taken as fiscal-transparency.\n')
  expect(parse(read(made))).toEqual({
    title: 'Open procurement',
    theme: 'fiscal-transparency',
    lead_implementing_agency: 'finance-division',
    supporting_agencies: ['economic-affairs-division', 'punjab'],
    end_date: '2018-06-12',
    milestones: [{ id: 'portal', activity: 'Launch the portal', end_date: '2018-05' }],
  })
})

test.for([
  ['Planning & Development Department, Sindh', 'sindh'],
  ['Finance', 'finance-division'],
  ['SINDH', 'sindh'],
] as const)('the institution may be named as people do: %s', async ([name, id]) => {
  const { nap, list } = partOfPlan()
  const { err, exitCode } = await nap(
    'new',
    'commitment',
    'open-procurement',
    '--institution',
    name,
    ...set('title=Open procurement'),
  )
  expect(err).toContain(`“${name}” taken as ${id}.\n`)
  expect(exitCode).toBe(0)
  expect(list(`plan/submissions/${id}`)).toContain('open-procurement.yaml')
})

test('what is not on disk is not to be fixed there', async () => {
  const { nap } = partOfPlan()
  const { err } = await nap(
    ...procurement,
    ...set('title=x', 'end_date=06/07/2018', 'start_date=2017 June 3'),
  )
  expect(err).toContain('nothing was written')
  expect(err).not.toContain('--fix')
})

test('the id is made from the title where none is given', async () => {
  const { nap } = partOfPlan()
  const { out } = await nap(
    'new',
    'commitment',
    '--institution',
    'sindh',
    ...set('title=Open, at last: Procurement'),
  )
  expect(out).toBe('wrote plan/submissions/sindh/open-at-last-procurement.yaml\n')
})

test('a commitment that another institution has too is said to be merged with it', async () => {
  const { nap } = partOfPlan()
  const { err } = await nap(
    'new',
    'commitment',
    'citizens-budget',
    '--institution',
    'sindh',
    ...set('title=X'),
  )
  expect(err).toContain('finance-division')
  expect(err).toContain('merged into one')
})

test('a submission, an institution and a consultation are made in the same way', async () => {
  const { nap, read } = partOfPlan()
  const before = read('plan/institutions.yaml')
  const institution = await nap(
    'new',
    'institution',
    ...set('name=Ministry of Water', 'level=federal'),
  )
  expect(institution).toMatchObject({ out: 'wrote plan/institutions.yaml\n', exitCode: 0 })
  expect(read('plan/institutions.yaml')).toBe(
    `${before}  - id: ministry-of-water\n    name: Ministry of Water\n    level: federal\n`,
  )
  const submission = await nap(
    'new',
    'submission',
    'ministry-of-water',
    ...set('received_via=letter'),
  )
  expect(submission.err).toContain('nap new commitment --institution ministry-of-water')
  expect(read('plan/submissions/ministry-of-water/submission.yaml')).toMatch(
    /\nreceived_on: 20\d\d-\d\d-\d\d\n[\s\S]*\nreceived_via: letter\n[\s\S]*\nstatus: received\n/,
  )
  const meeting = set('title=Workshop', 'date=2017-05-16', 'place=Quetta', 'tentative=yes')
  expect((await nap('new', 'consultation', ...meeting)).out).toBe(
    'wrote plan/consultations/2017-05-16-quetta.yaml\n',
  )
  expect((await nap('validate')).exitCode).toBe(0)
})

test('a consultation that is still to come can be announced', async () => {
  const { nap, list } = partOfPlan()
  const meeting = set('title=Workshop', 'date=2090-05-16', 'place=Quetta')
  expect(await nap('new', 'consultation', ...meeting)).toMatchObject({ exitCode: 0 })
  expect(list('plan/consultations')).toContain('2090-05-16-quetta.yaml')
})

describe('what cannot be written is refused, and nothing is written', () => {
  const title = set('title=Open procurement')
  const arrived = (day: string) => set(`received_on=${day}`, 'received_via=letter')
  const cases: readonly (readonly [name: string, line: readonly string[], says: string])[] = [
    [
      'no institution and no title',
      ['new', 'commitment'],
      'still needs --institution and --set title=…. Nothing',
    ],
    [
      'an institution with a slip',
      ['new', 'commitment', 'x', '--institution', 'sind', ...title],
      'Did you mean “sindh”?',
    ],
    [
      'the name of an institution with a slip',
      ['new', 'commitment', 'x', '--institution', 'Finanz Division', ...title],
      'Did you mean “finance-division”, which is “Finance Division”?',
    ],
    [
      'an institution far from all',
      ['new', 'commitment', 'x', '--institution', 'Ministry of Health', ...title],
      'There is no institution “Ministry of Health”. Nothing was written.\nChoose one: ',
    ],
    [
      'an id that is none',
      ['new', 'commitment', 'Open Procurement', '--institution', 'sindh', ...title],
      'single hyphens: open-procurement.',
    ],
    [
      'nothing about what is there',
      ['new', 'commitment', 'open-data-portal', '--institution', 'sindh'],
      'is there already. Nothing was written.\nSay what is to change in it, for example --set end_date=2019-06-30',
    ],
    [
      'nothing about what others have begun',
      ['new', 'commitment', 'citizens-budget', '--institution', 'sindh'],
      'still needs what is to be added: --set FIELD=…. Nothing',
    ],
    [
      'the name of another institution',
      ['new', 'institution', 'sindh', ...set('name=Finance Division')],
      '“Finance Division” is there already: it is “finance-division”',
    ],
    [
      'a name taken',
      ['new', 'institution', 'treasury', ...set('name=finance division', 'level=federal')],
      '“finance division” is there already: it is “finance-division” in plan/institutions.yaml. Nothing',
    ],
    [
      'a short name taken',
      ['new', 'institution', ...set('name=Treasury', 'level=federal', 'short_name=Finance')],
      '“Finance” is there already',
    ],
    [
      'a wrong answer to what is there',
      ['new', 'submission', 'sindh', ...set('received_via=pigeon')],
      'is not a choice for “Received by”',
    ],
    [
      'a title without Latin letters',
      ['new', 'commitment', '--institution', 'sindh', ...set('title=کھلی خریداری')],
      'still needs an id in Latin letters',
    ],
    ['a field with a slip', [...procurement, ...set('titel=x')], 'Did you mean “title”?'],
    [
      'a field of a field with a slip',
      [...procurement, ...set('contact.e_mail=x')],
      'There is no field of “contact” called “e_mail”.',
    ],
    [
      'a group as a whole',
      [...procurement, ...title, ...set('contact=x')],
      'Name one of them: contact.name, ',
    ],
    [
      'a list of items as a whole',
      [...procurement, ...title, ...set('milestones=x')],
      'milestones.ID.activity=…',
    ],
    [
      'an item as a whole',
      [...procurement, ...title, ...set('milestones.portal=x')],
      'milestones.ID.activity=…',
    ],
    ['a field of a text', [...procurement, ...set('title.short=x')], 'has no further fields'],
    ['no value', [...procurement, ...set('title=')], 'There is nothing after “title=”.'],
    ['no field', [...procurement, ...set('title')], 'does not say which field gets which value'],
    ['neither yes nor no', [...procurement, ...set('contact.public=perhaps')], 'is not yes or no'],
    [
      'a day that is none',
      [...procurement, ...title, ...set('end_date=2018-02-30')],
      'would have an error, so nothing was written. There is no day 2018-02-30',
    ],
    [
      'a theme with a slip',
      [...procurement, ...title, ...set('theme=fiscal')],
      'There is no thematic area “fiscal”',
    ],
    [
      'hidden characters',
      [...procurement, ...set('title=a\u202eb')],
      'There is a hidden character',
    ],
    [
      'a folder in the place of a file',
      [...procurement, '--answers', 'plan'],
      '/plan” is a folder, and a file is needed here. Nothing was written.',
    ],
    [
      'the arrival of a text on a day to come',
      ['new', 'submission', 'establishment-division', ...arrived('2090-05-31')],
      'The day 2090-05-31 is still to come, so nothing can have been done on it. Nothing was written.\nGive the day on which it was done, or leave received_on out: then it is today.',
    ],
    [
      'the same in words',
      ['new', 'submission', 'establishment-division', ...arrived('31 May 2090')],
      'The day 2090-05-31 is still to come',
    ],
    [
      'a name for what names itself',
      ['new', 'comment', 'x'],
      'There is no comment “x”, and nap names a new one by itself',
    ],
    [
      'no such file',
      [...procurement, '--answers', 'form.yaml'],
      '/form.yaml”. Nothing was written.',
    ],
  ]
  test.for(cases)('%s', async ([, line, says]) => {
    const { nap, list, read } = partOfPlan()
    const state = () => [
      list('plan/submissions/sindh'),
      list('plan/comments'),
      list('plan/submissions/establishment-division'),
      read('plan/institutions.yaml'),
    ]
    const before = state()
    const { out, err, exitCode } = await nap(...line)
    expect(err).toContain(says)
    expect(exitCode).toBeGreaterThan(0)
    expect(out).toBe('')
    expect(state()).toEqual(before)
  })

  test.for([
    ['- a\n- b\n', 'must be made of fields'],
    ['title: a: b\n', 'because of line 1.'],
    ['titel: x\n', 'Did you mean “title”?'],
    ['title: &a x\n', 'because of line 1.'],
    ['title: x\nogp_values:\n  civic: x\n', 'There is no field “civic” here.'],
  ])('a file of answers that says %j', async ([text = '', says]) => {
    const { nap, list, put } = partOfPlan()
    put('form.yaml', text)
    const { err, exitCode } = await nap(...procurement, '--answers', 'form.yaml')
    expect(err).toContain(says)
    expect(exitCode).toBeGreaterThan(0)
    expect(list('plan/submissions/sindh')).not.toContain('open-procurement.yaml')
  })
})

const rare = set(
  'links=Budget documents | https://www.example.org/budget',
  'links=https://www.example.org/law',
  'policy_areas=Budget transparency',
  'published_number=18.2',
)

test('what nobody is asked for is written where it is given', async () => {
  const { nap, read, put } = partOfPlan()
  await nap(...procurement, ...set('title=Open procurement'), ...rare)
  const said = {
    title: 'Open procurement',
    published_number: '18.2',
    policy_areas: ['Budget transparency'],
    lead_implementing_agency: 'sindh',
    links: [
      { label: 'Budget documents', address: 'https://www.example.org/budget' },
      { address: 'https://www.example.org/law' },
    ],
  }
  expect(parse(read(made))).toEqual(said)
  put('more.yaml', 'links:\n  - address: https://www.example.org/other\n')
  const more = set('policy_areas=Open data', 'links=Forms | https://www.example.org/forms')
  expect((await nap(...procurement, ...more)).err).toContain('Changed: Policy areas and Links.')
  expect(parse(read(made))).toEqual({
    ...said,
    policy_areas: ['Budget transparency', 'Open data'],
    links: [...said.links, { label: 'Forms', address: 'https://www.example.org/forms' }],
  })
  expect((await nap(...procurement, '--answers', 'more.yaml')).exitCode).toBe(0)
  expect(parse(read(made)).links).toEqual([{ address: 'https://www.example.org/other' }])
})
