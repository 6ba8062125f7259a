import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formDocument } from '../../src/compose/exchange/form-document.ts'
import { formWorkbook } from '../../src/compose/exchange/form-workbook.ts'
import { languageOf } from '../../src/compose/language.ts'
import { readPlan } from '../../src/load/read.ts'
import type { Form } from '../../src/model/exchange/form.ts'
import type { Received } from '../../src/model/exchange/received.ts'
import type { Against } from '../../src/model/exchange/understood.ts'
import type { Contribution } from '../../src/model/files/contribution.ts'
import { inMarkdownWords } from '../../src/model/markdown/markdown-words.ts'
import type { PlanFolder } from '../../src/model/plan.ts'
import { load, mergeOf } from '../../src/pipeline/states.ts'
import { canonical } from '../../src/plain/canonical.ts'
import { valueDifferences } from '../../src/plain/value-differences.ts'
import { receive } from '../../src/receive/receive.ts'
import { docx } from '../../src/render/formats/docx.ts'
import { excelOf } from '../../src/render/workbook.ts'
import { documentWords } from '../../src/tasks/plan/house-style.ts'
import { understandForm } from '../../src/understand/form.ts'
import { inSingleSpaces } from '../../src/understand/reading.ts'
import { documentOf } from '../support/generated-plan.ts'
import { runs } from '../support/runs.ts'

// Whatever an institution has said, a form says it, and what is changed in the form arrives, and nothing else.

const sample = mergeOf(load(readPlan(join(import.meta.dirname, '../../plan')).sources))
const words = documentWords('en', undefined)
const language = languageOf('en', words)

const institution = fc.constantFrom(
  'sindh',
  'punjab',
  'finance-division',
  'law-and-justice-division',
)
const line = fc.constantFrom(
  'A portal',
  'Open data: “who, what & when”',
  '1. First things first',
  'Half * of it, <b>really</b> #5',
  'شفاف بجٹ، سب کے لیے',
  'a_b_c and 2*3*4',
)
const prose = fc.constantFrom(
  'Nobody knows what is spent.',
  'One line\nthat goes on in the next,\nand ends here.\n',
  'First.\n\nSecond, with **strong** words and *others*.\n',
  'Three things:\n\n- one\n- two, which\n  goes on\n- three\n',
  '1. First\n2. Second\n',
  'See [the law](https://www.opengovpartnership.org/) of 2016.',
  'کوئی نہیں جانتا کہ کتنا خرچ ہوا۔\n\nدوسرا پیراگراف۔\n',
)
const date = fc.constantFrom('2017-07-01', '2018-06', '2018-12-31')
const few = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1, maxLength: 3 })
const optional = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { requiredKeys: [] })

const short = fc.constantFrom('Data sets in use', '40 | 50', 'a; b', 'half \\ whole', 'حصہ')
const indicator = fc.record(
  {
    id: fc.constantFrom('use', 'reach'),
    text: short,
    baseline: short,
    target: short,
    date,
    lead: institution,
  },
  { requiredKeys: ['id', 'text'] },
)
const link = fc.record(
  {
    label: line,
    address: fc.constantFrom('https://www.example.org/a?b=1|2', 'http://example.org/_x_(y)'),
  },
  { requiredKeys: ['address'] },
)
const contact = fc.record({
  name: line,
  phone: fc.constant('+92-51-9200000'),
  public: fc.boolean(),
})

const milestone = fc.record(
  {
    id: fc.constantFrom('portal', 'report', 'law'),
    activity: line,
    deliverable: line,
    start_date: date,
    end_date: date,
    deadline_text: line,
    lead: institution,
    supporting: few(institution),
    indicators: fc.uniqueArray(indicator, {
      selector: ({ text }) => text,
      minLength: 1,
      maxLength: 3,
    }),
  },
  { requiredKeys: ['id', 'activity'] },
)

const contribution: fc.Arbitrary<Contribution> = optional({
  title: line,
  theme: fc.constantFrom(...sample.folder.plan.value.themes.map(({ id }) => id)),
  level: fc.constantFrom('federal' as const, 'provincial' as const),
  lead_implementing_agency: institution,
  supporting_agencies: few(institution),
  other_actors: fc.record({ civil_society: few(line), working_groups: few(line) }),
  start_date: date,
  end_date: date,
  public_problem: prose,
  commitment_description: prose,
  contribution: prose,
  ogp_values: fc.record({ access_to_information: line, civic_participation: prose }),
  additional_information: fc.record({
    budget: line,
    sdgs: few(fc.constantFrom('16', '16.10', '5')),
  }),
  milestones: fc.uniqueArray(milestone, { selector: ({ id }) => id, minLength: 1, maxLength: 3 }),
  links: fc.uniqueArray(link, { selector: canonical, minLength: 1, maxLength: 3 }),
  contact,
  further_contacts: fc.uniqueArray(contact, { selector: canonical, minLength: 1, maxLength: 3 }),
  note: prose,
}) as fc.Arbitrary<Contribution>

