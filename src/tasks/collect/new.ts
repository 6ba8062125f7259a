import type { Host } from '../../command.ts'
import { readFields } from '../../load/read.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { asked } from '../../model/plan.ts'
import { isPlainId } from '../../model/plan-file.ts'
import { nothingWritten, orRefusal, Refusal, sentences } from '../../model/refusal.ts'
import { slugOf } from '../../model/slug.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { pending, write } from '../../record/write.ts'
import { allOrNothing } from '../plan/all-or-nothing.ts'
import { type Answers, withSetting } from '../plan/answers.ts'
import { changePlan } from '../plan/change.ts'
import { editorSchemas } from '../plan/editor-schemas.ts'
import { institutionMeant } from '../plan/institution-meant.ts'
import { knownOne } from '../plan/known-one.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { faultIn, unusableIn } from './answer-faults.ts'
import {
  begunBefore,
  forgetAnswers,
  keepAnswers,
  soundOnes,
  withAnswersKept,
} from './kept-answers.ts'
import { fieldsOfKind, type Given, type Known, type Names, type NewKind, schemaOf } from './kind.ts'
import { askedAnswers } from './questions.ts'
import { righted } from './right-answers.ts'

/** What the user typed after `nap new KIND`. */
export type Typed = {
  readonly name: string | undefined
  readonly flags: Given
  readonly settings: readonly string[]
}

/** What was written, as the user would type it, and what is to be said about it. */
export type Made = { readonly file: string; readonly talk: readonly string[] }

/** Adds something to the plan, never in place of another, with what belongs into each field. */
export async function newFile(kind: NewKind, host: Host, typed: Typed): Promise<Made> {
  const plan = openPlan(host, typed.flags)
  const given = givenIn(kind, plan, host, typed)
  const { file, names } = await withAnswersKept({ kind, plan }, host, async () => {
    const { answers, names } = await allOrNothing(() => completed(kind, plan, host, given))
    const file = await changePlan(host, typed.flags, (now) => kind.change(now, answers, names))
    return { file, names }
  })
  const forgotten = await orRefusal(() => (host.ask ? forgetAnswers({ kind, plan }) : undefined))
  const after = openPlan(host, typed.flags)
  const helped = await orRefusal(async () =>
    write(after.root, await pending(after.root, editorSchemas(after))),
  )
  const made = { file: file.slice(after.shownRoot.length), names }
  // The file stands by then, whatever becomes of the rest.
  const undone = [forgotten, helped].flatMap((refusal) => (refusal ? [sentences(refusal)] : []))
  return {
    file,
    talk: [...undone, ...openIn(after, kind, made), `Next: ${kind.next(after, made)}`],
  }
}

function givenIn(
  kind: NewKind,
  plan: OpenPlan,
  host: Host,
  { name, flags, settings }: Typed,
): Known {
  const schema = schemaOf(kind)
  const fromFile = flags['answers'] === undefined ? {} : readFields(host.cwd, flags['answers'])
  const typed = { ...namesIn(kind, fromFile), ...namesTyped(kind, name, flags) }
  const named = {
    ...typed,
    ...(typed.institution !== undefined && {
      institution: institutionMeant(typed.institution, plan, host),
    }),
  }
  const rest = Object.entries(fromFile).filter(([field]) => !namesOf(kind).includes(field))
  for (const [field] of rest)
    knownOne(
      'field',
      field,
      fieldsOfKind(kind).map(([known]) => known),
    )
  const reading = { schema, readers: kind.readers(plan) }
  const read = Object.fromEntries(rest.filter(([, value]) => value !== null))
  const answers = settings.reduce(
    (known: Answers, setting) => withSetting(known, setting, reading),
    read,
  )
  return { answers: { ...answers, ...kind.given(plan, host, flags) }, names: named }
}

function namesOf({ namedBy }: NewKind): string[] {
  return [...(namedBy.institution ? ['institution'] : []), ...(namedBy.id ? ['id'] : [])]
}

function namesIn(kind: NewKind, answers: Answers): Partial<Names> {
  const entries = namesOf(kind).filter((name) => typeof answers[name] === 'string')
  return Object.fromEntries(entries.map((name) => [name, String(answers[name])]))
}

function namesTyped(
  { name: what, namedBy }: NewKind,
  word: string | undefined,
  flags: Given,
): Partial<Names> {
  const { institution } = flags
  const own = institution !== undefined && namedBy.institution ? { institution } : {}
  if (word === undefined) return own
  if (namedBy.id) return { ...own, id: plainId(word) }
  if (namedBy.institution) return { ...own, institution: word }
  throw nothingWritten(
    `nap names a ${what} by itself, so “${shown(word, 60)}” is not needed.`,
    `Leave it out: nap new ${what}`,
  )
}

function plainId(typed: string): string {
  if (isPlainId(typed)) return typed
  const meant = slugOf(typed)
  throw nothingWritten(
    `“${shown(typed, 80)}” cannot be an id.`,
    `Use lower-case letters, digits and single hyphens${meant === undefined ? ', for example citizens-budget' : `: ${meant}`}.`,
  )
}

