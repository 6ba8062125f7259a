import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formDocument } from '../../src/compose/exchange/form-document.ts'
import { formWorkbook } from '../../src/compose/exchange/form-workbook.ts'
import { languageOf } from '../../src/compose/language.ts'
import { type Form, milestoneQuestions, questionsAsked } from '../../src/model/exchange/form.ts'
import { textSource } from '../../src/model/source.ts'
import { writtenYaml } from '../../src/model/written-yaml.ts'
import { load, mergeOf } from '../../src/pipeline/states.ts'
import { receive } from '../../src/receive/receive.ts'
import { docx } from '../../src/render/formats/docx.ts'
import { excelOf } from '../../src/render/workbook.ts'
import { documentWords } from '../../src/tasks/plan/house-style.ts'
import { understandForm } from '../../src/understand/form.ts'
import { answerTo, sampleSources as sources } from '../support/any-answer.ts'
import { runs } from '../support/runs.ts'

const language = languageOf('en', documentWords('en', undefined))

const milestone = fc.record(
  Object.fromEntries(
    milestoneQuestions().map(({ pointer, field }) => [pointer.slice(1), answerTo(field)]),
  ),
  { requiredKeys: [] },
)

/** Any contribution, with some of its questions answered. */
const contribution = fc
  .tuple(
    fc.tuple(
      ...questionsAsked().map(({ field }) => fc.option(answerTo(field), { nil: undefined })),
    ),
    fc.array(milestone, { maxLength: 3 }),
  )
  .map(([answers, steps]) => {
    const value: Record<string, unknown> = {}
    for (const [index, { pointer }] of questionsAsked().entries()) {
      if (answers[index] === undefined) continue
      const [, group = '', name] = pointer.split('/')
      value[group] =
        name === undefined ? answers[index] : { ...Object(value[group]), [name]: answers[index] }
    }
    const milestones = steps.map((step, index) => ({ id: `step-${index + 1}`, ...step }))
    return milestones.length > 0 ? { ...value, milestones } : value
  })

/** The plan with this contribution of Sindh, and Sindh’s form for it. */
function formWith(value: object) {
  const file = 'submissions/sindh/anything.yaml'
  const plan = mergeOf(load([...sources, textSource(file, writtenYaml(value))]))
  const own = plan.folder.contributions.find(({ commitment }) => commitment === 'anything')
  const form: Form = {
    institution: 'sindh',
    base: undefined,
    commitments: [
      { id: 'anything', isNew: false, value: { ...own?.document.value } },
      { id: 'new-1', isNew: true, value: {} },
    ],
  }
  const titles = new Map<string, string>()
  return { plan, form, setting: { folder: plan.folder, language, titles, due: undefined } }
}

async function understood(
  plan: ReturnType<typeof formWith>['plan'],
  bytes: Uint8Array,
  name: string,
) {
  const { answers, faults, remarks } = understandForm(await receive(bytes, name), {
    today: plan,
    base: { ...plan, state: { kind: 'files' } },
    sender: undefined,
    on: '2017-06-12',
    via: 'email',
    name,
  })
  return { answers, faults, remarks }
}

const nothing = { answers: [], faults: [], remarks: [] }

test('whatever was said, a form in Excel that nobody touched says nothing', async () => {
  await fc.assert(
    fc.asyncProperty(contribution, async (value) => {
      const { plan, form, setting } = formWith(value)
      const bytes = excelOf(formWorkbook(form, setting))
      expect(await understood(plan, bytes, 'form.xlsx')).toEqual(nothing)
    }),
    { numRuns: runs(200) },
  )
})

test('whatever was said, a form in Word that nobody touched says nothing', async () => {
  const look = { name: 'form', page: '', css: '', fonts: [] }
  await fc.assert(
    fc.asyncProperty(contribution, async (value) => {
      const { plan, form, setting } = formWith(value)
      const [file] = await docx.write(formDocument(form, setting), look, new Map())
      const bytes = Buffer.from(file?.content ?? '')
      expect(await understood(plan, bytes, 'form.docx')).toEqual(nothing)
    }),
    { numRuns: runs(100) },
  )
})
