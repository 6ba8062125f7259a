import type { Ask, Choice } from '../../command.ts'
import { Refusal, sentences } from '../../model/refusal.ts'
import { fieldsOf, followed, type Schema } from '../../model/schemas.ts'
import { slugOf } from '../../model/slug.ts'
import { valueAt } from '../../plain/pointer.ts'
import { shown } from '../../plain/text.ts'
import { type Answers, asGroup, asItems, type Readers, typedValue } from '../plan/answers.ts'
import { guideFor } from '../plan/guided.ts'
import type { OpenPlan } from '../plan/open.ts'
import type { Choices, Offered } from './kind.ts'
import { type Fault, type Righted, righted } from './right-answers.ts'

/** Who is asked, and what is known before every question. */
export type Asking = {
  readonly ask: Ask
  readonly say: (words: string) => void
  readonly plan: OpenPlan
  readonly needs: readonly string[]
  readonly suggested: Answers
  readonly readers: Readers
  readonly choices: Choices
  /** Questions that an earlier run left open on purpose. */
  readonly leftOpen: readonly string[]
  /** Called after each answer with all so far; null for what is left open. */
  keep(answers: Answers): Promise<void>
  /** What is wrong with the field at a pointer if these were the answers; undefined where nothing is. */
  fault(answers: Answers, pointer: string): Promise<Fault | undefined>
}

/** A question: a field of the schema, and how the whole would be with an answer to it. */
type Question = {
  readonly name: string
  readonly field: Schema
  readonly pointer: string
  readonly isNeeded: boolean
  /** What an earlier run was told. */
  readonly before?: unknown
  whole(value: unknown): Answers
}

/** Asks for the fields of a schema that have no answer yet. What is left open is not among the answers. */
export async function askedAnswers(
  fields: ReturnType<typeof fieldsOf>,
  given: Answers,
  asking: Asking,
): Promise<Answers> {
  const open: Record<string, null> = {}
  for (const name of asking.leftOpen) open[name] = null
  const begun = begunIn(fields, given)
  const isBegun = (name: string) => name === begun && !asking.readers[name]
  let answers = given
  for (const [name, field] of fields) {
    const before = answers[name]
    if (!isAskedFor(field, answers)) continue
    if (name in open || (before !== undefined && !isBegun(name))) continue
    const known = answers
    const value = await answerTo(
      {
        name,
        field,
        pointer: `/${name}`,
        isNeeded: asking.needs.includes(name),
        before,
        whole: (answer) => ({ ...known, [name]: answer }),
      },
      { ...asking, keep: (now) => asking.keep({ ...now, ...open }) },
    )
    if (value === undefined) open[name] = null
    else answers = { ...answers, [name]: value }
    await asking.keep({ ...answers, ...open })
  }
  return answers
}

// The province of a federal ministry is nothing to ask for.
function isAskedFor({ 'x-asked-if': conditions = {} }: Schema, answers: Answers): boolean {
  return Object.entries(conditions).every(
    ([name, values]) => answers[name] === undefined || values.includes(String(answers[name])),
  )
}

// Whoever is stopped among the milestones may have more of them.
function begunIn(fields: ReturnType<typeof fieldsOf>, given: Answers): string | undefined {
  const [name, field = {}] = fields.findLast(([known]) => given[known] !== undefined) ?? []
  return field.properties || (field.items && followed(field.items).properties) ? name : undefined
}

async function answerTo(question: Question, asking: Asking): Promise<unknown> {
  const { field, name } = question
  const item = field.items && followed(field.items)
  asking.say(`\n${guideFor(name, field)}`)
  if (asking.choices[name]) return chosenOrTyped(asking.choices[name], question, asking)
  if (asking.readers[name]) return lineFor(question, asking)
  if (field.properties) return groupFor(question, asking)
  if (item?.properties) return itemsFor(question, item, asking)
  const choices = choicesFor(field, asking.plan)
  return choices.length > 0 ? oneOf(choices, question, asking) : lineFor(question, asking)
}

function oneOf(
  choices: readonly Choice<unknown>[],
  { name, field, isNeeded }: Question,
  { ask, suggested }: Asking,
): Promise<unknown> {
  const first = choices.filter(({ value }) => value === suggested[name])
  const rest = choices.filter(({ value }) => value !== suggested[name])
  const open = isNeeded ? [] : [{ name: 'Leave it open', value: undefined }]
  return ask.choose(titleOf(name, field), [...first, ...open, ...rest])
}

const typedByHand = Symbol('typed by hand')

async function chosenOrTyped(
  { choices, other }: Offered,
  question: Question,
  asking: Asking,
): Promise<unknown> {
  const { name, field, isNeeded } = question
  const answer = await asking.ask.choose<unknown>(titleOf(name, field), [
    ...(isNeeded ? [] : [{ name: 'Leave it open', value: undefined }]),
    ...choices,
    { name: other, value: typedByHand },
  ])
  return answer === typedByHand ? lineFor(question, asking) : answer
}