/** At a terminal, whoever gave no answer is asked everything, and whoever gave some what cannot be left open. */
async function completed(
  kind: NewKind,
  plan: OpenPlan,
  host: Host,
  { answers: given, names: typed }: Known,
): Promise<{ readonly answers: Answers; readonly names: Names }> {
  const rightedHere = async (answers: Answers, institution: string) => {
    const right = await righted(answers, (now) =>
      faultIn(kind, plan, { answers: now, pointer: '', institution, host }),
    )
    for (const words of right.taken) host.err(`${words}.\n`)
    const objection = kind.objection(plan, right.answers, host)
    if (objection) {
      const { message, help } = objection
      throw nothingWritten(`${message}`, help)
    }
    return right.answers
  }
  if (!host.ask) {
    const suggested = kind.suggested(plan, host, { answers: given, names: typed })
    const names = namesFor(kind, { ...suggested, ...given }, typed)
    const { institution } = names
    const answers = await rightedHere({ ...suggested, ...given }, institution)
    return { answers, names }
  }
  const { ask } = host
  const begun = await begunBefore({ kind, plan }, ask)
  const names = { ...begun?.names, ...typed }
  const say = (words: string) => host.err(`${words}\n`)
  for (const words of otherNames(begun?.names, names)) say(words)
  const institution = names.institution ?? (await institutionAsked(kind, plan, ask))
  // Whoever is told at the end that it is there already has answered in vain.
  if (names.id !== undefined || kind.namedBy.id === undefined)
    await kind.change(plan, given, { institution, id: names.id ?? '' })
  const before =
    begun &&
    (await soundOnes({ kind, plan }, begun, {
      names: { ...names, institution },
      say,
      unusableIn: (now) => unusableIn(kind, plan, { answers: now, institution, host }),
    }))
  const known = { ...before, ...(await rightedHere(given, institution)) }
  const suggested = kind.suggested(plan, host, {
    answers: known,
    names: { ...names, institution },
  })
  const isAskedAll = Object.keys(given).length === 0
  const fields = fieldsOfKind(kind).filter(([name]) => isAskedAll || kind.needs.includes(name))
  const answers = await askedAnswers(fields, isAskedAll ? known : { ...suggested, ...known }, {
    ask,
    say,
    plan,
    needs: kind.needs,
    suggested,
    readers: kind.readers(plan),
    choices: kind.choices(plan),
    leftOpen: begun?.open ?? [],
    fault: (now, pointer) => faultIn(kind, plan, { answers: now, pointer, institution, host }),
    keep: (now) =>
      keepAnswers({ kind, plan }, { ...names, ...(institution !== '' && { institution }) }, now),
  })
  const id = names.id ?? (await idAsked(kind, plan, { answers, institution, ask }))
  return { answers, names: { institution, id } }
}

function otherNames(then: Partial<Names> = {}, now: Partial<Names>): string[] {
  return (['institution', 'id'] as const)
    .filter((name) => then[name] !== undefined && then[name] !== now[name])
    .map(
      (name) => `The earlier answers were for ${name} “${then[name]}”; now it is “${now[name]}”.`,
    )
}

async function institutionAsked(
  { namedBy }: NewKind,
  { folder }: OpenPlan,
  ask: NonNullable<Host['ask']>,
): Promise<string> {
  if (!namedBy.institution) return ''
  // The secretariat, which submits nothing, is hardly who is meant.
  const first = new Set(asked(folder))
  const bodies = folder.institutions.value.institutions
  const inOrder = [
    ...bodies.filter((body) => first.has(body)),
    ...bodies.filter((body) => !first.has(body)),
  ]
  const choices = inOrder.map(({ id, name }) => ({
    name: `${shown(name, 60)} (${id})`,
    value: id,
  }))
  return ask.choose('Which institution says so?', choices)
}

async function idAsked(
  kind: NewKind,
  plan: OpenPlan,
  {
    answers,
    institution,
    ask,
  }: { answers: Answers; institution: string; ask: NonNullable<Host['ask']> },
): Promise<string> {
  const from = kind.namedBy.id
  if (from === undefined) return ''
  const suggestion = slugOf(String(answers[from] ?? ''))
  return ask.line('Id (lower-case letters, digits, single hyphens; it never changes):', {
    suggestion,
    check: (typed) =>
      refusalWords(async () => kind.change(plan, answers, { institution, id: plainId(typed) })),
  })
}

async function refusalWords(work: () => Promise<unknown>): Promise<string | undefined> {
  const outcome = await orRefusal(work)
  return outcome instanceof Refusal ? sentences(outcome) : undefined
}

function namesFor(kind: NewKind, answers: Answers, { institution, id }: Partial<Names>): Names {
  const { namedBy, flagsFor } = kind
  const missing = [
    ...(namedBy.institution && institution === undefined ? ['--institution'] : []),
    ...kind.needs
      .filter((field) => answers[field] === undefined)
      .map((field) => flagsFor[field] ?? `--set ${field}=…`),
  ]
  if (missing.length > 0) throw needy(kind, missing)
  const made = id ?? (namedBy.id === undefined ? '' : slugOf(String(answers[namedBy.id])))
  if (made === undefined) throw needy(kind, ['an id in Latin letters'])
  return { institution: institution ?? '', id: made }
}

function needy({ name, example }: NewKind, missing: readonly string[]): Refusal {
  return nothingWritten(
    `For a new ${name}, nap still needs ${listed(missing)}.`,
    `For example: ${example}`,
  )
}

const fewEnoughToTell = 8

/** What is still open in what was written. */
function openIn(
  { diagnostics }: OpenPlan,
  { expected }: NewKind,
  { file, names: { id } }: { readonly file: string; readonly names: Names },
): string[] {
  const found = diagnostics.filter(
    (finding) => isAbout(finding, file, id) && !expected.includes(finding.rule),
  )
  if (found.length === 0) return []
  const rest = found.length - fewEnoughToTell
  return [
    'Still open:',
    ...found.slice(0, fewEnoughToTell).map(({ message }) => `  ${message}`),
    ...(rest > 0 ? [`  and ${counted(rest, 'more point')}: nap validate`] : []),
  ]
}

function isAbout({ place, message }: Diagnostic, file: string, id: string): boolean {
  if (file === 'institutions.yaml') return message.includes(`“${id}”`)
  return place.file === file
}
