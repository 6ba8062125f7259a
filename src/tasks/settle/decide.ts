import type { Change } from '../../model/change.ts'
import { type DecidedBy, nameFor, rulingBy, standingOn } from '../../model/decision.ts'
import { type Diagnostic, hasErrors, withoutFix } from '../../model/diagnostic.ts'
import { type Answer, type Commitment, commitmentsOf } from '../../model/draft.ts'
import { fieldName, hasOneAnswer, inText, pathOf, valueById } from '../../model/field.ts'
import { contradictsItself, filedAs } from '../../model/giver.ts'
import { type Decision, nameOf } from '../../model/plan.ts'
import { nothingWritten, wrongUsage } from '../../model/refusal.ts'
import { textSource, withSource } from '../../model/source.ts'
import { type Checked, check } from '../../pipeline.ts'
import { listed, shown } from '../../plain/text.ts'
import { withLock } from '../../record/lock.ts'
import { write } from '../../record/write.ts'
import { refuseWritingOver } from '../plan/change.ts'
import type { OpenPlan } from '../plan/open.ts'
import { refuseUnread } from '../plan/unread.ts'
import { withMore } from './decision-file.ts'

/** What somebody wants to decide about a field of a commitment: whose answer stands, or another value. */
export type Verdict = {
  readonly commitment: string
  readonly about: string
  readonly ruling:
    | { readonly take: string; readonly filed_as?: string }
    | { readonly value: string }
  readonly reason: string
  readonly by: string
  readonly on: string
}

/** A decision that could be written: its file, and the plan as it would be. */
export type Proposal = {
  readonly change: Change
  readonly after: Checked
  /** The decisions that it takes the place of. */
  readonly replaced: readonly DecidedBy[]
  /** What `nap validate` would find wrong with it. */
  readonly objections: readonly Diagnostic[]
}

/** What a decision would do to the plan. Nothing is written. */
export async function proposalFor(verdict: Verdict, plan: OpenPlan): Promise<Proposal> {
  const { commitment, about, ruling, reason, by, on } = verdict
  const answers = answersOn(about, commitmentNamed(commitment, plan))
  const among = answers.map(({ institution, value, place }) => ({
    institution,
    ...(contradictsItself(institution, answers) ? { filed_as: filedAs({ place }) } : {}),
    value,
  }))
  const before = standingOn(about, commitment, plan.folder)
  const decision: Decision = {
    about,
    ...ruling,
    among,
    ...(before.length > 0 && { replaces: before.map((one) => nameFor(one.decision)) }),
    reason,
    decided_by: by,
    decided_on: on,
  }
  const change = await withMore(plan, commitment, [decision])
  const { file, content } = change
  const after = check(withSource(plan.sources, textSource(file, content)), plan.stage)
  const known = new Set(plan.diagnostics.map(asKey))
  return {
    change,
    after,
    replaced: before.map(rulingBy),
    // Of what is not written yet, nothing can be fixed in a file.
    objections: after.diagnostics
      .filter(
        (found) => hasErrors([found]) && found.place.file === file && !known.has(asKey(found)),
      )
      .map(withoutFix),
  }
}

/**
 * Writes a decision into `decisions/<commitment>.yaml`, with the answers on the table, if nothing is wrong with it and
 * nobody has changed those answers meanwhile.
 * @param reopen reads the plan anew
 * @throws Refusal (2) where it would not stand; nothing is written then
 */
export async function decide(
  verdict: Verdict,
  plan: OpenPlan,
  reopen: () => Promise<OpenPlan>,
): Promise<Proposal> {
  return withLock(plan.root, async () => {
    const fresh = await reopen()
    const { about, commitment } = verdict
    refuseUnread(fresh, commitment)
    const seen = answersOn(about, commitmentNamed(commitment, plan))
    const present = answersOn(about, commitmentNamed(commitment, fresh))
    if (asRecord(seen) !== asRecord(present)) {
      throw wrongUsage(
        `The answers on ${fieldName(about)} changed while you were deciding, so nothing was written.`,
        `Look at them again: nap why ${commitment}.${pathOf(about)}`,
      )
    }
    const proposal = await proposalFor(verdict, fresh)
    const [objection] = proposal.objections
    if (objection) {
      throw nothingWritten(`${objection.message}`, objection.help)
    }
    refuseWritingOver(fresh, [proposal.change.file])
    await write(fresh.root, [proposal.change])
    return proposal
  })
}

/** Every answer to a field on which institutions disagree or on which a decision was made. */
export function answersOn(
  about: string,
  { disagreements, settled }: Commitment,
): readonly Answer[] {
  return [...disagreements, ...settled].find((point) => point.about === about)?.answers ?? []
}

/** `The draft will now say, for “End date”: “2018-12-31”, as Punjab answers.` */
export function outcomeOf({ commitment, about }: Verdict, { after }: Proposal): string {
  const merged = commitmentsOf(after.draft).find(({ id }) => id === commitment)
  const origin = merged?.origin.get(about)
  const value = shown(inText(valueById(merged?.value, about)), 160)
  const givers = origin
    ? [origin.institution, ...origin.also].map((id) => nameOf(after.folder, id))
    : []
  const secretariat = after.folder.plan.value.secretariat
  const whose =
    origin?.institution === secretariat && origin.place === origin.decision
      ? 'as the decision itself words it'
      : `as ${listed(givers)} ${givers.length > 1 ? 'answer' : 'answers'}`
  return `The draft will now say, for ${fieldName(about)}: “${value}”, ${whose}.`
}

/** The commitment of that id; callers have made sure that there is one. */
function commitmentNamed(id: string, { draft }: Checked): Commitment {
  const found = commitmentsOf(draft).find((commitment) => commitment.id === id)
  if (!found) {
    throw wrongUsage(
      `There is no commitment “${shown(id)}” any more, so nothing was written.`,
      'See what there is: nap merge --dry-run',
    )
  }
  return found
}

/** Refuses unless institutions disagree about the field, or did until it was decided. */
export function ensureDisputed(about: string, commitment: Commitment, plan: OpenPlan): void {
  if (answersOn(about, commitment).length > 0) return
  const field = fieldName(about)
  const { id, origin, value } = commitment
  const giver = origin.get(about)
  if (!hasOneAnswer(about)) {
    throw nothingWritten(
      `${field} keeps everybody’s answer, so there is nothing to decide.`,
      `See who gave what: nap why ${id}.${pathOf(about)}`,
    )
  }
  const path = `submissions/INSTITUTION/${id}.yaml`
  throw giver
    ? nothingWritten(
        `Nobody disagrees about ${field}: ${nameOf(plan.folder, giver.institution)} says “${shown(inText(valueById(value, about)), 80)}”.`,
        `To change it, ask the institution to change its file, ${shown(plan.shownRoot + giver.place.file)}.`,
      )
    : nothingWritten(
        `Nobody has answered ${field} yet, and a decision does not fill a gap.`,
        `Put the answer of an institution into ${shown(plan.shownRoot)}${path}.`,
      )
}

function asKey({ rule, message }: Diagnostic): string {
  return `${rule} ${message}`
}

function asRecord(answers: readonly Answer[]): string {
  return JSON.stringify(answers.map(({ institution, value }) => [institution, value]))
}
