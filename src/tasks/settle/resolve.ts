import type { Host } from '../../command.ts'
import { institutionsCalled } from '../../model/called.ts'
import { fieldPointer } from '../../model/field.ts'
import { nothingWritten, type Refusal } from '../../model/refusal.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { pastDayIn } from '../plan/day.ts'
import { referenceMeant } from '../plan/institution-meant.ts'
import { commitmentFor, fieldFor, giverFor } from '../plan/named.ts'
import type { OpenPlan } from '../plan/open.ts'
import { emptyReason, wordsIn } from '../plan/reason.ts'
import { refuseUnread } from '../plan/unread.ts'
import {
  answersOn,
  decide,
  ensureDisputed,
  outcomeOf,
  type Proposal,
  type Verdict,
} from './decide.ts'
import { secretariatOf } from './decision-file.ts'
import { openCount } from './left-out.ts'
import { pointsIn } from './points.ts'

/** What a decision is made with when nobody is asked. */
export type DecisionRequest = Readonly<
  Record<'about' | 'take' | 'value' | 'reason' | 'by' | 'on', string | undefined>
>

/** Reads the plan anew: it changes with every decision. */
export type Reopen = () => Promise<OpenPlan>

/** Writes the decision that the flags describe. @returns what was done, for the user */
export async function decideByFlags(
  id: string | undefined,
  request: DecisionRequest,
  { plan, host, reopen }: { plan: OpenPlan; host: Host; reopen: Reopen },
): Promise<string> {
  const { about, take, value, reason } = request
  if (id === undefined) throw incomplete('The commitment is missing.')
  const commitment = commitmentFor(id, plan)
  refuseUnread(plan, commitment.id)
  if (about === undefined) throw incomplete('The field is missing: --about FIELD.')
  const pointer = fieldFor(about, commitment)
  if ((take === undefined) === (value === undefined)) {
    throw incomplete('Say which answer stands: either --take INSTITUTION or --value "…".')
  }
  if (value?.trim() === '') {
    throw incomplete('The answer is empty: --value "…".')
  }
  if (reason === undefined) {
    throw incomplete('The reason is missing: --reason "…". Somebody will ask for it.')
  }
  const words = wordsIn(reason)
  if (words === '') throw emptyReason('Say why: somebody will ask.')
  ensureDisputed(pointer, commitment, plan)
  const ruling =
    take === undefined
      ? { value: referenceMeant(value ?? '', pointer, plan) }
      : giverFor(institutionTaken(take, plan, host), pointer, answersOn(pointer, commitment))
  const verdict: Verdict = {
    commitment: commitment.id,
    about: pointer,
    ruling,
    reason: words,
    by: request.by ?? secretariatOf(plan),
    on: pastDayIn(request.on, '--on', host),
  }
  const proposal = await decide(verdict, plan, reopen)
  return `${recordedWords(verdict, proposal, plan)}\n${stillOpen(openCount(await reopen()))}\n`
}

// `Finance` for finance-division, and `Sindh/open-data` for what it filed under that id.
function institutionTaken(take: string, { folder }: OpenPlan, { err }: Host): string {
  const [typed = '', ...filed] = take.split('/')
  const known = institutionsCalled(folder)
  const meant = known.ids.has(typed) ? typed : known.idOf(typed)
  if (meant === undefined || meant === typed) return take
  err(`“${shown(typed, 60)}” taken as ${meant}.\n`)
  return [meant, ...filed].join('/')
}

function incomplete(message: string): Refusal {
  return nothingWritten(
    `${message}`,
    'For example: nap resolve open-data-portal --about end_date --take sindh --reason "Three languages take longer."',
  )
}

/** Many commitments have a field of one name: on its own, it says nothing. */
export function refuseFieldAlone(
  word: string | undefined,
  field: string | undefined,
  plan: OpenPlan,
): void {
  if (word !== undefined || field === undefined) return
  const about = fieldPointer(field)
  const open = pointsIn(plan).filter((point) => point.about === about)
  const ids = [...new Set(open.map(({ commitment }) => commitment.id))]
  const name = shown(field, 60)
  throw nothingWritten(
    `“${name}” is a field of many commitments, and none was named.`,
    ids.length === 0
      ? `Name the commitment: nap resolve COMMITMENT --about ${name}`
      : `Name the commitment, ${listed(ids, 'or')}: nap resolve ${ids[0]} --about ${name}`,
  )
}

/** What stands where nobody can be asked and no flag says what to do. */
export function nobodyToAsk(): Refusal {
  return nothingWritten(
    'nap resolve asks questions, and there is nobody to answer them here: input or output is not a terminal.',
    'Say it with flags: nap resolve COMMITMENT --about FIELD --take INSTITUTION (or --value "…") --reason "…". To see what is open: nap resolve --list',
  )
}

export function recordedWords(verdict: Verdict, proposal: Proposal, plan: OpenPlan): string {
  const file = shown(plan.shownRoot + proposal.change.file)
  return `Written to ${file}. ${outcomeOf(verdict, proposal)}${inPlaceOf(proposal, verdict, plan)}`
}

// Decisions are never deleted: who looks into the file finds them all.
function inPlaceOf({ replaced }: Proposal, { commitment, about }: Verdict, plan: OpenPlan): string {
  if (replaced.length === 0) return ''
  const [point] = pointsIn(plan, commitment).filter((one) => one.about === about)
  const past = point?.kind === 'stale-decision' ? 'no longer applied and ' : ''
  const which = listed(replaced.map(({ on, by }) => `of ${on} by ${shown(by, 80)}`))
  return replaced.length === 1
    ? `\nThis takes the place of the decision ${which}, which ${past}stays on record.`
    : `\nThis takes the place of the decisions ${which}, which ${past}stay on record.`
}

export function stillOpen(open: number): string {
  return open === 0
    ? 'Nothing is open any more. To bring the draft up to date: nap compile'
    : `In the whole plan, ${counted(open, 'point is', 'points are')} still open (nap resolve --list). To bring the draft up to date: nap compile`
}
