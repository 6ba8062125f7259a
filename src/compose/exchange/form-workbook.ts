import {
  type AskedCommitment,
  type Form,
  formMarksLine,
  formProperties,
  formSheets,
  milestoneQuestions,
  rowKey,
} from '../../model/exchange/form.ts'
import type {
  Choices,
  Sheet,
  SheetCell,
  SheetRow,
  Workbook,
} from '../../model/exchange/workbook.ts'
import { fullNameOf } from '../../model/plan.ts'
import { followed, isDate, type Schema } from '../../model/schemas.ts'
import { valueAt } from '../../plain/pointer.ts'
import { directionOfLanguage } from '../../plain/script.ts'
import { answerWords } from '../answer-words.ts'
import { wordIn } from '../setting.ts'
import { formMarks } from './form-marks.ts'
import {
  type AskedQuestion,
  asQuestion,
  commitmentQuestions,
  type FormSetting,
  formTitle,
  headingOf,
  instructions,
  isDayAnswer,
  milestoneRows,
  offeredFor,
} from './form-questions.ts'

/** A form as an Excel file: what to do, the commitments, the milestones, and hidden lists to choose from. */
export function formWorkbook(form: Form, setting: FormSetting): Workbook {
  const { folder } = setting
  const isRightToLeft = directionOfLanguage(setting.language.code) === 'rtl' && {
    isRightToLeft: true as const,
  }
  const lists = listsOf(setting)
  const at = { setting, lists }
  const sheets = [
    instructionSheet(form, setting),
    commitmentSheet(form, at, { ...formMarks(form, folder), ...commitmentMark(form) }),
    milestoneSheet(form, at),
  ].map((sheet) => ({ ...sheet, isProtected: true as const, ...isRightToLeft }))
  return {
    title: formTitle(form, setting),
    author: fullNameOf(folder, folder.plan.value.secretariat),
    properties: formMarks(form, folder),
    sheets: [...sheets, lists.sheet],
  }
}

/** Which commitments the form asks about; not where that is more than a cell holds. */
function commitmentMark({ commitments }: Form): Readonly<Record<string, string>> {
  const ids = commitments.map(({ id }) => id).join(' ')
  return ids.length <= 30_000 ? { [formProperties.commitments]: ids } : {}
}

type Lists = { readonly sheet: Sheet; readonly choices: ReadonlyMap<string, Choices> }
type At = { readonly setting: FormSetting; readonly lists: Lists }

const hiddenKey = { width: 10, isHidden: true } as const

function instructionSheet(form: Form, setting: FormSetting): Sheet {
  const line = (value: string, look: SheetCell['look']): SheetRow => ({
    cells: [{ value, ...(look && { look }) }],
  })
  const empty: SheetRow = { cells: [] }
  return {
    name: formSheets.instructions,
    columns: [{ width: 110 }],
    rows: [
      line(formTitle(form, setting), 'title'),
      ...instructions(form, 'excel', setting).flatMap(({ heading, of }) => [
        empty,
        ...(heading === '' ? [] : [line(heading, 'heading')]),
        ...of.map((words) => line(words, undefined)),
      ]),
    ],
  }
}

function commitmentSheet(
  { commitments }: Form,
  at: At,
  marks: Readonly<Record<string, string>>,
): Sheet {
  const { setting } = at
  const questions = commitmentQuestions(setting).map((one) => forExcel(one, setting))
  const heads = ['form_question', 'form_guide', 'form_answer'].map((word) => wordIn(setting, word))
  return {
    name: formSheets.commitments,
    columns: [hiddenKey, { width: 38 }, { width: 44 }, { width: 88 }],
    frozenRows: 1,
    rows: [
      { cells: [{ value: formMarksLine(marks) }, ...heads.map(headCell)] },
      ...commitments.flatMap((commitment) => [
        {
          cells: [
            { value: undefined },
            headCell(headingOf(commitment, setting)),
            headCell(undefined),
            headCell(undefined),
          ],
        },
        ...questions.map((question) => questionRow(commitment, question, at)),
      ]),
    ],
  }
}

/** Excel takes a month for its first day, unless it is told that it is text. */
function forExcel(question: AskedQuestion, setting: FormSetting): AskedQuestion {
  if (!isDate(question.field)) return question
  return { ...question, guide: `${question.guide} ${wordIn(setting, 'form_month_excel')}` }
}

