import { describe, expect, test } from 'vitest'
import { type Commitment, commitmentsOf, type Draft } from '../../src/model/draft.ts'
import { check } from '../../src/pipeline.ts'

const plan = `
title: Plan
country: Pakistan
period: {start: 2017-07-01, end: 2019-06-30}
status: draft
secretariat: ead
themes:
  - {id: budget, name: Budget, order: [second, first]}
  - {id: law, name: Law}
`
const institutions = `
institutions:
  - {id: ead, name: EAD, level: federal, submits: false}
  - {id: finance, name: Finance, level: federal, leads: budget}
  - {id: justice, name: Justice, level: federal, leads: law}
  - {id: punjab, name: Punjab, level: provincial}
  - {id: sindh, name: Sindh, level: provincial}
`

/** A draft of small files: `punjab/portal` is a contribution, `decisions/portal` holds decisions. */
function draftOf(files: Readonly<Record<string, string>>): Draft {
  const all = Object.entries({ plan, institutions, ...files }).map(([name, text]) => {
    const inFolder = name.startsWith('decisions/') || !name.includes('/')
    return { file: `${inFolder ? '' : 'submissions/'}${name}.yaml`, bytes: Buffer.from(text) }
  })
  const { draft, diagnostics } = check(all)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return draft
}

/** The one commitment that these files are about. */
function merged(files: Readonly<Record<string, string>>): Commitment {
  const [commitment, ...others] = commitmentsOf(draftOf(files))
  if (!commitment || others.length > 0) throw new Error('these files are not about one commitment')
  return commitment
}

const because = 'reason: So it was agreed, decided_by: Meeting of 15 June, decided_on: 2017-06-15'

describe('one answer (agree)', () => {
  test('equal answers merge, whatever their line ends and white space at the end', () => {
    const { value, disagreements, origin } = merged({
      'finance/portal': 'public_problem: |\n  A portal  \n  for all\n',
      'punjab/portal': 'public_problem: "A portal\\nfor all"\n',
    })
    expect(value.public_problem?.trim()).toBe('A portal  \nfor all')
    expect(disagreements).toEqual([])
    expect(origin.get('/public_problem')).toMatchObject({
      institution: 'finance',
      also: ['punjab'],
    })
  })

  test('the lead’s answer stands, and the other is kept with its giver and place', () => {
    const { value, disagreements } = merged({
      'finance/portal': 'lead_implementing_agency: punjab\nend_date: 2018-12-31\n',
      'punjab/portal': 'end_date: 2018-06-30\n',
    })
    expect(value.end_date).toBe('2018-06-30')
    expect(disagreements).toMatchObject([
      {
        commitment: 'portal',
        about: '/end_date',
        standing: 'punjab',
        answers: [
          { institution: 'punjab', value: '2018-06-30', place: { line: 1, column: 11 } },
          {
            institution: 'finance',
            value: '2018-12-31',
            place: { file: 'submissions/finance/portal.yaml', line: 2, column: 11 },
          },
        ],
      },
    ])
  })

  test('where the lead says nothing and the others differ, no answer stands', () => {
    const { value, gaps, disagreements } = merged({
      'finance/portal': 'theme: budget\n',
      'punjab/portal': 'end_date: 2018-06-30\n',
      'sindh/portal': 'end_date: 2018-12-31\n',
    })
    expect(value).not.toHaveProperty('end_date')
    expect(disagreements).toMatchObject([{ about: '/end_date', standing: undefined }])
    // A question with two answers is not a question without one.
    expect(gaps).not.toContain('/end_date')
  })

  test('an answer that only one gives stands, also beside the lead', () => {
    const { value, origin } = merged({
      'finance/portal': 'theme: budget\n',
      'punjab/portal': 'end_date: 2018-06-30\n',
    })
    expect(value.end_date).toBe('2018-06-30')
    expect(origin.get('/end_date')?.institution).toBe('punjab')
  })
})

