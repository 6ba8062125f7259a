import { describe, expect, test } from 'vitest'
import { parse } from '../../src/load/parse.ts'
import type { ReceivedWorkbook } from '../../src/model/exchange/received.ts'
import type { Understood } from '../../src/model/exchange/understood.ts'
import { mappingFrom, mappingText } from '../../src/model/incoming/plan-mapping.ts'
import { textSource } from '../../src/model/source.ts'
import { receiveList, receiveRecords } from '../../src/pipeline/incoming.ts'
import { understandPlan } from '../../src/understand/plan/plan.ts'
import { against } from '../support/against.ts'

function table(...rows: readonly (readonly string[])[]): ReceivedWorkbook {
  const cells = rows.map((row) =>
    row.map((text) => ({ text, type: text === '' ? ('empty' as const) : ('text' as const) })),
  )
  return {
    kind: 'workbook',
    properties: {},
    savedBy: undefined,
    sheets: [{ name: '', isHidden: false, rows: cells }],
    remarks: [],
  }
}

const here = against({ sender: undefined, name: 'freedonia.csv' })

const said = ({ answers }: Understood, commitment: string) =>
  Object.fromEntries(
    answers
      .filter((one) => one.commitment === commitment)
      .map(({ pointer, after }) => [pointer, after]),
  )

