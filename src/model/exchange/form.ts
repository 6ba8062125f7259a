import { parentOf } from '../../plain/pointer.ts'
import { fieldsOf, followed, type Schema, schemas } from '../schemas.ts'
import type { Received } from './received.ts'

/** A form for one institution: what it is asked, with what it has said so far. */
export type Form = {
  readonly institution: string
  /** The revision that it was made from; undefined where none holds it. */
  readonly base: string | undefined
  readonly commitments: readonly AskedCommitment[]
}

export type AskedCommitment = {
  /** `new-1` for one that has no name yet. */
  readonly id: string
  readonly isNew: boolean
  /** What the institution has said of it, as its file has it. */
  readonly value: Readonly<Record<string, unknown>>
}

/** A question of the template, as a form asks it. */
export type Question = { readonly pointer: string; readonly field: Schema }

// A waiver is for those who know the rules, and a number for whoever publishes the plan.
const notAsked: ReadonlySet<string> = new Set(['/waive', '/milestones', '/published_number'])

/** The questions about a commitment but for its milestones, in the order of the schema: of a group, each of its own. */
export function questionsAsked(): readonly Question[] {
  return below(schemas.contribution, '').filter(({ pointer }) => !notAsked.has(pointer))
}

/** The questions about one milestone; their pointers begin at the milestone: `/activity`. */
export function milestoneQuestions(): readonly Question[] {
  const { items = {} } = schemas.contribution.properties?.['milestones'] ?? {}
  return below(followed(items), '').filter(({ pointer }) => pointer !== '/id')
}

function below(schema: Schema, at: string): Question[] {
  return fieldsOf(schema).flatMap(([, field, own]) => {
    const pointer = at + own
    return field.properties ? below(field, pointer) : [{ pointer, field }]
  })
}

/** The words that ask a question: those of a group go before those of what belongs to it. @param called the label of a field */
export function questionWords({ pointer }: Question, called: (pointer: string) => string): string {
  const own = called(pointer)
  const around = parentOf(pointer)
  if (around === '') return own
  const whole = called(around)
  return whole + (/[?؟]$/.test(whole) ? ' ' : ': ') + own
}

/**
 * What tells that a file is a form, in the custom properties of an Excel or Word file: the institution that it is for, the
 * country whose plan it is of, and the revision that it was made from.
 */
export const formProperties = {
  institution: 'nap-form',
  /** Of a form for a translator: the language that it is for. */
  translation: 'nap-translation',
  /** Of a plan that is not in the language that it is written in, or not in that alone: the languages that it is in. */
  edition: 'nap-edition',
  country: 'nap-country',
  base: 'nap-base',
  /** In a cell alone, because it may be long: the ids of the commitments that the form asks about, parted by spaces. */
  commitments: 'nap-commitments',
}

/** The same in a cell that nobody sees: some programs save a file without its custom properties. */
export function formMarksLine(marks: Readonly<Record<string, string>>): string {
  return Object.entries(marks)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')
}

/** What such a cell says; nothing where it is none, as where somebody has written more into it. */
export function formMarksIn(cell: string): Readonly<Record<string, string>> {
  const names = Object.values(formProperties).join('|')
  const line = new RegExp(`^(${names})=(.+)$`)
  const found = cell
    .trim()
    .split(/\r?\n/)
    .map((one) => line.exec(one.trim()))
  if (found.includes(null)) return {}
  return Object.fromEntries(found.map((one) => [one?.[1], one?.[2]?.trim()]))
}

/** What a file says of itself: in its properties or, where a program has dropped them, in its first cells. */
export function marksOf(received: Received): Readonly<Record<string, string>> {
  if (!('properties' in received)) return {}
  if (received.kind !== 'workbook') return received.properties
  const cells = received.sheets.flatMap(({ rows }) =>
    rows.slice(0, markRows).flatMap((row) => row.slice(0, markRows)),
  )
  // nap’s own is the first; whatever an answer says comes after it.
  const marks = cells
    .map(({ text }) => formMarksIn(text))
    .find((one) => Object.keys(one).length > 0)
  return { ...marks, ...received.properties }
}

// Rows and columns may have been put in before it.
const markRows = 12

/** The sheets of a form in Excel. Their names are nap’s own in every language: people read what stands in them. */
export const formSheets = {
  instructions: 'Instructions',
  commitments: 'Commitments',
  milestones: 'Milestones',
  lists: 'Lists',
} as const

/**
 * The first column of “Commitments” and “Milestones” is hidden and names what the row is about: `open-data/title` a question,
 * `open-data/milestones/portal` a milestone, `open-data/milestones/new-1` a row for a new one, `new-1/title` a commitment
 * that is not there yet. In “Commitments” the second column has the question, the third guides, the fourth takes the
 * answer. In “Milestones” the first row is hidden and names the questions (`activity`), the second has them in words; its
 * second column says which commitment the row belongs to.
 */
export function rowKey(commitment: string, pointer: string): string {
  return commitment + pointer
}

/** The style of what guides in a form in Word: it is no answer. */
export const guidanceStyle = 'Guidance'
