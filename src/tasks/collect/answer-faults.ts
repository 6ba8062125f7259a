import type { Host } from '../../command.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { isWithin } from '../../model/field.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { sentences } from '../../model/refusal.ts'
import { keysOf, pointerOf } from '../../plain/pointer.ts'
import type { Answers } from '../plan/answers.ts'
import { errorsAfter } from '../plan/change.ts'
import type { OpenPlan } from '../plan/open.ts'
import type { Unusable } from './kept-answers.ts'
import { fieldsOfKind, type Names, type NewKind } from './kind.ts'
import { type Fault, faultOf } from './right-answers.ts'
import { changeTo, existingOf } from './target.ts'

// Under this name, no file of the plan is in the way of the check.
const standIn = 'being-written-at-this-moment'

type Given = {
  readonly answers: Answers
  readonly names: Partial<Names>
  readonly host: Host
}

/** What is wrong with the field at a pointer if these were the answers; undefined where nothing is. */
export async function faultIn(
  kind: NewKind,
  plan: OpenPlan,
  { answers, pointer, names, host }: Given & { readonly pointer: string },
): Promise<Fault | undefined> {
  const around = existingOf(kind, plan, names)?.pointer ?? kind.pointer(plan)
  const faults = (await errorsIn(kind, plan, { answers, names }))
    .filter(({ place }) => isWithin(place.pointer, around + pointer))
    .map((finding) => faultOf(finding, around))
  return (
    faults.find(({ instead }) => instead) ??
    faults[0] ??
    objectionTo(kind, plan, { answers, pointer, names, host })
  )
}

function objectionTo(
  kind: NewKind,
  plan: OpenPlan,
  { answers, pointer, names, host }: Given & { readonly pointer: string },
): Fault | undefined {
  const objection = kind.objection(plan, answers, host, names)
  return objection && isWithin(pointerOf([objection.field]), pointer)
    ? { words: sentences(objection) }
    : undefined
}

async function errorsIn(
  kind: NewKind,
  plan: OpenPlan,
  { answers, names: { institution = '', id } }: Pick<Given, 'answers' | 'names'>,
): Promise<readonly Diagnostic[]> {
  const names = { institution, ...(id !== undefined && { id }) }
  if (existingOf(kind, plan, names))
    return errorsAfter(plan, await changeTo(kind, plan, { answers, names: { id: '', ...names } }))
  const { content } = await kind.change(plan, answers, { institution, id: standIn })
  return errorsAfter(plan, { file: fileOf(kind, institution), content }).map((error) => ({
    ...error,
    message: withoutStandIn(error.message),
  }))
}

/** A field whose answer the plan cannot take, and why; what is still missing is none. */
export async function unusableIn(
  kind: NewKind,
  plan: OpenPlan,
  given: Given,
): Promise<Unusable | undefined> {
  const known = fieldsOfKind(kind).map(([name]) => name)
  const field = Object.keys(given.answers).find((name) => !known.includes(name))
  if (field !== undefined) return { field, words: 'There is no such question.' }
  const around = existingOf(kind, plan, given.names)?.pointer ?? kind.pointer(plan)
  for (const error of await errorsIn(kind, plan, given)) {
    if (error.rule === 'required-field-is-given' || !isWithin(error.place.pointer, around)) continue
    const [wrong] = keysOf(error.place.pointer.slice(around.length))
    if (wrong !== undefined) return { field: wrong, words: faultOf(error, around).words }
  }
  const objection = kind.objection(plan, given.answers, given.host, given.names)
  return objection && { field: objection.field, words: sentences(objection) }
}

function withoutStandIn(message: string): string {
  return message.replaceAll(new RegExp(`Commitment \\S+ “${standIn}”`, 'g'), 'This commitment')
}

function fileOf({ kind }: NewKind, institution: string): string {
  return filePathOf(kind, { institution }, standIn)
}