describe('sets (collect)', () => {
  test('everything that anyone names, the lead’s first, then in the order of institutions.yaml', () => {
    const { value, origin, disagreements } = merged({
      'sindh/portal': 'supporting_agencies: [justice, finance]\n',
      'finance/portal': 'supporting_agencies: [sindh]\n',
      'punjab/portal': 'lead_implementing_agency: punjab\nsupporting_agencies: [sindh, justice]\n',
    })
    expect(value.supporting_agencies).toEqual(['sindh', 'justice', 'finance'])
    expect(origin.get('/supporting_agencies/0')).toMatchObject({
      institution: 'punjab',
      also: ['finance'],
    })
    expect(disagreements).toEqual([])
  })
})

describe('milestones (by-id)', () => {
  test('items of one id merge field by field; the lead’s come first', () => {
    const { value, origin, disagreements } = merged({
      'sindh/portal': `
milestones:
  - {id: training, activity: Train the staff}
  - {id: launch, activity: Launch it, end_date: 2018-12-31}
`,
      'finance/portal': `
theme: budget
milestones:
  - {id: launch, activity: Launch the portal, deliverable: A portal}
`,
    })
    expect(value.milestones).toEqual([
      {
        id: 'launch',
        activity: 'Launch the portal',
        deliverable: 'A portal',
        end_date: '2018-12-31',
      },
      { id: 'training', activity: 'Train the staff' },
    ])
    expect(disagreements).toMatchObject([
      { about: '/milestones/launch/activity', standing: 'finance' },
    ])
    expect(origin.get('/milestones/launch')).toMatchObject({
      institution: 'finance',
      also: ['sindh'],
    })
    expect(origin.get('/milestones/launch/end_date')).toMatchObject({
      institution: 'sindh',
      place: { file: 'submissions/sindh/portal.yaml', line: 4 },
    })
  })

  test('whoever introduced a milestone answers for it, where the lead has not named it', () => {
    const { value, disagreements } = merged({
      'finance/portal': 'theme: budget\n',
      'punjab/portal': 'milestones: [{id: training, end_date: 2018-06-30}]\n',
      'sindh/portal': 'milestones: [{id: training, end_date: 2018-12-31}]\n',
    })
    expect(value.milestones).toEqual([{ id: 'training', end_date: '2018-06-30' }])
    expect(disagreements).toMatchObject([
      { about: '/milestones/training/end_date', standing: 'punjab' },
    ])
  })
})

describe('texts that several may give (attribute)', () => {
  test('stand side by side, each with its giver', () => {
    const { value, disagreements } = merged({
      'sindh/portal': 'note: Ours\nogp_values: {civic_participation: People are asked.}\n',
      'finance/portal': 'theme: budget\nnote: Theirs\nadditional_information: {budget: None}\n',
    })
    expect(value.note).toEqual([
      { institution: 'finance', value: 'Theirs' },
      { institution: 'sindh', value: 'Ours' },
    ])
    expect(value.ogp_values).toEqual({
      civic_participation: [{ institution: 'sindh', value: 'People are asked.' }],
    })
    expect(value.additional_information?.budget).toEqual([
      { institution: 'finance', value: 'None' },
    ])
    expect(disagreements).toEqual([])
  })
})

describe('the lead', () => {
  test('is the agency on which all who name one agree', () => {
    const { lead, contributors } = merged({
      'finance/portal': 'theme: budget\n',
      'sindh/portal': 'lead_implementing_agency: sindh\n',
    })
    expect({ lead, contributors }).toEqual({ lead: 'sindh', contributors: ['sindh', 'finance'] })
  })

  test('else the ministry that leads the theme, even if it says nothing', () => {
    const { lead, contributors } = merged({
      'punjab/portal': 'theme: law\nlead_implementing_agency: punjab\n',
      'sindh/portal': 'lead_implementing_agency: sindh\n',
    })
    expect({ lead, contributors }).toEqual({ lead: 'justice', contributors: ['punjab', 'sindh'] })
  })

  test('else the only contributor', () => {
    expect(merged({ 'sindh/portal': 'title: A portal\n' }).lead).toBe('sindh')
  })

  test('else nobody', () => {
    const { lead, value, disagreements } = merged({
      'punjab/portal': 'title: A portal\n',
      'sindh/portal': 'title: Our portal\n',
    })
    expect(lead).toBeUndefined()
    expect(value).toEqual({})
    expect(disagreements).toMatchObject([{ about: '/title', standing: undefined }])
  })

  test('may be decided', () => {
    const { lead, settled } = merged({
      'punjab/portal': 'lead_implementing_agency: punjab\n',
      'sindh/portal': 'lead_implementing_agency: sindh\n',
      'decisions/portal': `decisions: [{about: /lead_implementing_agency, take: sindh, ${because}}]`,
    })
    expect(lead).toBe('sindh')
    expect(settled).toMatchObject([{ about: '/lead_implementing_agency', value: 'sindh' }])
  })
})

