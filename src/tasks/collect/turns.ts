import type { fieldsOf, Schema } from '../../model/schemas.ts'
import type { Answers } from '../plan/answers.ts'

/** What stands for an answer where somebody wants to see the question before again. */
export const goBack: unique symbol = Symbol('go back')

/** One question of several, when it is asked. */
export type Turn = {
  readonly name: string
  readonly field: Schema
  /** All answers so far. */
  readonly answers: Answers
  /** What was answered before, where it is asked once more: by whoever went back, or changes what is there. */
  readonly before: unknown
  readonly isAgain: boolean
  readonly canGoBack: boolean
  /** Keeps a part of an answer, for whoever goes back before the whole is given. */
  hold(part: unknown): void
}

type Turns = {
  readonly fields: ReturnType<typeof fieldsOf>
  readonly given: Answers
  /** Whether there is a question before the first one. */
  readonly canGoBack: boolean
  /** Whether what is given is asked for once more. */
  readonly isAgain: boolean
  isSkipped(name: string, answers: Answers): boolean
  ask(turn: Turn): Promise<unknown>
  /** Called after each answer; undefined for what is left open. */
  answered(name: string, value: unknown, answers: Answers): Promise<void>
}

/** Asks one question after the other, and the one before again when somebody goes back: what was answered meanwhile stays. */
export async function inTurn(turns: Turns): Promise<Answers | typeof goBack> {
  const { fields, given } = turns
  let answers = given
  const asked: Field[] = []
  const wanted = new Set<string>()
  const hold = (name: string, value: unknown) => {
    const { [name]: _, ...others } = answers
    answers = value === undefined ? others : { ...answers, [name]: value }
  }
  const isWanted = (name: string) => turns.isAgain || wanted.has(name)
  const isPassedOver = ([name, field]: Field) =>
    !isAskedFor(field, answers) || (!isWanted(name) && turns.isSkipped(name, answers))
  const following = (field: Field | undefined) =>
    fields.slice(field ? fields.indexOf(field) + 1 : 0).find((one) => !isPassedOver(one))
  const ask = ([name, field]: Field) =>
    turns.ask({
      name,
      field,
      answers,
      before: answers[name],
      isAgain: isWanted(name) && answers[name] !== undefined,
      canGoBack: turns.canGoBack || asked.length > 0,
      hold: (part) => hold(name, part),
    })
  let next = following(undefined)
  while (next) {
    const [name] = next
    const value = await ask(next)
    if (value === goBack) {
      wanted.add(name)
      next = asked.pop()
      if (!next) return goBack
      wanted.add(next[0])
    } else {
      hold(name, value)
      await turns.answered(name, value, answers)
      asked.push(next)
      next = following(next)
    }
  }
  return withoutIdle(answers, turns)
}

type Field = ReturnType<typeof fieldsOf>[number]

// Whoever went back may have answered so that another question makes no sense any more.
function withoutIdle(answers: Answers, { fields, given }: Turns): Answers {
  const idle = fields.filter(([, field]) => !isAskedFor(field, answers)).map(([name]) => name)
  return Object.fromEntries(
    Object.entries(answers).filter(([name]) => Object.hasOwn(given, name) || !idle.includes(name)),
  )
}

// The province of a federal ministry is nothing to ask for.
function isAskedFor({ 'x-asked-if': conditions = {} }: Schema, answers: Answers): boolean {
  return Object.entries(conditions).every(
    ([name, values]) => answers[name] === undefined || values.includes(String(answers[name])),
  )
}
