import { join, posix } from 'node:path'
import type { Ask, Host } from '../../command.ts'
import { kindOfPlace, readFields } from '../../load/read.ts'
import { institutionOf } from '../../model/plan.ts'
import { isPlainId } from '../../model/plan-file.ts'
import { orRefusal, Refusal, wrongUsage } from '../../model/refusal.ts'
import { editing } from '../../pipeline.ts'
import { shown } from '../../plain/text.ts'
import { ownPlace } from '../../record/own-place.ts'
import { setAside, write } from '../../record/write.ts'
import type { Answers } from '../plan/answers.ts'
import type { OpenPlan } from '../plan/open.ts'
import type { Known, Names, NewKind } from './kind.ts'

/** What an earlier run was told before it was stopped. */
export type Begun = Known & {
  /** Questions that were left open on purpose. */
  readonly open: readonly string[]
  /** What else it was told, and why that cannot be used. */
  readonly leftOut: readonly string[]
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
  const { folder, name } = keptFile({ kind, plan })
  await write(folder, [{ file: name, content }])
}

export async function forgetAnswers(place: Place): Promise<void> {
  if (kindOfKept(place) !== 'file') return
  const { folder, name } = keptFile(place)
  await write(folder, [{ file: name, content: undefined }])
}

function kindOfKept(place: Place, copy?: number) {
  const { folder, name } = keptFile(place, copy)
  return kindOfPlace(join(folder, name))
}

/** @param copy number of the copy that was set aside; 1 is the file itself @returns also what the user would type for it */
function keptFile({ kind, plan }: Place, copy = 1) {
  const { folder, way, beginning } = ownPlace(plan.root)
  const name = `${beginning}answers-${kind.name}${copy === 1 ? '' : `-${copy}`}.yaml`
  return { folder, name, shownName: posix.normalize(plan.shownRoot + way + name) }
}

/** What an earlier run was told, if whoever is at the keyboard wants to go on with it. */
export async function begunBefore(place: Place, ask: Ask): Promise<Begun | undefined> {
  const { kind } = place
  if (kindOfKept(place) === undefined) return undefined
  const kept = await fieldsKept(place)
  if (kept instanceof Refusal) {
    await beginAnew(place, kept, ask)
    return undefined
  }
  const { institution, id, ...fields } = kept
  const given = Object.entries(fields).filter(([, value]) => value !== null)
  const goesOn = await ask.choose(
    `An earlier nap new ${kind.name} was not finished: ${told(institution, given)}.`,
    [
      { name: 'Go on with its answers', value: true },
      { name: 'Begin anew, and throw them away', value: false },
    ],
  )
  if (!goesOn) {
    await forgetAnswers(place)
    return undefined
  }
  return {
    answers: Object.fromEntries(given),
    ...namesKept({ institution, id }, place),
    open: Object.keys(fields).filter((field) => fields[field] === null),
  }
}

async function fieldsKept(place: Place): Promise<Answers | Refusal> {
  const { folder, name, shownName } = keptFile(place)
  // What is no regular file may lead anywhere, or never end.
  if (kindOfKept(place) === 'file') return orRefusal(() => readFields(folder, name))
  return wrongUsage(`“${shown(shownName)}” cannot be used, because it is not an ordinary file.`)
}

async function beginAnew(place: Place, { exitCode, message }: Refusal, ask: Ask): Promise<void> {
  const { kind } = place
  const { folder, name, shownName } = keptFile(place)
  const aside = copyAside(place)
  const goesOn = await ask.choose(
    `What an earlier nap new ${kind.name} was told: ${message.replace(' Nothing was written.', '')}`,
    [
      {
        name: `Begin anew, and keep that as ${shown(aside.shownName)}`,
        value: true,
      },
      { name: 'Stop, and leave it as it is', value: false },
    ],
  )
  if (goesOn) return setAside(folder, name, aside.name)
  throw new Refusal(
    exitCode,
    'Stopped. Nothing was written.',
    `Fix or delete “${shown(shownName)}”; then type nap new ${kind.name} again.`,
  )
}

function copyAside(place: Place) {
  for (let copy = 2; ; copy++) {
    if (kindOfKept(place, copy) === undefined) return keptFile(place, copy)
  }
}

type NamesKept = { readonly institution: unknown; readonly id: unknown }

// The file may have been changed by anybody, and the plan too.
function namesKept(
  { institution, id }: NamesKept,
  { plan: { folder } }: Place,
): Pick<Begun, 'names' | 'leftOut'> {
  const isKnown = typeof institution === 'string' && institutionOf(folder, institution)
  const isId = typeof id === 'string' && isPlainId(id)
  const isWrong = (name: unknown) => name !== undefined && name !== null && name !== ''
  return {
    names: { ...(isKnown && { institution }), ...(isId && { id }) },
    leftOut: [
      ...(isWrong(institution) && !isKnown
        ? [`institution “${shown(String(institution), 60)}”, which is none of this plan.`]
        : []),
      ...(isWrong(id) && !isId ? [`id “${shown(String(id), 60)}”, which cannot be one.`] : []),
    ],
  }
}

/** A field whose answer the plan cannot take, and why. */
export type Unusable = { readonly field: string; readonly words: string }

type Resuming = {
  readonly names: Partial<Names>
  readonly say: (words: string) => void
  unusableIn(answers: Answers): Promise<Unusable | undefined>
}

/** More lines would hide the question that comes next. */
const mostSaid = 8

/** The answers without those that the plan cannot take; these are said, and the file as it was stays beside the new one. */
export async function soundOnes(
  place: Place,
  { answers, leftOut, open }: Begun,
  { names, say, unusableIn }: Resuming,
): Promise<Answers> {
  const sound: Record<string, unknown> = { ...answers }
  const remarks = [...leftOut]
  for (;;) {
    const unusable = await unusableIn(sound)
    if (!unusable || !Object.hasOwn(sound, unusable.field)) break
    delete sound[unusable.field]
    remarks.push(`“${shown(unusable.field, 60)}”. ${unusable.words}`)
  }
  if (remarks.length === 0) return answers
  const { folder, name } = keptFile(place)
  const aside = copyAside(place)
  await setAside(folder, name, aside.name)
  const stillOpen = Object.fromEntries(open.map((name) => [name, null]))
  await keepAnswers(place, names, { ...sound, ...stillOpen })
  for (const words of remarks.slice(0, mostSaid))
    say(`Of the kept answers, this is left out: ${words}`)
  if (remarks.length > mostSaid) say(`and ${remarks.length - mostSaid} more.`)
  say(`All of them are still in ${shown(aside.shownName)}.`)
  return sound
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
  { ask }: Host,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const isRefused = error instanceof Refusal
    const areKept = ask && kindOfKept({ kind, plan }) === 'file'
    if (!isRefused || !areKept || (await fieldsKept({ kind, plan })) instanceof Refusal) throw error
    const where = shown(keptFile({ kind, plan }).shownName)
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
