import {
  type Block,
  cell,
  column,
  type Field,
  heading,
  type Inline,
  list,
  paragraph,
  type Table,
  text,
} from '../../model/block.ts'
import type { Book, Imprint, Section } from '../../model/book.ts'
import { type AskedCommitment, type Form, milestoneQuestions } from '../../model/exchange/form.ts'
import { lineOf } from '../../model/line.ts'
import { nameOf } from '../../model/plan.ts'
import { followed, isDate, type Schema, schemaAt } from '../../model/schemas.ts'
import { valueAt } from '../../plain/pointer.ts'
import { answerWords } from '../answer-words.ts'
import { frameOf } from '../compose.ts'
import { proseIn } from '../prose.ts'
import { fieldLabel, wordIn } from '../setting.ts'
import { formMarks } from './form-marks.ts'
import {
  type AskedQuestion,
  asQuestion,
  commitmentQuestions,
  type FormSetting,
  formTitle,
  headingOf,
  instructions,
  milestoneRows,
  offeredFor,
} from './form-questions.ts'

/** A form as a document: what to do, then a part for each commitment, with the label of each question known by its field. */
export function formDocument(form: Form, setting: FormSetting, imprint?: Imprint): Book {
  const { folder, language } = setting
  return {
    ...frameOf(setting, imprint),
    form: 'form',
    // The head of a page has room for a short name.
    edition: language.fill('form_title', { institution: nameOf(folder, form.institution) }),
    properties: formMarks(form, folder),
    sections: [
      instructionSection(form, setting),
      ...form.commitments.map((commitment) => commitmentPart(commitment, setting)),
    ],
  }
}

function section(id: string, title: string, of: readonly Block[]): Section {
  return { id, kind: 'point', title, of }
}

function instructionSection(form: Form, setting: FormSetting): Section {
  const title = formTitle(form, setting)
  return section('instructions', title, [
    heading(1, lineOf(title)),
    ...instructions(form, 'word', setting).flatMap(({ heading: head, of }) => [
      ...(head === '' ? [] : [heading(3, [text(head)])]),
      ...of.map((words) => paragraph(lineOf(words))),
    ]),
    heading(3, [text(wordIn(setting, 'form_institutions'))]),
    list(institutionsListed(setting).map((name) => lineOf(name))),
  ])
}

function institutionsListed(setting: FormSetting): string[] {
  return offeredFor({ 'x-refers-to': 'institution' }, setting)?.words ?? []
}

function commitmentPart(commitment: AskedCommitment, setting: FormSetting): Section {
  const { id } = commitment
  const title = headingOf(commitment, setting)
  return section(`form-${id}`, title, [
    heading(2, lineOf(title), placeIn(id, '')),
    ...commitmentQuestions(setting).map(
      (question): Block => ({
        kind: 'part',
        label: question.label,
        field: placeIn(id, question.pointer),
        of: [
          ...guidance(question, setting),
          ...room(valueAt(commitment.value, question.pointer), question.field, setting),
        ],
      }),
    ),
    {
      kind: 'part',
      label: fieldLabel('/milestones', setting),
      field: placeIn(id, '/milestones'),
      of: [
        ...guide(
          setting.language.words['contribution/milestones?'] ??
            schemaAt('contribution', '/milestones')?.description ??
            '',
        ),
        ...listsInMilestones(setting).flatMap(({ label, guide: how }) =>
          guide(setting.language.labelled(label, how)),
        ),
        milestoneTable(commitment, setting),
      ],
    },
  ])
}

function placeIn(id: string, pointer: string): Field {
  return { kind: 'commitment', id, pointer }
}

function guidance(question: AskedQuestion, setting: FormSetting): Block[] {
  const choices = offeredFor(question.field, setting)
  // The institutions are too many for each question: they stand in the instructions.
  const offered =
    choices && choices.of !== 'institutions'
      ? [
          setting.language.fill('form_one_of', {
            choices: setting.language.semicolons(choices.words),
          }),
        ]
      : []
  return guide([question.guide, ...offered].filter((words) => words !== '').join(' '))
}

function guide(words: string): Block[] {
  return words === '' ? [] : [paragraph(lineOf(words), { isGuidance: true })]
}

/** What was answered; an empty line to write on where nothing was. */
function room(value: unknown, field: Schema, setting: FormSetting): Block[] {
  const words = answerWords(value, field, setting).trim()
  if (words === '') return [paragraph([])]
  if (isProse(field)) return proseIn(words)
  return words.split(/\n+/).map((line) => paragraph(lineOf(line)))
}

// As they are printed: a sentence or two may have paragraphs and marks as well.
function isProse({ type, maxLength = 0 }: Schema): boolean {
  return type === 'string' && maxLength > 1000
}

function milestoneTable(commitment: AskedCommitment, setting: FormSetting): Table {
  const questions = milestoneQuestions().map((question) => asQuestion(question, setting))
  return {
    kind: 'table',
    isBlank: true,
    columns: [
      column(wordIn(setting, 'number_short')),
      ...questions.map(({ label, field }) => ({
        ...column(label),
        ...(isLong(field) && { isWide: true as const }),
      })),
    ],
    rows: milestoneRows(commitment).map(({ id, value }, index) => ({
      cells: [
        cell([text(String(index + 1))], placeIn(commitment.id, `/milestones/${id}`)),
        ...questions.map(({ field, pointer }) =>
          cell(inCell(valueAt(value, pointer), field, setting)),
        ),
      ],
    })),
  }
}

/** A cell has one paragraph: several names are parted by semicolons, and groups of answers stand on lines of their own. */
function inCell(value: unknown, field: Schema, setting: FormSetting): Inline[] {
  if (isDate(field)) return lineOf(setting.language.shortDate(String(value ?? '')))
  const words = answerWords(value, field, setting).trim()
  if (!Array.isArray(value)) return lineOf(words)
  if (!hasGroups(field)) return lineOf(words.replaceAll(/\n+/g, '; '))
  return words
    .split('\n')
    .flatMap((line, index) => [...(index === 0 ? [] : [{ kind: 'break' } as const]), text(line)])
}

function hasGroups({ items }: Schema): boolean {
  return items !== undefined && followed(items).properties !== undefined
}

/** What is asked of a milestone in groups of answers: the table has no room to say how they are written. */
function listsInMilestones(setting: FormSetting): AskedQuestion[] {
  return milestoneQuestions()
    .filter(({ field }) => hasGroups(field))
    .map((question) => asQuestion(question, setting))
}

function isLong(field: Schema): boolean {
  return hasGroups(field) || (!isDate(field) && (field.maxLength ?? 0) > 1000)
}
