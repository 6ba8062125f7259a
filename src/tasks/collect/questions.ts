import type { Choice } from '../../command.ts'
import { itemId } from '../../model/new-id.ts'
import { fieldsOf, followed, type Schema } from '../../model/schemas.ts'
import { shown } from '../../plain/text.ts'
import { type Answers, asGroup, asItems } from '../plan/answers.ts'
import { guideFor } from '../plan/guided.ts'
import {
  type Asking,
  backFrom,
  backSign,
  choicesFor,
  chosenOrTyped,
  hasParagraphs,
  lineFor,
  oneOf,
  type Question,
  questionTitle,
  textFor,
} from './one-question.ts'
import { goBack, inTurn, type Turn } from './turns.ts'

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
  const keep = (now: Answers) => asking.keep({ ...open, ...now })
  const answers = await inTurn({
    fields,
    given,
    canGoBack: false,
    isAgain: false,
    isSkipped: (name, now) => name in open || (now[name] !== undefined && !isBegun(name)),
    ask: (turn) => askedAbout(turn, { ...asking, keep }),
    async answered(name, value, now) {
      if (value === undefined) open[name] = null
      else delete open[name]
      await keep(now)
    },
  })
  return answers === goBack ? given : answers
}

/** Asks one question of many, whatever was answered before. @returns undefined where it is left open */
export function askedAbout({ answers, ...turn }: Turn, asking: Asking): Promise<unknown> {
  const { name } = turn
  return answerTo(
    {
      ...turn,
      pointer: `/${name}`,
      isNeeded: asking.needs.includes(name),
      whole: (answer) => ({ ...answers, [name]: answer }),
    },
    asking,
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
  if (choices.length > 0) return oneOf(choices, question, asking)
  return question.isAgain && hasParagraphs(field)
    ? textFor(question, asking)
    : lineFor(question, asking)
}

async function groupFor(question: Question, asking: Asking): Promise<unknown> {
  const { name, field, isNeeded } = question
  if (!isNeeded && question.before === undefined) {
    const wish = await asking.ask.choose<boolean | typeof goBack>(
      `${questionTitle(name, field)}:`,
      [...nowOrLater, ...backFrom(question)],
    )
    if (wish === goBack) return goBack
    if (!wish) return undefined
  }
  const group = await fieldsBelow(fieldsOf(field), question, asking)
  if (group === goBack) return goBack
  return Object.keys(group).length === 0 ? undefined : group
}

const nowOrLater: readonly Choice<boolean>[] = [
  { name: 'Leave it for later', value: false },
  { name: 'Write it now', value: true },
]

type Wish = 'done' | 'another' | { readonly id: string } | typeof goBack

async function itemsFor(question: Question, item: Schema, asking: Asking): Promise<unknown> {
  const left = asItems(question.before)
  let items = left.filter(({ id }) => id !== undefined)
  let begun = left.find(({ id }) => id === undefined)
  for (;;) {
    const wish = begun ? 'another' : await nextItem(question, items, asking)
    if (wish === goBack) {
      question.hold(someOf(items))
      return goBack
    }
    if (wish === 'done') return someOf(items)
    const known = wish === 'another' ? begun : (itemCalled(wish.id, items) ?? { id: wish.id })
    const isAgain = wish !== 'another'
    const made = await itemFor(question, { item, items, known, isAgain }, asking)
    begun = undefined
    if (made === undefined) continue
    items = withItem(items, made)
    await asking.keep(question.whole(items))
  }
}

function someOf(items: readonly Answers[]): readonly Answers[] | undefined {
  return items.length === 0 ? undefined : items
}

function withItem(items: readonly Answers[], made: Answers): Answers[] {
  const isIt = ({ id }: Answers) => id === made['id']
  return items.some(isIt) ? items.map((one) => (isIt(one) ? made : one)) : [...items, made]
}

function itemCalled(wanted: string, items: readonly Answers[]): Answers | undefined {
  return items.find(({ id }) => id === wanted)
}

async function nextItem(
  question: Question,
  items: readonly Answers[],
  { ask, begun }: Asking,
): Promise<Wish> {
  const title = questionTitle(question.name, question.field)
  const others = begun.filter(({ value }) => !itemCalled(value, items))
  if (items.length === 0 && others.length === 0) {
    const isNow = await ask.choose<boolean | typeof goBack>(`${title} (0 so far):`, [
      ...nowOrLater,
      ...backFrom(question),
    ])
    if (isNow === goBack) return goBack
    return isNow ? 'another' : 'done'
  }
  return ask.choose<Wish>(`${title} (${items.length} so far):`, [
    { name: items.length === 0 ? 'Write a new one' : 'Write another one', value: 'another' },
    { name: 'Done', value: 'done' },
    ...items.map((one) => ({
      name: `Change “${shown(String(one['id']), 40)}”`,
      value: { id: String(one['id']) },
    })),
    ...others.map(({ name, value }) => ({ name, value: { id: value } })),
    ...backFrom(question),
  ])
}

type Making = {
  readonly item: Schema
  readonly items: readonly Answers[]
  readonly known: Answers | undefined
  readonly isAgain: boolean
}

/** @returns undefined where nothing was said of it */
async function itemFor(
  question: Question,
  { item, items, known, isAgain }: Making,
  asking: Asking,
): Promise<Answers | undefined> {
  const fields = fieldsOf(item).filter(([name]) => name !== 'id')
  const at = items.findIndex(({ id }) => known !== undefined && id === known['id'])
  const index = at < 0 ? items.length : at
  const pointer = `${question.pointer}/${index}`
  const below = {
    ...question,
    pointer,
    whole: (value: unknown) =>
      question.whole([...items.slice(0, index), value, ...items.slice(index + 1)]),
  }
  let answers = known ?? {}
  for (let isMore = isAgain; ; isMore = true) {
    const said = await fieldsBelow(fields, { ...below, before: answers, isAgain: isMore }, asking)
    if (said === goBack) return undefined
    answers = said
    // Of what others have begun, an id alone says nothing.
    if (at < 0 && Object.keys(answers).every((name) => name === 'id')) return undefined
    if (answers['id'] !== undefined) return answers
    const id = await idFor(below, { answers, items }, asking)
    if (id !== goBack) return { id, ...answers }
  }
}

async function idFor(
  { pointer, whole }: Question,
  { answers, items }: { readonly answers: Answers; readonly items: readonly Answers[] },
  { ask, begun, fault }: Asking,
): Promise<string | typeof goBack> {
  const taken = new Set([...items.map(({ id }) => String(id)), ...begun.map(({ value }) => value)])
  const id = await ask.line(`Its id (${backSign} goes back):`, {
    suggestion: itemId(
      pointer,
      { words: String(Object.values(answers)[0] ?? ''), number: items.length + 1 },
      taken,
    ),
    check: async (typed) =>
      typed === backSign
        ? undefined
        : (await fault(whole({ id: typed, ...answers }), `${pointer}/id`))?.words,
  })
  return id === backSign ? goBack : id
}

function fieldsBelow(
  fields: ReturnType<typeof fieldsOf>,
  { pointer, whole, isNeeded, before, isAgain }: Question,
  asking: Asking,
): Promise<Answers | typeof goBack> {
  return inTurn({
    fields,
    given: asGroup(before),
    canGoBack: true,
    isAgain,
    isSkipped: (name, answers) => answers[name] !== undefined,
    ask: ({ answers, ...turn }) =>
      answerTo(
        {
          ...turn,
          pointer: `${pointer}/${turn.name}`,
          isNeeded: isNeeded && fields.length === 1,
          whole: (answer) => whole({ ...answers, [turn.name]: answer }),
        },
        { ...asking, suggested: {}, readers: {}, choices: {}, begun: [] },
      ),
    answered: (_name, value, answers) =>
      value === undefined ? Promise.resolve() : asking.keep(whole(answers)),
  })
}
