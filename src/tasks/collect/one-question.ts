import type { Ask, Choice } from '../../command.ts'
import { inText } from '../../model/field.ts'
import { Refusal, sentences } from '../../model/refusal.ts'
import type { Schema } from '../../model/schemas.ts'
import { canonical } from '../../plain/canonical.ts'
import { valueAt } from '../../plain/pointer.ts'
import { shown, shownInWords } from '../../plain/text.ts'
import { type Answers, type Readers, typedValue } from '../plan/answers.ts'
import type { OpenPlan } from '../plan/open.ts'
import type { Choices, Offered } from './kind.ts'
import { type Fault, type Righted, righted } from './right-answers.ts'
import { goBack, type Turn } from './turns.ts'

/** Who is asked, and what is known before every question. */
export type Asking = {
  readonly ask: Ask
  readonly say: (words: string) => void
  readonly plan: OpenPlan
  readonly needs: readonly string[]
  readonly suggested: Answers
  readonly readers: Readers
  readonly choices: Choices
  /** Items of lists that others have begun, and that can be added to. */
  readonly begun: readonly Choice<string>[]
  /** Questions that an earlier run left open on purpose. */
  readonly leftOpen: readonly string[]
  /** Called after each answer with all so far; null for what is left open. */
  keep(answers: Answers): Promise<void>
  /** What is wrong with the field at a pointer if these were the answers; undefined where nothing is. */
  fault(answers: Answers, pointer: string): Promise<Fault | undefined>
}

/** A question: a field of the schema, and how the whole would be with an answer to it. */
export type Question = Omit<Turn, 'answers'> & {
  readonly pointer: string
  readonly isNeeded: boolean
  whole(value: unknown): Answers
}

export function oneOf(
  choices: readonly Choice<unknown>[],
  question: Question,
  asking: Asking,
): Promise<unknown> {
  const { name, field, isNeeded, isAgain } = question
  const suggestion = suggestionFor(question, asking)
  const first = choices.filter(({ value }) => value === suggestion)
  const rest = choices.filter(({ value }) => value !== suggestion)
  const open = isNeeded || isAgain ? [] : [{ name: 'Leave it open', value: undefined }]
  return asking.ask.choose<unknown>(questionTitle(name, field), [
    ...first,
    ...open,
    ...rest,
    ...backFrom(question),
  ])
}

/** What is probably the answer: what was said before, or what follows from what else is known. */
function suggestionFor({ name, before, isAgain }: Question, { suggested }: Asking): unknown {
  return isAgain ? before : suggested[name]
}

// At a list; on a line, a sign does it.
export function backFrom({
  canGoBack,
}: Pick<Question, 'canGoBack'>): readonly Choice<typeof goBack>[] {
  return canGoBack ? [{ name: 'Go back to the question before', value: goBack }] : []
}

export const backSign = '<'
const typedByHand = Symbol('typed by hand')

export async function chosenOrTyped(
  { choices, other }: Offered,
  question: Question,
  asking: Asking,
): Promise<unknown> {
  const { name, field, isNeeded, isAgain, before } = question
  const same = choices.filter(({ value }) => isAgain && canonical(value) === canonical(before))
  const asItIs =
    isAgain && same.length === 0 ? [{ name: `As it is: ${fewWords(before)}`, value: before }] : []
  const answer = await asking.ask.choose<unknown>(questionTitle(name, field), [
    ...asItIs,
    ...same,
    ...(isNeeded || isAgain ? [] : [{ name: 'Leave it open', value: undefined }]),
    ...choices.filter((choice) => !same.includes(choice)),
    { name: other, value: typedByHand },
    ...backFrom(question),
  ])
  return answer === typedByHand ? lineFor({ ...question, isAgain: false }, asking) : answer
}

export function choicesFor(field: Schema, { folder }: OpenPlan): Choice<unknown>[] {
  if (field.type === 'boolean') {
    return [
      { name: 'Yes', value: true },
      { name: 'No', value: false },
    ]
  }
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    name: `${shown(name, 60)} (${id})`,
    value: id,
  })
  if (field['x-refers-to'] === 'institution')
    return folder.institutions.value.institutions.map(named)
  if (field['x-refers-to'] === 'theme') return folder.plan.value.themes.map(named)
  return (field.enum ?? []).map((value) => ({ name: String(value), value }))
}

