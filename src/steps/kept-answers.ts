import type { Host } from '../command.ts'
import { readFields, readText } from '../load/read.ts'
import { Refusal } from '../model/refusal.ts'
import { shown } from '../model/text.ts'
import { editing } from '../pipeline.ts'
import { answersName } from '../record/traces.ts'
import { write } from '../record/write.ts'
import type { Answers } from './answers.ts'
import type { Known, Names, NewKind } from './new-kind.ts'
import type { OpenPlan } from './open-plan.ts'

/** What an earlier run was told before it was stopped. */
export type Begun = Known & {
  /** Questions that were left open on purpose. */
  readonly open: readonly string[]
}

type Place = { readonly kind: NewKind; readonly plan: OpenPlan }

/** Answers are kept one by one, so that a closed window costs none. They are no part of the plan, and are not recorded. */
export async function keepAnswers(
  { kind, plan }: Place,
  names: Partial<Names>,
  answers: Answers,
): Promise<void> {
  const { remarkedText } = await editing()
  const remark = `Answers so far. To go on: nap new ${kind.name}`
  const content = remarkedText(remark, { ...names, ...answers })
  await write(plan.root, [{ file: answersName(kind.name), content }])
}

export async function forgetAnswers({ kind, plan }: Place): Promise<void> {
  if (!areThere(kind, plan)) return
  await write(plan.root, [{ file: answersName(kind.name), content: undefined }])
}

function areThere({ name }: NewKind, { root }: OpenPlan): boolean {
  return readText(root, answersName(name)) !== undefined
}

/** What an earlier run was told, if whoever is at the keyboard wants to go on with it. */
export async function begunBefore(
  { kind, plan }: Place,
  ask: NonNullable<Host['ask']>,
): Promise<Begun | undefined> {
  if (!areThere(kind, plan)) return undefined
  const { institution, id, ...fields } = readFields(plan.root, answersName(kind.name))
  const given = Object.entries(fields).filter(([, value]) => value !== null)
  const goesOn = await ask.choose(
    `An earlier nap new ${kind.name} was not finished: ${told(institution, given)}.`,
    [
      { name: 'Go on with its answers', value: true },
      { name: 'Begin anew, and throw them away', value: false },
    ],
  )
  if (!goesOn) {
    await forgetAnswers({ kind, plan })
    return undefined
  }
  return {
    answers: Object.fromEntries(given),
    names: {
      ...(typeof institution === 'string' && { institution }),
      ...(typeof id === 'string' && { id }),
    },
    open: Object.keys(fields).filter((field) => fields[field] === null),
  }
}

function told(institution: unknown, given: readonly (readonly [string, unknown])[]): string {
  const [[, first] = []] = given
  const parts = [
    ...(typeof first === 'string' ? [`“${shown(first, 60)}”`] : []),
    ...(typeof institution === 'string' && institution !== '' ? [`of ${shown(institution)}`] : []),
    `with ${given.length === 1 ? 'one answer' : `${given.length} answers`}`,
  ]
  return parts.join(' ')
}

/** Whatever ends the questions, or keeps what they gave from being written: where the answers are, and how to go on. */
export async function withAnswersKept<T>(
  { kind, plan }: Place,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || !areThere(kind, plan)) throw error
    const where = shown(plan.shownRoot + answersName(kind.name))
    throw new Refusal(
      error.exitCode,
      error.message,
      [
        error.help,
        `What you answered is kept in ${where}, outside the plan itself. To go on with it: nap new ${kind.name}`,
      ]
        .filter((part) => part !== undefined)
        .join('\n'),
    )
  }
}