describe('a plan in a table', () => {
  const head = ['No.', 'Commitment title', 'Thematic area', 'Lead agency', 'End date', 'Status']

  test('gives the answers of the institutions that lead, under ids made of the titles', () => {
    const understood = understandPlan(
      table(
        head,
        [
          '1',
          'Open the registers',
          'Access to Information',
          'Finance Division',
          '30 June 2018',
          'late',
        ],
        ['2', 'کھلا بجٹ', '', 'punjab', '2018-06', ''],
      ),
      here,
    )
    expect(
      understood.answers.map(({ institution, commitment }) => `${institution}/${commitment}`),
    ).toEqual([
      ...Array(4).fill('finance-division/open-the-registers'),
      ...Array(3).fill('punjab/commitment-2'),
    ])
    expect(said(understood, 'open-the-registers')).toEqual({
      '/title': 'Open the registers',
      '/theme': 'access-to-information',
      '/lead_implementing_agency': 'finance-division',
      '/end_date': '2018-06-30',
    })
    expect(understood.answers[0]?.at).toBe('row 2, “Commitment title”')
    expect(understood.remarks).toContain(
      'This column has no place in the plan, and nothing of it is taken in: “Status” (1 value).',
    )
    expect(understood.mapping?.new).toEqual({ institutions: [], themes: [] })
  })

  test('is all of one institution where somebody says so', () => {
    const { answers } = understandPlan(table(['Title'], ['Open it']), {
      ...here,
      sender: { kind: 'institution', id: 'sindh' },
    })
    expect(answers.map(({ institution }) => institution)).toEqual(['sindh'])
  })

  test('of nobody, or without titles, is told and not taken in', () => {
    expect(understandPlan(table(['Title'], ['Open it']), here).faults[0]?.message).toContain(
      'no institution that is named',
    )
    expect(
      understandPlan(table(['Lead agency', 'Budget'], ['Sindh', 'none']), here).faults[0]?.message,
    ).toContain('No column gives a title')
  })

  test('brings institutions and thematic areas that the plan does not have', () => {
    const { mapping, answers, remarks } = understandPlan(
      table(
        ['Title', 'Theme', 'Lead', 'Supporting agencies'],
        ['One', '1. Clean water', 'Ministry of Water (MoW)', 'Water Board; Sindh'],
        ['Two', 'Clean Water', 'MoW', 'Ministry of Watr'],
      ),
      here,
    )
    expect(mapping?.new).toEqual({
      institutions: [
        { id: 'mow', name: 'Ministry of Water', short_name: 'MoW', level: 'federal' },
        { id: 'water-board', name: 'Water Board', level: 'federal', submits: false },
        { id: 'ministry-of-watr', name: 'Ministry of Watr', level: 'federal', submits: false },
      ],
      themes: [{ id: 'clean-water', name: 'Clean water' }],
    })
    expect(new Set(answers.map(({ institution }) => institution))).toEqual(new Set(['mow']))
    expect(remarks.join(' ')).toContain(
      '“Ministry of Watr” is so like “Ministry of Water” that one may be a slip for the other.',
    )
  })

  test('has milestones in numbered columns, in a list, or one in each row', () => {
    const numbered = understandPlan(
      table(
        ['Title', 'Lead', 'Milestone 1', 'Milestone 1: due', 'Milestone 2', 'Milestone 2 lead'],
        ['One', 'Sindh', 'Publish it', 'March 2018', 'Print it', 'Punjab'],
      ),
      here,
    )
    expect(said(numbered, 'one')).toMatchObject({
      '/milestones/publish-it/activity': 'Publish it',
      '/milestones/publish-it/end_date': '2018-03',
      '/milestones/print-it/activity': 'Print it',
      '/milestones/print-it/lead': 'punjab',
    })
    const listed = understandPlan(
      table(
        ['Title', 'Lead', 'Milestones'],
        ['One', 'Sindh', '1. Publish it\n2. Print it\nin colour'],
      ),
      here,
    )
    expect(Object.keys(said(listed, 'one')).filter((one) => one.endsWith('/activity'))).toEqual([
      '/milestones/publish-it/activity',
      '/milestones/print-it-in-colour/activity',
    ])
    const inline = understandPlan(
      table(
        ['Title', 'Lead', 'Next steps'],
        ['One', 'Sindh', 'a. Publish it. b. Print it. c. Sell it.'],
      ),
      here,
    )
    expect(Object.values(said(inline, 'one')).slice(-3)).toEqual([
      'Publish it.',
      'Print it.',
      'Sell it.',
    ])
    const rows = understandPlan(
      table(
        ['Title', 'Lead', 'Milestone activity', 'Milestone due date'],
        ['One', 'Sindh', 'Publish it', '2018-03'],
        ['', '', 'Print it', 'some day'],
        ['Two', 'Sindh', 'Publish it', ''],
      ),
      here,
    )
    expect(said(rows, 'one')).toMatchObject({
      '/milestones/publish-it/end_date': '2018-03',
      '/milestones/print-it/deadline_text': 'some day',
    })
    expect(said(rows, 'two')).toHaveProperty(['/milestones/publish-it/activity'])
  })

  test('has dates in anybody’s way of writing, and what is none stays in words', () => {
    const understood = understandPlan(
      table(
        ['Title', 'Lead', 'Start date', 'End date'],
        ['One', 'Sindh', '15/07/2017', '01/02/2018'],
        ['Two', 'Sindh', '2017-07-01 00:00', 'when it is done'],
        ['Three', 'Sindh', '', 'July 2017 to June 2018'],
      ),
      here,
    )
    expect(said(understood, 'one')).toMatchObject({
      '/start_date': '2017-07-15',
      '/end_date': '2018-02-01',
    })
    expect(said(understood, 'two')).toMatchObject({
      '/start_date': '2017-07-01',
      '/note': 'End date: when it is done',
    })
    expect(said(understood, 'three')).toMatchObject({
      '/start_date': '2017-07',
      '/end_date': '2018-06',
    })
    expect(understood.remarks).toContain(
      '“End date” is no date; it stays in words: “when it is done”.',
    )
    const unclear = understandPlan(
      table(['Title', 'Lead', 'End date'], ['One', 'Sindh', '01/02/2018']),
      here,
    )
    expect(said(unclear, 'one')).toMatchObject({ '/note': 'End date: 01/02/2018' })
    expect(unclear.remarks.join()).toContain('can be read as two dates')
  })

  test('serves the values that it names', () => {
    const understood = understandPlan(
      table(
        ['Title', 'Lead', 'Relevance to OGP values'],
        [
          'One',
          'Sindh',
          'Transparency, because it is published; technology and innovation for openness and accountability',
        ],
        ['Two', 'Sindh', 'It is modern'],
      ),
      here,
    )
    expect(said(understood, 'one')).toMatchObject({
      '/ogp_values/access_to_information': 'Transparency, because it is published',
      '/ogp_values/technology_and_innovation':
        'technology and innovation for openness and accountability',
    })
    expect(said(understood, 'two')).toMatchObject({
      '/note': 'Relevance to OGP values: It is modern',
    })
  })

  test('has one lead, and others beside it', () => {
    const understood = understandPlan(
      table(
        ['Title', 'Lead', 'Policy area', 'Cluster', 'Website'],
        ['One', 'Sindh; Punjab', 'Budget', 'Openness', 'More: https://a.example/'],
      ),
      here,
    )
    expect(said(understood, 'one')).toMatchObject({
      '/lead_implementing_agency': 'sindh',
      '/co_leads': ['punjab'],
      '/policy_areas': ['Budget'],
      '/cluster': 'Openness',
      '/links': [{ label: 'More', address: 'https://a.example/' }],
    })
  })

  test('gives no two commitments one id, and one that the plan has under this title its own', () => {
    const { answers } = understandPlan(
      table(
        ['Title', 'Lead'],
        ['Open it', 'Sindh'],
        ['Open it!', 'Punjab'],
        ['Legal aid', 'Sindh'],
      ),
      here,
    )
    expect(new Set(answers.map(({ commitment }) => commitment))).toEqual(
      new Set(['open-it', 'open-it-2', 'legal-aid-2']),
    )
    const known = here.today.folder.contributions.find(({ document }) => document.value.title)
    const again = understandPlan(
      table(['Title', 'Lead'], [known?.document.value.title ?? '', known?.institution ?? '']),
      here,
    )
    expect(again.answers[0]?.commitment).toBe(known?.commitment)
  })

  test('says what is too long, and shortens only a title, which then stands whole in the description', () => {
    const title = 'Open every register of the land '.repeat(12).trim()
    const understood = understandPlan(
      table(['Title', 'Lead', 'Milestone 1'], [title, 'Sindh', 'x '.repeat(1_500)]),
      here,
    )
    const [id = ''] = understood.answers.map(({ commitment }) => commitment)
    expect(String(said(understood, id)['/title'])).toMatch(/…$/)
    expect(said(understood, id)['/commitment_description']).toBe(
      `${title}\n\nMilestone 1: ${'x '.repeat(1_500).trim()}`,
    )
    expect(understood.remarks.join()).toContain('“Milestone 1” is longer than its field can be')
  })

  test('may have a title above its table, and merged and unnamed cells', () => {
    const received = table(
      ['National Action Plan', ''],
      ['Title', 'Lead', ''],
      ['One', 'Sindh', 'extra'],
      ['Two', '', ''],
    )
    const [sheet] = received.sheets
    const rows = (sheet?.rows ?? []).map((row, number) =>
      row.map((one, column) =>
        number === 3 && column === 1 ? { ...one, mergedInto: { row: 2, column: 1 } } : one,
      ),
    )
    const understood = understandPlan(
      { ...received, sheets: [{ name: 'Plan', isHidden: false, rows }] },
      here,
    )
    expect(said(understood, 'two')).toMatchObject({ '/lead_implementing_agency': 'sindh' })
    expect(understood.remarks.join(' ')).toContain('“National Action Plan”')
    expect(understood.remarks.join(' ')).toContain('“column C” (1 value)')
  })
})

