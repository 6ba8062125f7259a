import { expect, test } from 'vitest'
import { answerWords } from '../../src/compose/answer-words.ts'
import { formDocument } from '../../src/compose/exchange/form-document.ts'
import type { FormSetting } from '../../src/compose/exchange/form-questions.ts'
import { formWorkbook } from '../../src/compose/exchange/form-workbook.ts'
import { languageOf } from '../../src/compose/language.ts'
import { readLetter, readLocale } from '../../src/load/assets.ts'
import { readPlan } from '../../src/load/read.ts'
import type { Block } from '../../src/model/block.ts'
import {
  type Form,
  formMarksIn,
  milestoneQuestions,
  questionsAsked,
} from '../../src/model/exchange/form.ts'
import { letterFaults, letterNames } from '../../src/model/exchange/letter.ts'
import { schemaAt } from '../../src/model/schemas.ts'
import { load, mergeOf } from '../../src/pipeline/states.ts'

const { folder } = mergeOf(load(readPlan('plan').sources))
const language = languageOf('en', readLocale('en') ?? {})
const setting: FormSetting = { folder, language, titles: new Map(), due: '2017-06-12' }

const portal = folder.contributions.find(
  ({ institution, commitment }) => institution === 'sindh' && commitment === 'open-data-portal',
)
const form: Form = {
  institution: 'sindh',
  base: '0123456789abcdef0123456789abcdef01234567',
  commitments: [
    { id: 'open-data-portal', isNew: false, value: { ...portal?.document.value } },
    { id: 'new-1', isNew: true, value: {} },
  ],
}

test('a form in Excel asks every question once for each commitment, with what was said in the cells', () => {
  const { sheets, properties } = formWorkbook(form, setting)
  const [instructions, commitments, milestones, lists] = sheets
  expect(sheets.map(({ name }) => name)).toEqual([
    'Instructions',
    'Commitments',
    'Milestones',
    'Lists',
  ])
  const keys = commitments?.rows.map(({ cells }) => cells[0]?.value).filter(Boolean) ?? []
  expect(keys.slice(1)).toEqual(
    form.commitments.flatMap(({ id }) => questionsAsked().map(({ pointer }) => id + pointer)),
  )
  // Whoever drops the properties of a file keeps its cells.
  expect(formMarksIn(String(keys[0]))).toEqual({
    ...properties,
    'nap-commitments': form.commitments.map(({ id }) => id).join(' '),
  })
  expect(formMarksIn('Our answer:\nnap-form=punjab')).toEqual({})
  const answerTo = (key: string) =>
    commitments?.rows.find(({ cells }) => cells[0]?.value === key)?.cells[3]
  expect(answerTo('open-data-portal/theme')?.value).toBe('Use of Digital (technology)')
  expect(answerTo('open-data-portal/start_date')).toMatchObject({
    value: '2017-10-01',
    type: 'day',
  })
  expect(answerTo('open-data-portal/public_problem')).toMatchObject({
    value: undefined,
    isOpen: true,
  })
  const rows = milestones?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? []
  expect(rows[0]).toEqual(['', '', ...milestoneQuestions().map(({ pointer }) => pointer.slice(1))])
  expect(rows.map(([key]) => key)).toContain('open-data-portal/milestones/sindh-data-sets')
  expect(rows.map(([key]) => key)).toContain('open-data-portal/milestones/new-1')
  expect(rows.map(([key]) => key)).toContain('new-1/milestones/new-1')
  expect(instructions?.isProtected).toBe(true)
  const told = instructions?.rows.map(({ cells }) => cells[0]?.value).join('\n')
  expect(told).toContain('Policy areas to choose from\nAnti-corruption; Conflicts of interest;')
  expect(lists?.isHidden).toBe(true)
})

test('a form in Word has a labelled field for every question, and an empty line where nothing was said', () => {
  const book = formDocument(form, setting)
  const [, commitment, blank] = book.sections
  const fieldsIn = (of: readonly Block[] = []) =>
    of.flatMap((block) => (block.kind === 'part' ? (block.field?.pointer ?? []) : []))
  const wanted = [...questionsAsked().map(({ pointer }) => pointer), '/milestones']
  expect(fieldsIn(commitment?.of)).toEqual(wanted)
  expect(fieldsIn(blank?.of)).toEqual(wanted)
  for (const block of blank?.of ?? []) {
    if (block.kind !== 'part' || block.field?.pointer === '/milestones') continue
    expect(block.of.at(-1)).toEqual({ kind: 'paragraph', of: [] })
    const guides = block.of.slice(0, -1)
    expect(guides.every((one) => one.kind === 'paragraph' && one.isGuidance)).toBe(true)
  }
  expect(book.properties).toEqual({
    'nap-form': 'sindh',
    'nap-country': 'Pakistan',
    'nap-base': form.base,
  })
})

test('answers are in the words that people use', () => {
  const words = (value: unknown, pointer: string) =>
    answerWords(value, schemaAt('contribution', pointer) ?? {}, setting)
  expect(words(['sindh', 'finance-division'], '/supporting_agencies')).toBe(
    'Planning & Development Department, Sindh\nFinance Division',
  )
  expect(words('2017-07-01', '/start_date')).toBe('1 July 2017')
  expect(words('2017-07', '/start_date')).toBe('July 2017')
  expect(words(true, '/contact/public')).toBe('Yes')
  expect(words('provincial', '/level')).toBe('Provincial')
  expect(words('nobody-knows', '/lead_implementing_agency')).toBe('nobody-knows')
  expect(words(undefined, '/title')).toBe('')
})

test('nothing that guides in a form speaks of files or ids', () => {
  const told = JSON.stringify([formWorkbook(form, setting).sheets, formDocument(form, setting)])
  expect(told).not.toMatch(/plan\.yaml|in quotes|One line of plain text|public is true/)
})

test('the letters of nap have a subject, and every name in braces is one', () => {
  for (const name of letterNames) expect(letterFaults(readLetter(name, 'en'), name)).toEqual([])
  expect(letterFaults('Hello {nobody} {understood}\n', 'request')).toEqual([
    { line: 1, name: undefined },
    { line: 1, name: 'nobody' },
    { line: 1, name: 'understood' },
  ])
})