describe('decisions', () => {
  const answers = {
    'finance/portal': 'theme: budget\nend_date: 2018-12-31\n',
    'punjab/portal': 'end_date: 2018-06-30\n',
  }
  const among =
    'among: [{institution: finance, value: 2018-12-31}, {institution: punjab, value: 2018-06-30}]'
  const decided = (what: string) => ({
    'decisions/portal': `decisions:\n  - {about: /end_date, ${what}, ${because}}\n`,
  })

  test('take the answer of one, and keep the others with the reason', () => {
    const { value, disagreements, settled, origin } = merged({
      ...answers,
      ...decided(`take: punjab, ${among}`),
    })
    expect(value.end_date).toBe('2018-06-30')
    expect(disagreements).toEqual([])
    expect(settled).toMatchObject([
      {
        about: '/end_date',
        value: '2018-06-30',
        answers: [{ institution: 'finance' }, { institution: 'punjab' }],
        decision: { reason: 'So it was agreed', by: 'Meeting of 15 June', on: '2017-06-15' },
      },
    ])
    expect(origin.get('/end_date')).toMatchObject({
      institution: 'punjab',
      decision: { file: 'decisions/portal.yaml', line: 2 },
    })
  })

  test('or write a value of their own, given by the secretariat', () => {
    const { value, origin } = merged({ ...answers, ...decided(`value: 2018-09-30, ${among}`) })
    expect(value.end_date).toBe('2018-09-30')
    expect(origin.get('/end_date')).toMatchObject({
      institution: 'ead',
      place: { file: 'decisions/portal.yaml' },
    })
  })

  test('are stale once an answer has changed: the disagreement is open again', () => {
    const { value, disagreements, settled } = merged({
      ...answers,
      'punjab/portal': 'end_date: 2018-07-31\n',
      ...decided(`take: punjab, ${among}`),
    })
    expect(value.end_date).toBe('2018-12-31')
    expect(settled).toEqual([])
    expect(disagreements).toMatchObject([
      {
        standing: 'finance',
        stale: {
          place: { file: 'decisions/portal.yaml', line: 2 },
          before: [{ institution: 'finance' }, { institution: 'punjab', value: '2018-06-30' }],
        },
      },
    ])
  })

  test('are stale once whoever was taken says nothing, or someone else joins in', () => {
    const others = { ...answers, 'sindh/portal': 'end_date: 2018-12-31\n' }
    expect(merged({ ...others, ...decided('take: justice') }).settled).toEqual([])
    expect(merged({ ...others, ...decided(`take: punjab, ${among}`) }).settled).toEqual([])
    expect(merged({ ...others, ...decided('take: punjab') }).settled).toHaveLength(1)
  })

  test('the latest of two counts', () => {
    const { value } = merged({
      ...answers,
      'decisions/portal': `decisions:
  - {about: /end_date, take: punjab, ${because}}
  - {about: /end_date, value: 2018-09-30, ${because}}
`,
    })
    expect(value.end_date).toBe('2018-09-30')
  })

  test('drop an item of a list, and keep what was said', () => {
    const { chapters, removed } = draftOf({
      'finance/portal': `
theme: budget
supporting_agencies: [punjab, sindh]
milestones: [{id: launch, activity: Launch}, {id: party, activity: Celebrate}]
`,
      'decisions/portal': `decisions:
  - {drop: /milestones/party, ${because}}
  - {drop: /supporting_agencies/punjab, ${because}}
`,
    })
    const [commitment] = commitmentsOf({ chapters, removed })
    expect(commitment?.value.milestones).toEqual([{ id: 'launch', activity: 'Launch' }])
    expect(commitment?.value.supporting_agencies).toEqual(['sindh'])
    expect(removed).toMatchObject([
      { about: '/supporting_agencies/punjab', answers: [{ value: 'punjab' }] },
      {
        commitment: 'portal',
        about: '/milestones/party',
        decision: { reason: 'So it was agreed' },
        answers: [{ institution: 'finance', value: { id: 'party', activity: 'Celebrate' } }],
      },
    ])
  })

  test('join a contribution that was filed under another id', () => {
    const { id, contributors, value } = merged({
      'finance/portal': 'theme: budget\ntitle: A portal\n',
      'punjab/web-site': 'end_date: 2018-06-30\n',
      'decisions/portal': `decisions: [{join: {institution: punjab, filed_as: web-site}, ${because}}]`,
    })
    expect({ id, contributors }).toEqual({ id: 'portal', contributors: ['finance', 'punjab'] })
    expect(value).toMatchObject({ title: 'A portal', end_date: '2018-06-30' })
  })

  test('withdraw a commitment, whose contributions stay on record', () => {
    const { chapters, removed } = draftOf({
      'finance/portal': 'theme: budget\ntitle: A portal\n',
      'finance/first': 'theme: budget\n',
      'decisions/portal': `decisions: [{withdraw: true, ${because}}]`,
    })
    expect(commitmentsOf({ chapters, removed }).map(({ id }) => id)).toEqual(['first'])
    expect(removed).toMatchObject([
      { commitment: 'portal', answers: [{ institution: 'finance', value: { title: 'A portal' } }] },
    ])
  })

  test('rename a commitment; decisions of its old name go with it', () => {
    const { id, value } = merged({
      ...answers,
      'decisions/portal': `decisions:
  - {rename: open-data, ${because}}
  - {about: /end_date, take: punjab, ${among}, ${because}}
`,
    })
    expect({ id, end: value.end_date }).toEqual({ id: 'open-data', end: '2018-06-30' })
  })
})

