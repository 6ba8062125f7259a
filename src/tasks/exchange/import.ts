import type { Ask, Host } from '../../command.ts'
import type { Received } from '../../model/exchange/received.ts'
import { type Against, senderName, type Understood } from '../../model/exchange/understood.ts'
import type { Comment } from '../../model/files/comment.ts'
import type { Import } from '../../model/files/import.ts'
import { exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
import { understand, weighAnswers } from '../../pipeline/incoming.ts'
import { shown } from '../../plain/text.ts'
import { subjectTyped } from '../collect/kinds/comment.ts'
import { allOrNothing } from '../plan/all-or-nothing.ts'
import type { ChangedPlan } from '../plan/change.ts'
import { pastDayIn } from '../plan/day.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import type { UpToDate } from '../publish/up-to-date.ts'
import { agreed } from './agreed.ts'
import { type Arrived, arrivedAt } from './arrived.ts'
import { baseOf } from './base-plan.ts'
import { type Case, changesFor } from './changes.ts'
import { earlierImport } from './import-record.ts'
import { fileText } from './import-text.ts'
import { askedOfLetter } from './letter-questions.ts'
import { digestWith, keptMapping, mappingFor } from './mapping.ts'
import type { Outcome } from './outcome.ts'
import { isUnrecorded, put, recordedAfter } from './put.ts'
import { senderOf, senderTyped } from './sender.ts'

export type ImportRequest = WhichPlan & {
  readonly from: string | undefined
  readonly via: Comment['via'] | undefined
  readonly on: string | undefined
  readonly about: string | undefined
  readonly split: boolean
  readonly mapping: string | undefined
  readonly dryRun: boolean
  readonly yes: boolean
  readonly keep: boolean
  readonly record: boolean
}

export type Imported = {
  readonly plan: OpenPlan
  readonly outcomes: readonly Outcome[]
  /** How the revision came about; undefined where nothing was written. */
  readonly upToDate: UpToDate | undefined
}

/**
 * Takes in what came: each file whole or not at all, and all of them as one revision. What changes the plan is asked
 * about; without a terminal, `yes` stands for the answer.
 */
export async function importFiles(
  host: Host,
  names: readonly string[],
  request: ImportRequest,
): Promise<Imported> {
  let plan = await openPlan(host, request)
  const wish = wishIn(request, plan, host)
  const outcomes: Outcome[] = []
  const isWritten = () => !request.dryRun && outcomes.some(({ what }) => what === 'imported')
  const arrivals = (await Promise.all(names.map((named) => arrivedAt(host, named)))).flat()
  for (const arrived of arrivals) {
    const one = await orRefusal(() => taken(arrived, { host, plan, request, wish }))
    if (one instanceof Refusal) throw isWritten() ? await stopped(one, host, request) : one
    const { outcome, changed } = await putIn(host, plan, request.dryRun, one)
    outcomes.push(outcome)
    if (outcome.refusal?.exitCode === exitCodes.busy) break
    plan = changed?.plan ?? plan
  }
  const isToRecord = isWritten() || (!request.dryRun && (await isLeftOver(host, plan, outcomes)))
  return { plan, outcomes, upToDate: isToRecord ? await recordedAfter(host, request) : undefined }
}

/** Whether a run that was stopped before it could record what it had written is to be brought to its end. */
function isLeftOver(host: Host, plan: OpenPlan, outcomes: readonly Outcome[]): Promise<boolean> {
  return isUnrecorded(
    host,
    plan,
    outcomes.flatMap(({ record }) => record ?? []),
  )
}

/** Writes what follows from a file; where somebody else was quicker, nothing of it. */
async function putIn(host: Host, plan: OpenPlan, dryRun: boolean, one: Taken): Promise<Taken> {
  const { outcome, changed } = one
  if (!changed || dryRun) return one
  const failed = await orRefusal(() => put(host, plan, changed.changes))
  if (!(failed instanceof Refusal)) return { outcome, changed }
  return { outcome: { ...outcome, what: 'refused', comments: [], written: [], refusal: failed } }
}

/** Whoever stops in the middle has what came before in the plan, and on record. */
async function stopped(refusal: Refusal, host: Host, request: ImportRequest): Promise<Refusal> {
  const { recorded } = await recordedAfter(host, request)
  const message = refusal.message.replace(
    'Nothing was written.',
    `Nothing of this file was written; those before it are in the plan. ${recorded.message}`,
  )
  return new Refusal(refusal.exitCode, message, refusal.help)
}

type Wish = Pick<Against, 'about' | 'isSplit'> & {
  readonly typed: Against['sender']
  readonly on: string | undefined
  readonly today: string
}

function wishIn(request: ImportRequest, plan: OpenPlan, host: Host): Wish {
  const { from, about, on, split } = request
  return {
    typed: senderTyped(from, plan, host),
    about: about === undefined ? undefined : subjectTyped(about, plan),
    isSplit: split,
    on: on === undefined ? undefined : pastDayIn(on, '--on', host),
    today: pastDayIn(undefined, '--on', host),
  }
}

type Setting = {
  readonly host: Host
  readonly plan: OpenPlan
  readonly request: ImportRequest
  readonly wish: Wish
}

type Taken = { readonly outcome: Outcome; readonly changed?: ChangedPlan }

async function taken(arrived: Arrived, setting: Setting): Promise<Taken> {
  const outcome = await orRefusal(() => takenIn(arrived, setting))
  if (!(outcome instanceof Refusal)) return outcome
  if (!isOfFile(outcome)) throw outcome
  const { typed } = setting.wish
  const from = typed && senderName(typed, setting.plan.folder)
  const nothing = nothingOf(arrived, setting.wish)
  return { outcome: { ...nothing, from, what: 'refused', refusal: outcome } }
}

// Whoever interrupts means all of it, and a disk that is full is full for the next file too.
function isOfFile({ exitCode }: Refusal): boolean {
  return (
    exitCode === exitCodes.planHasProblems ||
    exitCode === exitCodes.fileSystem ||
    exitCode === exitCodes.wrongUsage
  )
}

function nothingOf({ name, sha256, remarks, mail }: Arrived, { on, today }: Wish): Outcome {
  return {
    name,
    sha256,
    what: 'unchanged',
    as: undefined,
    from: undefined,
    on: on ?? mail?.on ?? today,
    via: undefined,
    base: undefined,
    answers: [],
    comments: [],
    translations: [],
    faults: [],
    remarks,
    written: [],
    refusal: undefined,
  }
}

async function takenIn(arrived: Arrived, setting: Setting): Promise<Taken> {
  const { host, plan, request, wish } = setting
  const { received } = arrived
  if (received instanceof Refusal) throw received
  const nothing = nothingOf(arrived, wish)
  const mapped = mappingFor(host, arrived, request.mapping)
  const earlier = earlierImport(plan, digestWith(arrived, mapped?.mapping))
  if (earlier) {
    const remarks = [...nothing.remarks, knownWords(earlier.value, arrived)]
    return { outcome: { ...nothing, what: 'known', remarks, record: earlier.file } }
  }
  const { base, remarks } = await baseOf(host, plan, received)
  // Nobody is asked for what is not written, or where the answer was given already.
  const ask = request.yes || request.dryRun ? undefined : host.ask
  const told: Against = {
    ...arrivalOf(arrived, received, setting),
    today: plan,
    base,
    sender: senderOf({ received, mail: arrived.mail }, wish.typed, plan),
    mapping: mapped?.mapping,
  }
  const { said, against } = await understoodBy(received, told, {
    plan,
    ask,
    isViaTyped: request.via !== undefined,
  })
  const weighed = await weighAnswers(said.answers, plan, base !== undefined)
  const known = { ...nothing, remarks: [...nothing.remarks, ...remarks] }
  return allOrNothing(async () => {
    const outcome = {
      ...understood(known, said, against),
      answers: await agreed(weighed, plan.folder, ask),
    }
    const sha256 = digestWith(arrived, said.mapping && (mapped?.mapping ?? said.mapping))
    const done = await decided({ outcome, said, against, arrived: { ...arrived, sha256 } }, setting)
    return withMapping(done, { arrived, said, isThere: mapped !== undefined }, setting)
  })
}

/** What a file says; of a letter, with what an officer at a terminal adds to it. */
async function understoodBy(
  received: Received,
  told: Against,
  at: { readonly plan: OpenPlan; readonly ask: Host['ask']; readonly isViaTyped: boolean },
): Promise<{ readonly said: Understood; readonly against: Against }> {
  const said = await understand(received, told)
  // Whoever sends a letter, or a plan of its own, has filled in no form.
  const isOwn = said.as === 'letter' || said.as === 'plan'
  if (isOwn && told.via === 'form' && !at.isViaTyped) {
    return understoodBy(received, { ...told, via: 'letter' }, at)
  }
  const asked = await askedOfLetter(said, told, at)
  return asked
    ? { said: await understand(received, asked), against: asked }
    : { said, against: told }
}

type WithMapping = {
  readonly arrived: Arrived
  readonly said: Understood
  readonly isThere: boolean
}

// Whatever is said to the rest, the mapping is kept: whoever wants to correct it needs it.
async function withMapping(
  done: Taken,
  { arrived, said, isThere }: WithMapping,
  { host, request }: Setting,
): Promise<Taken> {
  if (!said.mapping || isThere || request.dryRun) return done
  const kept = await keptMapping(host, arrived, said.mapping)
  if (kept === undefined) return done
  const { outcome } = done
  if (!(kept instanceof Refusal)) return { ...done, outcome: { ...outcome, mapping: kept } }
  const remark = `Where its columns belong could not be written beside it. ${kept.message} To correct that, copy the file into a folder of your own and import it from there.`
  return { ...done, outcome: { ...outcome, remarks: [...outcome.remarks, remark] } }
}

function knownWords(earlier: Partial<Import>, { name }: Arrived): string {
  const { received_on: day = 'a day that is not known', file = name } = earlier
  return `This file was imported before: it arrived on ${day}, as “${shown(file, 80)}”. Nothing was changed.`
}

function arrivalOf({ name, mail }: Arrived, received: Received, { request, wish }: Setting) {
  const letter = received.kind === 'mail' ? received : mail
  return {
    name,
    on: wish.on ?? letter?.on ?? wish.today,
    via: request.via ?? (letter ? 'email' : 'form'),
    about: wish.about,
    isSplit: wish.isSplit ?? false,
  } as const
}

function understood(known: Outcome, said: Understood, against: Against): Outcome {
  const { sender, base, on, via, today } = against
  return {
    ...known,
    as: said.as,
    from: sender && senderName(sender, today.folder),
    on,
    via,
    base: base?.state.kind === 'revision' ? base.state : undefined,
    translations: said.translations ?? [],
    faults: said.faults,
    remarks: [...known.remarks, ...returnedAgain(against, said), ...said.remarks],
  }
}

/** Somebody who has sent a form before sends another: that is normal, and is told. */
function returnedAgain({ today, sender }: Against, { as }: Understood): string[] {
  if (as !== 'form' || sender?.kind !== 'institution') return []
  const before = today.folder.imports
    .map(({ value }) => value)
    .filter((one) => one.as === 'form' && one.from === sender.id)
  const last = before
    .map((one) => one.received_on ?? '')
    .toSorted()
    .at(-1)
  return last === undefined
    ? []
    : [`A form of this institution was imported before; the last one arrived on ${last}.`]
}

async function decided(the: Case, { host, plan, request }: Setting): Promise<Taken> {
  const { outcome, changed } = await changesFor(the, { plan, keep: request.keep })
  if (!changed) return { outcome }
  if (request.dryRun || request.yes) return { outcome, changed }
  if (!host.ask) return { outcome: { ...outcome, what: 'waiting', written: [] } }
  const isAgreed = await isAgreedTo(outcome, plan, host, host.ask)
  return isAgreed
    ? { outcome: { ...outcome, isShown: true }, changed }
    : { outcome: { ...outcome, what: 'declined', isShown: true, written: [] } }
}

function isAgreedTo(outcome: Outcome, plan: OpenPlan, { err }: Host, ask: Ask): Promise<boolean> {
  err(`\n${fileText(outcome, plan)}\n`)
  return ask.choose('Is this to be written into the plan?', [
    { name: 'Yes', value: true },
    { name: 'No, leave the plan as it is', value: false },
  ])
}