describe('the mapping of a plan', () => {
  const plan = table(
    ['Title', 'Lead', 'What it brings', 'Internal'],
    ['One', 'The big ministry', 'Much', 'x'],
  )

  test('is proposed, kept as YAML, and read again as the same', () => {
    const { mapping } = understandPlan(plan, here)
    if (!mapping) throw new Error('There is no mapping.')
    const { document } = parse(textSource('x.yaml', mappingText(mapping, 'x.csv')))
    expect(mappingFrom(document?.value as Record<string, unknown>)).toEqual({ mapping })
  })

  test('is followed as people have corrected it', () => {
    const understood = understandPlan(plan, {
      ...here,
      mapping: {
        tables: {
          freedonia: {
            columns: {
              Title: 'title',
              Lead: 'institution',
              'What it brings': 'note',
              Internal: 'ignore',
            },
          },
        },
        values: {
          institution: { 'The big ministry': 'finance-division' },
          theme: {},
          ogp_value: {},
        },
        new: { institutions: [], themes: [] },
      },
    })
    expect(
      understood.answers.map(({ institution, pointer, after }) => [institution, pointer, after]),
    ).toEqual([
      ['finance-division', '/title', 'One'],
      ['finance-division', '/note', 'What it brings: Much'],
    ])
    expect(understood.remarks).toEqual([])
  })

  test.each([
    ['no field', { tables: { x: { columns: { Title: 'titel' } } } }],
    ['no part', { table: {} }],
    ['no columns', { tables: {} }],
  ])('with %s is refused in words', (_, fields) => {
    expect(mappingFrom(fields)).toHaveProperty('message')
  })
})