const id = 'open-data'

/** The sample plan, in which Sindh has said this one thing. */
function planSaying(value: Contribution) {
  const file = `submissions/sindh/${id}.yaml`
  const folder: PlanFolder = {
    ...sample.folder,
    contributions: [
      {
        institution: 'sindh',
        commitment: id,
        document: documentOf(file, value),
        leftOut: [],
        answered: [],
      },
    ],
  }
  return { folder, draft: { chapters: [], removed: [] } }
}

function formSaying(value: Contribution): Form {
  const commitments = [
    { id, isNew: false, value: { ...value } },
    { id: 'new-1', isNew: true, value: {} },
  ]
  return { institution: 'sindh', base: undefined, commitments }
}

const inExcel = async (form: Form, folder: PlanFolder) =>
  receive(excelOf(formWorkbook(form, settingOf(folder))), 'form.xlsx')

async function inWord(form: Form, folder: PlanFolder) {
  const dress = { name: 'form', page: '', css: '', fonts: [] }
  const [file] = await docx.write(formDocument(form, settingOf(folder)), dress, new Map())
  return receive(Buffer.from(file?.content ?? ''), 'form.docx')
}

function settingOf(folder: PlanFolder) {
  return { folder, language, titles: new Map<string, string>(), due: undefined }
}

function said(file: Received, base: Contribution) {
  const plan = planSaying(base)
  const against: Against = {
    today: plan,
    base: { ...plan, state: { kind: 'files' } },
    sender: undefined,
    on: '2017-06-12',
    via: 'email',
    name: 'form',
  }
  return understandForm(file, against)
}

const kinds = [
  ['Excel', inExcel, 100],
  ['Word', inWord, 60],
] as const

test.each(kinds)('a form in %s that nobody has changed says nothing', async (_, written, many) => {
  await fc.assert(
    fc.asyncProperty(contribution, async (value) => {
      const file = await written(formSaying(value), planSaying(value).folder)
      const { answers, faults } = said(file, value)
      expect({ answers, faults }).toEqual({ answers: [], faults: [] })
    }),
    { numRuns: runs(many) },
  )
})

test.each(kinds)(
  'a form in %s says what was written into it, field by field',
  async (_, written, many) => {
    await fc.assert(
      fc.asyncProperty(contribution, contribution, async (before, other) => {
        const after = withStepsOf(before, other)
        const file = await written(formSaying(after), planSaying(after).folder)
        const { answers, faults } = said(file, before)
        expect(faults).toEqual([])
        const found = answers.map((one) => [one.pointer, told(unnamed(one.after))])
        const wanted = expected(unnamed(before), unnamed(after))
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted))
      }),
      { numRuns: runs(many) },
    )
  },
)

/** A row that has a name has had it since the form was made. */
function withStepsOf(
  { milestones: known = [] }: Contribution,
  { milestones, ...rest }: Contribution,
) {
  const ids = known.map((one) => one.id)
  const left = milestones?.filter((one) => ids.includes(one.id)) ?? []
  return { ...rest, ...(left.length > 0 && { milestones: left }) }
}

/** Without the ids of what is listed within a milestone, which no form shows. */
function unnamed(value: unknown): unknown {
  if (!Array.isArray(value) && Object(value) !== value) return value
  return JSON.parse(
    JSON.stringify(value, (name, one) =>
      Array.isArray(one) && name !== 'milestones'
        ? one.map((item) => (Object(item) === item ? { ...item, id: undefined } : item))
        : one,
    ),
  )
}

/** Marks and lines of Markdown may be typed otherwise, and say the same. */
function told(value: unknown): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'string' ? inSingleSpaces(inMarkdownWords(value)) : canonical(value)
}

/** Every question that is answered otherwise; a milestone that is gone is one question. */
function expected(before: unknown, after: unknown) {
  return valueDifferences(before, after).flatMap(({ pointer, before: was, after: is }) =>
    leavesOf(pointer, was, is),
  )
}

function leavesOf(pointer: string, was: unknown, is: unknown): (readonly [string, string])[] {
  const isRow = /^\/milestones\/[^/]+$/.test(pointer)
  const group = [was, is].find(
    (one) => typeof one === 'object' && one !== null && !Array.isArray(one),
  )
  const isList = pointer === '/milestones'
  if (isRow && is === undefined) return [[pointer, 'nothing']]
  if (!group && !isList) return [[pointer, told(is)]]
  return valueDifferences(was ?? (isList ? [] : {}), is ?? (isList ? [] : {}), pointer)
    .filter((one) => !one.pointer.endsWith('/id'))
    .flatMap((one) => leavesOf(one.pointer, one.before, one.after))
}
