import type { Host } from '../../command.ts'
import { readFields } from '../../load/read.ts'
import { institutionsCalled } from '../../model/called.ts'
import { isPlainId } from '../../model/plan-file.ts'
import { nothingWritten } from '../../model/refusal.ts'
import { slugOf } from '../../model/slug.ts'
import { shown } from '../../plain/text.ts'
import { type Answers, settingName, withSetting } from '../plan/answers.ts'
import { institutionMeant } from '../plan/institution-meant.ts'
import { knownOne } from '../plan/known-one.ts'
import { numberRefused } from '../plan/numbers.ts'
import type { OpenPlan } from '../plan/open.ts'
import { fieldsOfKind, type Given, type Known, type Names, type NewKind, schemaOf } from './kind.ts'
import { existingOf } from './target.ts'

/** What the user typed after `nap new KIND`. */
export type Typed = {
  readonly name: string | undefined
  readonly flags: Given
  readonly settings: readonly string[]
}

/** What the command line and the file of answers say; of what is there, only what they change. */
export function givenIn(
  kind: NewKind,
  plan: OpenPlan,
  host: Host,
  { name, flags, settings }: Typed,
): Known {
  const fromFile = flags['answers'] === undefined ? {} : readFields(host.cwd, flags['answers'])
  const typed = { ...namesIn(kind, fromFile), ...namesTyped(kind, plan, name, flags) }
  const names = {
    ...typed,
    ...(typed.institution !== undefined && {
      institution: institutionMeant(typed.institution, plan, host),
    }),
  }
  const rest = Object.entries(fromFile).filter(([field]) => !namesOf(kind).includes(field))
  const known = fieldsOfKind(kind).map(([field]) => field)
  for (const [field] of rest) knownOne('field', field, known)
  const read = Object.fromEntries(rest.filter(([, value]) => value !== null))
  const says = existingOf(kind, plan, names)?.says ?? {}
  const reading = { schema: schemaOf(kind), readers: kind.readers(plan) }
  const all = settings.reduce((now: Answers, setting) => withSetting(now, setting, reading), {
    ...says,
    ...read,
  })
  const set = settings.map(settingName)
  const answers = Object.entries(all).filter(
    ([field]) => set.includes(field) || Object.hasOwn(read, field),
  )
  return { answers: { ...Object.fromEntries(answers), ...kind.given(plan, host, flags) }, names }
}

function namesOf({ namedBy }: NewKind): string[] {
  return [...(namedBy.institution ? ['institution'] : []), ...(namedBy.id ? ['id'] : [])]
}

function namesIn(kind: NewKind, answers: Answers): Partial<Names> {
  const entries = namesOf(kind).filter((name) => typeof answers[name] === 'string')
  return Object.fromEntries(entries.map((name) => [name, String(answers[name])]))
}

function namesTyped(
  kind: NewKind,
  plan: OpenPlan,
  word: string | undefined,
  flags: Given,
): Partial<Names> {
  const { name: what, namedBy } = kind
  const { institution } = flags
  const own = institution !== undefined && namedBy.institution ? { institution } : {}
  if (word === undefined) return own
  if (namedBy.id) return { ...own, id: idTyped(kind, plan, word) }
  if (namedBy.institution) return { ...own, institution: word }
  const id = word.replace(/^.*[\\/]/, '').replace(/\.yaml$/, '')
  if (existingOf(kind, plan, { id })) return { id }
  throw nothingWritten(
    `There is no ${what} “${shown(word, 60)}”, and nap names a new one by itself.`,
    `To go on with one that is there, type the name of its file. For a new one, leave it out: nap new ${what}`,
  )
}

function idTyped({ kind }: NewKind, plan: OpenPlan, word: string): string {
  const ofNumber = kind === 'contribution' ? numberRefused(word, plan.draft) : undefined
  if (ofNumber) throw ofNumber
  if (kind !== 'institutions') return plainId(word)
  // Whoever takes part already may be called as people do.
  return institutionsCalled(plan.folder).idOf(word) ?? plainId(word)
}

export function plainId(typed: string): string {
  if (isPlainId(typed)) return typed
  const meant = slugOf(typed)
  throw nothingWritten(
    `“${shown(typed, 80)}” cannot be an id.`,
    `Use lower-case letters, digits and single hyphens${meant === undefined ? ', for example citizens-budget' : `: ${meant}`}.`,
  )
}
