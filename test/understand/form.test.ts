import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formDocument } from '../../src/compose/exchange/form-document.ts'
import { formWorkbook } from '../../src/compose/exchange/form-workbook.ts'
import { languageOf } from '../../src/compose/language.ts'
import { readPlan } from '../../src/load/read.ts'
import { type Form, milestoneQuestions } from '../../src/model/exchange/form.ts'
import type {
  ReceivedCell,
  ReceivedDocument,
  ReceivedParagraph,
  ReceivedPiece,
  ReceivedRow,
  ReceivedWorkbook,
} from '../../src/model/exchange/received.ts'
import type { Against } from '../../src/model/exchange/understood.ts'
import { labelLanguages } from '../../src/model/languages/field-labels.ts'
import { load, mergeOf } from '../../src/pipeline/states.ts'
import { receive } from '../../src/receive/receive.ts'
import { docx } from '../../src/render/formats/docx.ts'
import { documentWords } from '../../src/tasks/plan/house-style.ts'
import { understandForm } from '../../src/understand/form.ts'
import { withMilestoneIds } from '../../src/understand/form-names.ts'
import { returned, textCell, withCells } from '../support/returned.ts'

const plan = mergeOf(load(readPlan(join(import.meta.dirname, '../../plan')).sources))
const state = { kind: 'files' } as const
const setting = {
  folder: plan.folder,
  language: languageOf('en', documentWords('en', undefined)),
  titles: new Map<string, string>(),
  due: undefined,
}

function formOf(institution: string): Form {
  const own = plan.folder.contributions.filter((one) => one.institution === institution)
  return {
    institution,
    base: undefined,
    commitments: [
      ...own.map(({ commitment, document }) => ({
        id: commitment,
        isNew: false,
        value: { ...document.value },
      })),
      { id: 'new-1', isNew: true, value: {} },
    ],
  }
}

const against = (institution: string): Against => ({
  today: plan,
  base: { ...plan, state },
  sender: { kind: 'institution', id: institution },
  on: '2017-06-12',
  via: 'email',
  name: 'form.xlsx',
})

const institutions = [...new Set(plan.folder.contributions.map(({ institution }) => institution))]

test.each(institutions)(
  'a form in Excel that comes back from %s as it went out says nothing',
  (institution) => {
    const file = returned(formWorkbook(formOf(institution), setting))
    const { answers, faults, remarks } = understandForm(file, against(institution))
    expect({ answers, faults, remarks }).toEqual({ answers: [], faults: [], remarks: [] })
  },
)

test.each(institutions)(
  'a form in Word that comes back from %s as it went out says nothing',
  async (institution) => {
    const { answers, faults, remarks } = understandForm(
      await wordForm(institution),
      against(institution),
    )
    expect({ answers, faults, remarks }).toEqual({ answers: [], faults: [], remarks: [] })
  },
)

async function wordForm(institution: string) {
  const [file] = await docx.write(formDocument(formOf(institution), setting), dress, new Map())
  return receive(Buffer.from(file?.content ?? ''), 'form.docx')
}

const dress = { name: 'form', page: '', css: '', fonts: [] }

const sindh = 'sindh'
const own = plan.folder.contributions.find(
  ({ institution, document }) =>
    institution === sindh && document.value.public_problem !== undefined,
)
const id = own?.commitment ?? ''
const value = own?.document.value ?? {}
const [step] = value.milestones ?? []
const sheets = () => returned(formWorkbook(formOf(sindh), setting))

function understood(file: ReceivedWorkbook) {
  return understandForm(file, against(sindh))
}

/** The answer beside a question, or in the column of a milestone, said anew. */
function answered(file: ReceivedWorkbook, key: string, cell: ReceivedCell, column = 3) {
  return withCells(file, (before, at) => (at.key === key && at.column === column ? cell : before))
}

const columnOfStep = (pointer: string) =>
  2 + milestoneQuestions().findIndex((question) => question.pointer === pointer)

test('what is new has no id that others have, though a decision has joined what they filed under another', () => {
  const khyber = 'khyber-pakhtunkhwa'
  const file = withCells(
    returned(formWorkbook(formOf(khyber), setting)),
    (before, { key, column }) => {
      if (key !== 'open-data/milestones/new-1') return before
      if (column === columnOfStep('/activity')) return textCell('Language search')
      return before
    },
  )
  const { answers } = understandForm(file, against(khyber))
  expect(answers.map(({ pointer }) => pointer)).toEqual(['/milestones/language-search-2/activity'])
})