describe('a plan in files and lists', () => {
  const put = (file: string, text: string) => textSource(file, text)

  test('with fields at their head, a folder for steps among them', async () => {
    const files = [
      put('commitments/A1.md', '---\ntitle: Open it\ncommitment_id: A1\ntheme: Clean water\n---\n'),
      put(
        'steps/a1-1.md',
        '---\ntitle: "Publish <b>it</b><br>now"\ncommitment_id: A1\nagency: Sindh<br>Punjab\n---\nSee [this](https://a.example/).\n',
      ),
      put('steps/a1-2.md', '---\ntitle: Print it\ncommitment_id: A1\nagency: Punjab\n---\n'),
      put('about.md', 'No fields.\n'),
      put('broken.md', '---\ntitle: [\n---\n'),
    ]
    const understood = understandPlan(await receiveRecords(files, 'us'), { ...here, name: 'us' })
    expect(said(understood, 'open-it')).toEqual({
      '/title': 'Open it',
      '/theme': 'clean-water',
      '/milestones/publish-it-now/activity': 'Publish **it**\n\nnow',
      '/milestones/publish-it-now/lead': 'sindh',
      '/milestones/publish-it-now/supporting': ['punjab'],
      '/milestones/print-it/activity': 'Print it',
      '/milestones/print-it/lead': 'punjab',
    })
    expect(understood.answers[0]?.at).toBe('commitments/A1.md, “title”')
    expect(understood.remarks.join(' ')).toMatch(/“about.md” has no fields.*“broken.md”, line 2/)
  })

  test('in which groups hold lists of groups', async () => {
    const list = [
      {
        id: 'C1',
        title: 'Open it',
        milestones: [
          {
            text: 'For readers',
            indicators: [{ text: 'Publish it', due: '2018-03', lead: 'Sindh' }],
          },
          {
            text: 'For others',
            indicators: [{ text: 'Print it', due: '2018-04', lead: 'Punjab' }],
          },
        ],
      },
    ]
    const received = await receiveList(Buffer.from(JSON.stringify(list)), 'ca.json')
    expect(said(understandPlan(received, { ...here, name: 'ca.json' }), 'open-it')).toEqual({
      '/title': 'Open it',
      '/milestones/publish-it/activity': 'Publish it',
      '/milestones/publish-it/deliverable': 'For readers',
      '/milestones/publish-it/end_date': '2018-03',
      '/milestones/publish-it/lead': 'sindh',
      '/milestones/print-it/activity': 'Print it',
      '/milestones/print-it/deliverable': 'For others',
      '/milestones/print-it/end_date': '2018-04',
      '/milestones/print-it/lead': 'punjab',
    })
  })
})