describe('gaps', () => {
  test('are the questions that a complete commitment answers, also of its milestones', () => {
    const { gaps } = merged({
      'finance/portal': `
title: A portal
public_problem: There is none.
commitment_description: There will be one.
start_date: 2017-07-01
lead_implementing_agency: finance
milestones: [{id: launch, activity: Launch}]
`,
    })
    expect(gaps).toEqual([
      '/theme',
      '/end_date',
      '/contribution',
      '/ogp_values',
      '/milestones/launch/end_date',
    ])
  })

  test('a province needs no theme for a commitment of its own', () => {
    expect(merged({ 'sindh/portal': 'title: A portal\n' }).gaps).not.toContain('/theme')
    expect(merged({ 'finance/portal': 'title: A portal\n' }).gaps).toContain('/theme')
  })

  test('are placed at the nearest thing that was written', () => {
    const { place } = merged({ 'finance/portal': 'title: A portal\nmilestones:\n  - id: launch\n' })
    expect(place('/milestones/launch/end_date')).toMatchObject({
      file: 'submissions/finance/portal.yaml',
      line: 3,
    })
    expect(place('/end_date')).toMatchObject({ file: 'submissions/finance/portal.yaml', line: 1 })
  })
})

test('chapters: themes in the order of the plan, then provinces, then what has no place', () => {
  const { chapters } = draftOf({
    'sindh/own': 'title: Of Sindh\n',
    'sindh/shared': 'theme: law\nlevel: federal\n',
    'finance/first': 'theme: budget\n',
    'finance/second': 'theme: budget\n',
    'finance/also': 'theme: budget\n',
    'finance/homeless': 'title: Where to?\n',
  })
  const outline = chapters.map(({ number, kind, id, commitments }) => [
    `${number} ${kind} ${id}`,
    ...commitments.map((commitment) => `${commitment.number} ${commitment.id}`),
  ])
  expect(outline).toEqual([
    ['1 theme budget', '1.1 second', '1.2 first', '1.3 also'],
    ['2 theme law', '2.1 shared'],
    ['3 province punjab'],
    ['4 province sindh', '4.1 own'],
    ['5 unplaced unplaced', '5.1 homeless'],
  ])
})
