import { formSheets } from '../model/exchange/form.ts'
import type { ReceivedRow, ReceivedSheet, ReceivedWorkbook } from '../model/exchange/received.ts'
import { canonical } from '../plain/canonical.ts'
import { valueAt } from '../plain/pointer.ts'
import { type Asked, type Filled, type FilledForm, isNewName } from './filled.ts'
import { columnWith, contentOf, isMilestone, keyColumn, textAt } from './form-cells.ts'
import { commitmentCalled, keyIn, questionAsked } from './form-labels.ts'
import { headIn, milestoneAnswers } from './form-steps.ts'
import { largestOf } from './largest.ts'

/** Whether a table has the hidden names of a form in it, whatever became of its properties. */
export function isFormTable({ sheets }: ReceivedWorkbook): boolean {
  return sheets.some(
    (sheet) => columnWith(sheet, (text) => keyIn(text) !== undefined, 3) !== undefined,
  )
}

/** What was filled into a form in Excel. */
export function filledSheets({ sheets }: ReceivedWorkbook, asked: Asked): FilledForm {
  const commitments = sheetOf(sheets, formSheets.commitments, isCommitments)
  const milestones = sheetOf(sheets, formSheets.milestones, isMilestones)
  const answers = commitments ? commitmentAnswers(commitments, asked) : []
  const steps = milestones ? milestoneAnswers(milestones, asked) : { filled: [], rows: [] }
  const missing = [
    ...(commitments ? [] : [formSheets.commitments]),
    ...(milestones ? [] : [formSheets.milestones]),
  ]
  const rows = new Set(steps.rows)
  return {
    filled: [...answers, ...steps.filled],
    milestones: rows,
    listed: new Set(
      milestones
        ? [
            ...answers.map(({ commitment }) => commitment),
            ...[...rows].map((row) => row.split('/')[0] ?? ''),
          ]
        : [],
    ),
    faults: [],
    remarks: missing.map(
      (name) => `It has no sheet “${name}”, so what stood there stays as it is in the plan.`,
    ),
  }
}

function sheetOf(
  sheets: readonly ReceivedSheet[],
  name: string,
  isIt: (sheet: ReceivedSheet) => boolean,
): ReceivedSheet | undefined {
  const named = sheets.find((sheet) => sheet.name.trim().toLowerCase() === name.toLowerCase())
  return named ?? sheets.find(isIt)
}

function isCommitments(sheet: ReceivedSheet): boolean {
  return (
    keyColumn(sheet, (pointer) => !isMilestone(pointer)) !== undefined ||
    columnWith(sheet, (text) => questionAsked(text) !== undefined, 3) !== undefined
  )
}

function isMilestones(sheet: ReceivedSheet): boolean {
  return keyColumn(sheet, isMilestone) !== undefined || headIn(sheet) !== undefined
}

function commitmentAnswers(sheet: ReceivedSheet, asked: Asked): Filled[] {
  const keys = keyColumn(sheet, (pointer) => !isMilestone(pointer))
  const labels = columnWith(sheet, (text) => questionAsked(text) !== undefined, 3)
  const questions = questionRows(sheet, { keys, labels }, asked)
  const answer = answerColumn(questions, labels ?? (keys === undefined ? 0 : keys + 1), asked)
  const counts = new Map<string, number>()
  return questions.map(({ commitment, pointer, row, index }) => ({
    commitment: nth(commitment, commitment + pointer, counts),
    pointer,
    ...contentOf(row[answer], sheet, index),
  }))
}

type QuestionRow = {
  readonly commitment: string
  readonly pointer: string
  readonly row: ReceivedRow
  readonly index: number
}

function questionRows(
  { rows }: ReceivedSheet,
  { keys, labels }: { readonly keys: number | undefined; readonly labels: number | undefined },
  asked: Asked,
): QuestionRow[] {
  let around = 'new-1'
  return rows.flatMap((row, index) => {
    const label = textAt(row, labels)
    const question = questionAsked(label)
    // A heading says which commitment the questions below it are about.
    if (question === undefined && label !== '') {
      around = commitmentCalled(label, asked) ?? `new-0${index}`
    }
    const key = keyIn(textAt(row, keys))
    const [commitment, pointer] = key ? [key.commitment, key.pointer] : [around, question]
    if (pointer === undefined || isMilestone(pointer)) return []
    return [{ commitment, pointer, row, index }]
  })
}

/** Somebody who has more to propose copies the rows for it: what stands a second time is one more. */
function nth(name: string, key: string, counts: Map<string, number>): string {
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count === 1 || !isNewName(name) ? name : `${name}-copy-${count}`
}

/** Usually the second behind the question; where columns were put in or moved, the one that has most of what was said. */
function answerColumn(questions: readonly QuestionRow[], labels: number, asked: Asked): number {
  const usual = labels + 2
  const width = Math.max(usual + 1, largestOf(questions.map(({ row }) => row.length)))
  const counts = Array.from({ length: width }, (_, column) =>
    column <= labels ? 0 : questions.filter((one) => saysAsBefore(one, column, asked)).length,
  )
  const most = Math.max(...counts)
  return most > (counts[usual] ?? 0) ? counts.indexOf(most) : usual
}

function saysAsBefore(
  { commitment, pointer, row }: QuestionRow,
  column: number,
  asked: Asked,
): boolean {
  const before = valueAt(asked.values.get(commitment), pointer)
  return typeof before === 'string' && canonical(before) === canonical(textAt(row, column))
}