function headCell(value: string | undefined): SheetCell {
  return { value, look: 'heading' }
}

function questionRow(commitment: AskedCommitment, question: AskedQuestion, at: At): SheetRow {
  const { pointer, label, guide } = question
  return {
    cells: [
      { value: rowKey(commitment.id, pointer) },
      { value: label, look: 'label' },
      { value: guide, look: 'guide' },
      answerCell(valueAt(commitment.value, pointer), question, at),
    ],
  }
}

function milestoneSheet({ commitments }: Form, at: At): Sheet {
  const { setting } = at
  const questions = milestoneQuestions().map((question) =>
    forExcel(asQuestion(question, setting), setting),
  )
  return {
    name: formSheets.milestones,
    columns: [
      hiddenKey,
      { width: 30 },
      ...questions.map(({ field }) => ({ width: widthFor(field) })),
    ],
    frozenRows: 2,
    rows: [
      {
        isHidden: true,
        cells: ['', '', ...questions.map(({ pointer }) => pointer.slice(1))].map((value) => ({
          value,
        })),
      },
      {
        cells: [
          { value: undefined },
          ...[wordIn(setting, 'form_commitment'), ...questions.map(({ label }) => label)].map(
            (value): SheetCell => ({ value, look: 'label' }),
          ),
        ],
      },
      ...commitments.flatMap((commitment) => stepRows(commitment, questions, at)),
    ],
  }
}

function stepRows(
  commitment: AskedCommitment,
  questions: readonly AskedQuestion[],
  at: At,
): SheetRow[] {
  const heading = headingOf(commitment, at.setting)
  return milestoneRows(commitment).map(({ id, value }) => ({
    cells: [
      { value: rowKey(commitment.id, `/milestones/${id}`) },
      { value: heading, look: 'guide' },
      ...questions.map((question) => ({
        ...answerCell(valueAt(value, question.pointer), question, at),
        ...(question.guide !== '' && {
          hint: { title: question.label, words: question.guide },
        }),
      })),
    ],
  }))
}

function answerCell(
  value: unknown,
  { field, label, guide }: AskedQuestion,
  { setting, lists }: At,
): SheetCell {
  const choices = choicesIn(field, lists, setting)
  const isDay = isDayAnswer(value, field)
  const words = isDay ? String(value ?? '') : answerWords(value, field, setting)
  return {
    value: words === '' ? undefined : words.trimEnd(),
    look: 'answer',
    isOpen: true,
    ...(isDay && { type: 'day' as const }),
    ...(choices && { choices }),
    ...(isDate(field) && { hint: { title: label, words: guide } }),
  }
}

function widthFor(field: Schema): number {
  if (isDate(field)) return 17
  const { maxLength = 0, items = {} } = field
  return maxLength > 1000 || followed(items).properties ? 44 : 28
}

function choicesIn(field: Schema, { choices }: Lists, setting: FormSetting): Choices | undefined {
  const offered = offeredFor(field, setting)
  const list = offered && choices.get(offered.words.join('\n'))
  if (!offered || !list) return undefined
  // Who takes part may not be in the list yet, and several stand below each other.
  return { ...list, isOnly: offered.of !== 'institutions' && field.items === undefined }
}

/** A hidden sheet with a column for each list that some question offers. */
function listsOf(setting: FormSetting): Lists {
  const questions = [...commitmentQuestions(setting), ...milestoneQuestions()]
  const all = new Map(
    questions.flatMap(({ field }) => {
      const { words } = offeredFor(field, setting) ?? { words: [] }
      return words.length === 0 ? [] : [[words.join('\n'), words] as const]
    }),
  )
  const columns = [...all.values()]
  const longest = Math.max(0, ...columns.map(({ length }) => length))
  return {
    sheet: {
      name: formSheets.lists,
      isHidden: true,
      columns: columns.map(() => ({ width: 40 })),
      rows: Array.from({ length: longest }, (_, index) => ({
        cells: columns.map((words) => ({ value: words[index] })),
      })),
    },
    choices: new Map(
      [...all].map(([key, { length: count }], column) => [
        key,
        { sheet: formSheets.lists, column, count, isOnly: true },
      ]),
    ),
  }
}