export async function lineFor(question: Question, asking: Asking): Promise<unknown> {
  const { name, field, isNeeded, canGoBack } = question
  const suggestion = inOneWay(suggestionFor(question, asking))
  const typed = await asking.ask.line(
    `${questionTitle(name, field)}${hintFor(question, suggestion)}:`,
    {
      ...(suggestion !== undefined && { suggestion }),
      isLong: hasParagraphs(field),
      lineBreak: field.type === 'array' ? '; ' : ' ',
      keep: (words) => asking.keep(question.whole(words)),
      async check(words) {
        if (canGoBack && words === backSign) return undefined
        if (words === '') return isNeeded ? 'This one is needed.' : undefined
        return faultOf(words, question, asking)
      },
    },
  )
  if (canGoBack && typed === backSign) return goBack
  return typed === '' ? undefined : valueTyped(typed, question, asking)
}

// A text that is there is longer than a line: it is kept, or changed where there is room for it.
export async function textFor(question: Question, asking: Asking): Promise<unknown> {
  const { name, field, before } = question
  const { ask } = asking
  const way = await ask.choose<'keep' | 'change' | 'anew' | typeof goBack>(
    questionTitle(name, field),
    [
      { name: `Keep it: ${shownInWords(inText(before), 60)}`, value: 'keep' },
      { name: 'Change it in your editor', value: 'change' },
      { name: 'Write it anew', value: 'anew' },
      ...backFrom(question),
    ],
  )
  if (way === goBack) return goBack
  if (way === 'keep') return before
  if (way === 'anew') return lineFor({ ...question, isAgain: false }, asking)
  const typed = await ask.text(`${questionTitle(name, field)}:`, {
    suggestion: inText(before),
    check: (words) => (words === '' ? 'This is empty.' : faultOf(words, question, asking)),
  })
  return valueTyped(typed, question, asking)
}

async function faultOf(words: string, question: Question, asking: Asking) {
  const value = valueIn(words, question, asking)
  if (value instanceof Refusal) return inOneLine(value)
  return (await rightedIn(question, value, asking)).fault?.words
}

async function valueTyped(words: string, question: Question, asking: Asking): Promise<unknown> {
  const { answers, taken } = await rightedIn(question, valueIn(words, question, asking), asking)
  for (const told of taken) asking.say(`  ${told}`)
  return valueAt(answers, question.pointer)
}

/** An answer as it would be typed; undefined for what is no line. */
function inOneWay(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(String).join('; ')
  return value === undefined || value === null || typeof value === 'object'
    ? undefined
    : String(value).trim()
}

/** What was answered, in a few words for a list. */
export function fewWords(value: unknown): string {
  if (Array.isArray(value)) {
    const names = value.map((item: unknown) => inOneWay(valueAt(item, '/id') ?? item) ?? '')
    return shown(names.join(', '), 60)
  }
  if (typeof value === 'object' && value !== null)
    return shown(Object.values(value).map(fewWords).join('; '), 60)
  return shownInWords(inText(value), 60)
}

function rightedIn({ whole, pointer }: Question, value: unknown, asking: Asking): Promise<Righted> {
  return righted(whole(value), (answers) => asking.fault(answers, pointer))
}

// What is so short is a date.
function limitOf(maxLength: number): string {
  return maxLength === 10 ? 'year-month-day' : `at most ${maxLength} characters`
}

// A name or a title stands on one line; what may be longer than that may have paragraphs.
export function hasParagraphs({ type, pattern, maxLength = 0 }: Schema): boolean {
  return type === 'string' && pattern === undefined && maxLength > 300
}

function hintFor({ field, isNeeded, canGoBack }: Question, suggestion: unknown): string {
  // Nobody writes ten thousand letters, and the question leaves room for the answer.
  const isLong = hasParagraphs(field)
  const limit = field.maxLength === undefined || isLong ? '' : limitOf(field.maxLength)
  const list = field.type === 'array' ? 'several with “;” between them' : ''
  const lines = isLong ? 'paragraphs can be pasted' : ''
  const open = isNeeded || suggestion !== undefined ? '' : 'Enter leaves it open'
  const back = canGoBack ? `${backSign} goes back` : ''
  const hints = [limit, list, lines, open, back].filter((hint) => hint !== '')
  return hints.length === 0 ? '' : ` (${hints.join('; ')})`
}

function valueIn(words: string, { name, field }: Question, { readers }: Asking): unknown {
  try {
    return readers[name]?.(words) ?? typedValue(field, { typed: words, name })
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function inOneLine({ message, help = '' }: Refusal): string {
  return sentences({ message: message.replace(' Nothing was written.', ''), help })
}

export function questionTitle(name: string, { 'x-label': label }: Schema): string {
  return (label ?? name).replace(/[.?]$/, '')
}