function choicesFor(field: Schema, { folder }: OpenPlan): Choice<unknown>[] {
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

async function lineFor(question: Question, asking: Asking): Promise<unknown> {
  const { name, field, isNeeded } = question
  const suggestion = asking.suggested[name]
  const typed = await asking.ask.line(`${titleOf(name, field)}${hintFor(question, suggestion)}:`, {
    ...(typeof suggestion === 'string' ? { suggestion } : {}),
    isLong: isLong(field),
    lineBreak: field.type === 'array' ? '; ' : ' ',
    keep: (words) => asking.keep(question.whole(words)),
    async check(words) {
      if (words === '') return isNeeded ? 'This one is needed.' : undefined
      const value = valueIn(words, question, asking)
      if (value instanceof Refusal) return inOneLine(value)
      return (await rightedIn(question, value, asking)).fault?.words
    },
  })
  if (typed === '') return undefined
  const { answers, taken } = await rightedIn(question, valueIn(typed, question, asking), asking)
  for (const words of taken) asking.say(`  ${words}`)
  return valueAt(answers, question.pointer)
}

function rightedIn({ whole, pointer }: Question, value: unknown, asking: Asking): Promise<Righted> {
  return righted(whole(value), (answers) => asking.fault(answers, pointer))
}

// What is so short is a date.
function limitOf(maxLength: number): string {
  return maxLength === 10 ? 'year-month-day' : `at most ${maxLength} characters`
}

// A name or a title stands on one line; what may be longer than that may have paragraphs.
function isLong({ type, pattern, maxLength = 0 }: Schema): boolean {
  return type === 'string' && pattern === undefined && maxLength > 300
}

function hintFor({ field, isNeeded }: Question, suggestion: unknown): string {
  const limit = field.maxLength === undefined ? '' : limitOf(field.maxLength)
  const list = field.type === 'array' ? 'several with “;” between them' : ''
  const lines = isLong(field) ? 'paragraphs can be pasted' : ''
  const open = isNeeded || typeof suggestion === 'string' ? '' : 'Enter leaves it open'
  const hints = [limit, list, lines, open].filter((hint) => hint !== '')
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

async function groupFor(question: Question, asking: Asking): Promise<unknown> {
  const { name, field, isNeeded } = question
  if (
    !isNeeded &&
    question.before === undefined &&
    !(await isWantedNow(`${titleOf(name, field)}:`, asking))
  )
    return undefined
  const group = await fieldsBelow(fieldsOf(field), question, asking)
  return Object.keys(group).length === 0 ? undefined : group
}

async function itemsFor(question: Question, item: Schema, asking: Asking): Promise<unknown> {
  const fields = fieldsOf(item).filter(([name]) => name !== 'id')
  const left = asItems(question.before)
  const items = left.filter(({ id }) => id !== undefined)
  let before = left.find(({ id }) => id === undefined)
  while (before || (await isWantedNow(soFar(question, items.length), asking))) {
    const pointer = `${question.pointer}/${items.length}`
    const below = {
      ...question,
      pointer,
      before,
      whole: (value: unknown) => question.whole([...items, value]),
    }
    const answers = await fieldsBelow(fields, below, asking)
    const suggestion = slugOf(String(Object.values(answers)[0] ?? '')) ?? `item-${items.length + 1}`
    const id = await asking.ask.line('Its id:', {
      suggestion,
      check: async (typed) =>
        (await asking.fault(below.whole({ id: typed, ...answers }), `${pointer}/id`))?.words,
    })
    items.push({ id, ...answers })
    before = undefined
    await asking.keep(question.whole(items))
  }
  return items.length === 0 ? undefined : items
}

function soFar({ name, field }: Question, count: number): string {
  return `${titleOf(name, field)} (${count} so far):`
}

async function fieldsBelow(
  fields: ReturnType<typeof fieldsOf>,
  { pointer, whole, isNeeded, before }: Question,
  asking: Asking,
): Promise<Answers> {
  const answers: Record<string, unknown> = { ...asGroup(before) }
  for (const [name, field] of fields) {
    if (answers[name] !== undefined) continue
    const value = await answerTo(
      {
        name,
        field,
        pointer: `${pointer}/${name}`,
        isNeeded: isNeeded && fields.length === 1,
        whole: (answer) => whole({ ...answers, [name]: answer }),
      },
      { ...asking, suggested: {}, readers: {}, choices: {} },
    )
    if (value === undefined) continue
    answers[name] = value
    await asking.keep(whole(answers))
  }
  return answers
}

function isWantedNow(question: string, { ask }: Asking): Promise<boolean> {
  return ask.choose(question, [
    { name: 'Leave it for later', value: false },
    { name: 'Write it now', value: true },
  ])
}

function titleOf(name: string, { 'x-label': label }: Schema): string {
  return (label?.['en'] ?? name).replace(/[.?]$/, '')
}