test('an answer that was changed is told with what it was, what it is, and where it stands', () => {
  const { answers } = understood(answered(sheets(), `${id}/end_date`, textCell('31 December 2018')))
  expect(answers).toEqual([
    {
      institution: sindh,
      commitment: id,
      pointer: '/end_date',
      before: value.end_date,
      after: '2018-12-31',
      at: expect.stringMatching(/^sheet “Commitments”, row \d+$/),
    },
  ])
})

test('names of institutions and thematic areas stand for ids, and a list is one a line', () => {
  const lead = answered(sheets(), `${id}/lead_implementing_agency`, textCell('Finance Division'))
  const { answers } = understood(
    answered(
      lead,
      `${id}/supporting_agencies`,
      textCell('• Law & Justice\nPunjab; Finance Division'),
    ),
  )
  expect(answers.map(({ pointer, after }) => [pointer, after])).toEqual([
    ['/lead_implementing_agency', 'finance-division'],
    ['/supporting_agencies', ['law-and-justice-division', 'punjab', 'finance-division']],
  ])
})

const unclear: readonly (readonly [string, ReceivedCell, RegExp])[] = [
  ['a date that can be read in two ways', textCell('06/07/2017'), /6 July 2017 and as 7 June 2017/],
  ['words that are no date', textCell('soon'), /“soon” is no date/],
  ['a formula', { text: '2018-12-31', type: 'day', isFormula: true }, /reckoned by a formula/],
  ['words that begin as a formula does', textCell('=A1'), /begins as a formula does/],
  [
    'a cell that is one with another',
    { text: '', type: 'empty', mergedInto: { row: 1, column: 3 } },
    /is one with another/,
  ],
  ['a fault of Excel', { text: '#NAME?', type: 'error' }, /“#NAME\?”/],
]

test.each(unclear)('%s is not taken in, and told', (_, cell, message) => {
  const { answers, faults } = understood(answered(sheets(), `${id}/end_date`, cell))
  expect(answers).toEqual([])
  expect(faults).toEqual([
    {
      at: expect.stringMatching(/^sheet “Commitments”, row/),
      place: { sheet: 'Commitments', row: expect.any(Number) },
      message: expect.stringMatching(message),
      help: expect.stringMatching(/^[A-Z].*\.$/),
      answer: { commitment: id, pointer: '/end_date', words: expect.any(String) },
      why: {
        word: expect.stringMatching(/^receipt_fault_(date|cell)$/),
        blanks: expect.any(Object),
      },
    },
  ])
})

test('an answer that was emptied, and a milestone that is not there any more, are questions', () => {
  const emptied = answered(sheets(), `${id}/public_problem`, textCell(''))
  const file = mapSheet(emptied, 'Milestones', (rows) =>
    rows.filter(([key]) => key?.text !== `${id}/milestones/${step?.id}`),
  )
  expect(understood(file).answers).toMatchObject([
    {
      pointer: '/public_problem',
      before: value.public_problem,
      after: undefined,
      doubt: 'emptied',
    },
    { pointer: `/milestones/${step?.id}`, before: step, after: undefined, doubt: 'row-missing' },
  ])
})

test('a sheet that is gone is told, and says nothing about what stood in it', () => {
  const { sheets: all, ...rest } = sheets()
  const { answers, remarks } = understood({
    ...rest,
    sheets: all.filter(({ name }) => name !== 'Milestones'),
  })
  expect(answers).toEqual([])
  expect(remarks).toEqual([
    'It has no sheet “Milestones”, so what stood there stays as it is in the plan.',
  ])
})

test('a new milestone gets an id from its activity, and a new commitment one from its name', () => {
  const row = `${id}/milestones/new-1`
  const one = answered(
    sheets(),
    row,
    textCell('Train 200 clerks in every district'),
    columnOfStep('/activity'),
  )
  const two = answered(one, row, { text: '2018-12-31', type: 'day' }, columnOfStep('/end_date'))
  const three = answered(two, 'new-1/title', textCell('Open libraries'))
  const { answers, faults } = understood(
    answered(three, 'new-1/milestones/new-2', textCell('Open ten'), columnOfStep('/activity')),
  )
  expect(faults).toEqual([])
  expect(answers.map(({ commitment, pointer, after }) => [commitment + pointer, after])).toEqual([
    ['open-libraries/title', 'Open libraries'],
    [
      `${id}/milestones/train-200-clerks-in-every-district/activity`,
      'Train 200 clerks in every district',
    ],
    [`${id}/milestones/train-200-clerks-in-every-district/end_date`, '2018-12-31'],
    ['open-libraries/milestones/open-ten/activity', 'Open ten'],
  ])
})

test('a new milestone without an activity, and a new commitment without a name, are told', () => {
  const one = answered(
    sheets(),
    `${id}/milestones/new-1`,
    { text: '2018-12-31', type: 'day' },
    columnOfStep('/end_date'),
  )
  const { answers, faults } = understood(
    answered(one, 'new-1/public_problem', textCell('Nobody knows.')),
  )
  expect(answers).toEqual([])
  expect(faults.map(({ message }) => message)).toEqual([
    'A new commitment has answers and no name, so none of them was taken in.',
    'A new milestone does not say what will be done, so it was not taken in.',
  ])
})

const blank: ReceivedCell = { text: '', type: 'empty' }
const moved: readonly (readonly [string, (file: ReceivedWorkbook) => ReceivedWorkbook])[] = [
  [
    'rows in another order',
    (file) => mapRows(file, (rows) => [...rows.slice(0, 2), ...rows.slice(2).toReversed()]),
  ],
  [
    'rows put in',
    (file) => mapRows(file, (rows) => rows.flatMap((row) => [row, [blank, blank, blank, blank]])),
  ],
  ['rows put in above everything', (file) => mapRows(file, (rows) => [[], [], ...rows])],
  [
    'headers in other words',
    (file) =>
      withCells(file, (cell, { row, sheet, column }) =>
        row === (sheet === 'Milestones' ? 1 : 0) && column > 0 ? textCell('Something else') : cell,
      ),
  ],
  [
    'a column put in before the answers',
    (file) =>
      mapSheet(file, 'Commitments', (rows) => rows.map((row) => row.toSpliced(3, 0, blank))),
  ],
  [
    'a column put in before everything',
    (file) => mapRows(file, (rows) => rows.map((row) => [blank, ...row])),
  ],
  [
    'the sheets called otherwise',
    (file) => ({
      ...file,
      sheets: file.sheets.map((sheet, index) => ({ ...sheet, name: `Tabelle${index}` })),
    }),
  ],
  [
    'the hidden names lost',
    (file) => withCells(file, (cell, { column }) => (column === 0 ? blank : cell)),
  ],
  ['the hidden column deleted', (file) => mapRows(file, (rows) => rows.map((row) => row.slice(1)))],
]

test.each(moved)('a form with %s says what it said', (_, change) => {
  const { answers, faults } = understood(change(sheets()))
  expect({ answers, faults }).toEqual({ answers: [], faults: [] })
})

test.each(moved)('in a form with %s, one answer that was changed is found', (_, change) => {
  const file = answered(sheets(), `${id}/public_problem`, textCell('Nobody knows.'))
  const { answers, faults } = understood(change(file))
  expect(faults).toEqual([])
  expect(answers.map(({ commitment, pointer, after }) => [commitment + pointer, after])).toEqual([
    [`${id}/public_problem`, 'Nobody knows.'],
  ])
})

test.each(labelLanguages)(
  'a form in “%s” is read by its questions where a program has lost the hidden names',
  (code) => {
    const language = languageOf(code, documentWords(code, undefined))
    const sent = returned(formWorkbook(formOf(sindh), { ...setting, language }))
    const file = answered(sent, `${id}/public_problem`, textCell('Nobody knows.'))
    const { answers, faults } = understood(
      withCells(file, (cell, { column }) => (column === 0 ? blank : cell)),
    )
    expect(faults).toEqual([])
    expect(answers.map(({ commitment, pointer, after }) => [commitment + pointer, after])).toEqual([
      [`${id}/public_problem`, 'Nobody knows.'],
    ])
  },
)

function mapRows(
  file: ReceivedWorkbook,
  change: (rows: readonly ReceivedRow[]) => readonly ReceivedRow[],
) {
  return ['Commitments', 'Milestones'].reduce((now, name) => mapSheet(now, name, change), file)
}

function mapSheet(
  file: ReceivedWorkbook,
  name: string,
  change: (rows: readonly ReceivedRow[]) => readonly ReceivedRow[],
) {
  return {
    ...file,
    sheets: file.sheets.map((sheet) =>
      sheet.name === name ? { ...sheet, rows: change(sheet.rows) } : sheet,
    ),
  }
}

type Change = (paragraph: ReceivedParagraph, index: number) => readonly ReceivedParagraph[]

/** The form in Word with other paragraphs in it. */
async function inWord(change: Change): Promise<ReceivedDocument> {
  const file = await wordForm(sindh)
  if (file.kind !== 'document') throw new Error('a form in Word is a document')
  return { ...file, paragraphs: file.paragraphs.flatMap(change) }
}

const words = ({ pieces }: ReceivedParagraph) => pieces.map(({ text }) => text).join('')
const by = { by: 'Deputy Secretary', on: '2017-06-10' }

const piece = (text: string, kind?: 'inserted' | 'deleted'): ReceivedPiece => ({
  text,
  marks: kind === undefined ? [] : [{ kind, ...by }],
  looks: [],
  comments: [],
})

const problem = value.public_problem ?? ''
const [firstWords = ''] = problem.split('\n')
const isProblem = (paragraph: ReceivedParagraph) =>
  words(paragraph).startsWith(firstWords.slice(0, 60))

test('in Word, words that were put in with change tracking are told with whose they are', async () => {
  const file = await inWord((one) =>
    isProblem(one) ? [{ ...one, pieces: [piece('In short: ', 'inserted'), ...one.pieces] }] : [one],
  )
  const { answers } = understandForm(file, against(sindh))
  expect(answers).toMatchObject([
    {
      commitment: id,
      pointer: '/public_problem',
      before: problem,
      by: 'Deputy Secretary',
      at: `below “${problemLabel}”`,
    },
  ])
  expect(String(answers[0]?.after)).toMatch(/^In short: /)
})

const problemLabel = 'What is the public problem that the commitment will address?'

test('in Word, words that were changed without change tracking are found as well, and marks alone are none', async () => {
  const plain = await inWord((one) =>
    isProblem(one)
      ? [{ ...one, pieces: one.pieces.map((run) => ({ ...run, looks: ['strong'] as const })) }]
      : [one],
  )
  expect(understandForm(plain, against(sindh)).answers).toEqual([])
  const other = await inWord((one) =>
    isProblem(one) ? [{ ...one, pieces: [piece('Nobody knows.')] }] : [one],
  )
  expect(understandForm(other, against(sindh)).answers).toMatchObject([
    { pointer: '/public_problem' },
  ])
})

test('in Word, an answer that was cut out with change tracking is a question', async () => {
  const { title = '' } = value
  const file = await inWord((one) =>
    words(one) === title && one.heading === undefined
      ? [{ ...one, pieces: one.pieces.map((run) => piece(run.text, 'deleted')) }]
      : [one],
  )
  expect(understandForm(file, against(sindh)).answers).toMatchObject([
    { pointer: '/title', before: title, after: undefined, doubt: 'emptied' },
  ])
})

test('in Word, a row that is gone is a question, whether or not change tracking tells it', async () => {
  const whole = await wordForm(sindh)
  const all = whole.kind === 'document' ? whole.paragraphs : []
  const place = all.find((one) => one.cell !== undefined && words(one) === step?.activity)?.cell
  const isRow = ({ cell }: ReceivedParagraph) =>
    cell?.table === place?.table && cell?.row === place?.row
  for (const change of [
    (one: ReceivedParagraph) => (isRow(one) ? [] : [one]),
    (one: ReceivedParagraph) =>
      isRow(one) ? [{ ...one, rowMark: { kind: 'deleted', ...by } as const }] : [one],
  ]) {
    expect(understandForm(await inWord(change), against(sindh)).answers).toMatchObject([
      { pointer: `/milestones/${step?.id}`, doubt: 'row-missing' },
    ])
  }
})

test('a form in Word that has lost its labels says what it said', async () => {
  const file = await inWord((one) => [{ ...one, labels: [] }])
  const { answers, faults } = understandForm(file, against(sindh))
  expect({ answers, faults }).toEqual({ answers: [], faults: [] })
})

test('in Word, a comment beside an answer is a comment of the institution on that question', async () => {
  const file = await inWord((one) =>
    isProblem(one)
      ? [{ ...one, pieces: one.pieces.map((run) => ({ ...run, comments: ['1'] })) }]
      : [one],
  )
  const comments = [{ id: '1', ...by, text: 'We are not sure.', isDone: false }]
  const said = understandForm({ ...file, comments }, against(sindh))
  expect(said.answers).toEqual([])
  expect(said.comments).toMatchObject([
    {
      value: {
        from: 'Planning & Development Department, Sindh',
        about: { commitment: id, field: '/public_problem' },
        text: 'We are not sure.',
        quotation: expect.stringContaining(firstWords.slice(0, 40)),
      },
    },
  ])
})

test('a new milestone in a reviewed draft gets an id as one in a form does', () => {
  const answers = ['activity', 'end_date'].map((name) => ({
    institution: sindh,
    commitment: id,
    pointer: `/milestones/new-1/${name}`,
    before: undefined,
    after: name === 'activity' ? 'Train 200 clerks' : '2018-12-31',
    at: '1.1, a new row',
  }))
  const said = { as: 'review', answers, comments: [], faults: [], remarks: [] } as const
  expect(withMilestoneIds(said, against(sindh)).answers.map(({ pointer }) => pointer)).toEqual([
    '/milestones/train-200-clerks/activity',
    '/milestones/train-200-clerks/end_date',
  ])
})
