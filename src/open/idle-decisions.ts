import { type CanonicalIds, canonicalIdsIn, doesOneThing } from '../model/decision.ts'
import type { Place } from '../model/diagnostic.ts'
import { type Commitment, commitmentsOf, type Draft, type Removed } from '../model/draft.ts'
import { fieldName, hasOneAnswer, inText, pathOf, valueById } from '../model/field.ts'
import { reportedIn } from '../model/findings/reported.ts'
import type { PointOf } from '../model/open-point.ts'
import { type Decision, nameOf, type PlanFolder } from '../model/plan.ts'
import type { PlanFile } from '../model/plan-file.ts'
import { schemaAt } from '../model/schemas.ts'
import { whatChanged } from '../model/stale.ts'
import { groupedBy } from '../plain/grouped.ts'
import { nearest } from '../plain/nearest.ts'
import { parentOf } from '../plain/pointer.ts'
import { shown } from '../plain/text.ts'

/** Decisions that change nothing: what they are about is not there, or needs none any more. */
export function idleDecisions(draft: Draft, folder: PlanFolder): PointOf<'idle-decision'>[] {
  if (folder.decisions.length === 0) return []
  const canonicalIds = canonicalIdsIn(folder)
  const plan = { folder, canonicalIds, ...recordsOf(draft) }
  return folder.decisions.flatMap(({ commitment, document }) => {
    const id = canonicalIds.of(commitment)
    const { decisions } = document.value
    return decisions.flatMap((decision, index) => {
      if (!doesOneThing(decision) || isSuperseded(decision, decisions.slice(index + 1))) return []
      const at = document.place(`/decisions/${index}`)
      const earlier = decisions.slice(0, index)
      const text = whyIdle({ decision, at, id, filed: commitment, earlier }, plan)
      if (text === undefined) return []
      return [
        {
          kind: 'idle-decision' as const,
          commitment: id,
          text,
          place: at,
          command: `Correct or delete it in ${at.file}, line ${at.line}; git keeps what it said.`,
        },
      ]
    })
  })
}

type Made = {
  readonly decision: Decision
  readonly at: Place
  readonly id: string
  /** The id that the file of the decision is named after. */
  readonly filed: string
  /** What stands above it in the file. */
  readonly earlier: readonly Decision[]
}
type Plan = Records & { readonly folder: PlanFolder; readonly canonicalIds: CanonicalIds }

/** What became of every commitment, by its id: a plan may have as many decisions as it has commitments. */
type Records = {
  readonly commitments: ReadonlyMap<string, Commitment>
  readonly removed: ReadonlyMap<string, readonly Removed[]>
}

function recordsOf(draft: Draft): Records {
  return {
    commitments: new Map(commitmentsOf(draft).map((commitment) => [commitment.id, commitment])),
    removed: groupedBy(draft.removed, ({ commitment }) => commitment),
  }
}

// What was decided again is history, and no slip.
function isSuperseded(decision: Decision, later: readonly Decision[]): boolean {
  const subject = subjectOf(decision)
  return (
    subject !== undefined &&
    later.some((other) => doesOneThing(other) && subjectOf(other) === subject)
  )
}

/** What a later decision can settle anew. */
function subjectOf({ about, drop, keep, withdraw, rename }: Decision): string | undefined {
  if (withdraw !== undefined) return 'whether it is part of the plan'
  if (rename !== undefined) return 'id'
  const item = drop ?? keep
  return item === undefined ? about : `item ${item}`
}

/** Why a decision has no effect; undefined where it has one. */
function whyIdle(made: Made, plan: Plan): string | undefined {
  const { decision, id } = made
  if (decision.join) return idleJoin(decision.join, made, plan)
  if (decision.rename !== undefined) return idleRename(decision.rename, made)
  if (decision.different_from !== undefined) return undefined
  if (plan.removed.get(id)?.some(({ about }) => !about)) return undefined
  const commitment = plan.commitments.get(id)
  if (!commitment) {
    return `This decision is about the commitment “${shown(id)}”, to which no contribution belongs any more.`
  }
  if (decision.drop !== undefined) return idleDrop(decision.drop, made, plan)
  if (decision.withdraw === false || decision.keep !== undefined) return idleReturn(made, plan)
  return decision.about === undefined
    ? undefined
    : idleAnswer(decision.about, commitment, made, plan)
}

function idleRename(rename: string, { id, filed, earlier }: Made): string | undefined {
  if (rename === filed) {
    // Taking a name back is a decision like any other.
    if (earlier.some((other) => doesOneThing(other) && other.rename !== undefined)) return undefined
    return `This decision renames the commitment to “${filed}”, which is its id already.`
  }
  return id === filed
    ? `This decision renames the commitment to “${rename}”, and others lead from there back to “${filed}”, so that none of them is applied.`
    : undefined
}

function idleJoin(
  { institution, filed_as }: NonNullable<Decision['join']>,
  { id, filed }: Made,
  { folder, canonicalIds }: Plan,
): string | undefined {
  const name = nameOf(folder, institution)
  const filings = folder.contributions.filter(
    (contribution) => contribution.institution === institution,
  )
  const contribution = filings.find(({ commitment }) => commitment === filed_as)
  if (!contribution) {
    // The file is there, and that it cannot be read has been said.
    if (folder.unreadable.some(({ is }) => isFiling(is, institution, filed_as))) return undefined
    const meant = nearest(
      filed_as,
      filings.map(({ commitment }) => commitment),
    )
    const hint = meant === undefined ? '' : ` Perhaps “${meant}” is meant.`
    return `This decision joins the contribution “${filed_as}” of ${name}, but ${name} has filed no commitment under that id.${hint}`
  }
  if (filed_as === filed) {
    return `This decision joins the contribution “${filed_as}” of ${name} to “${filed}”, where it is already.`
  }
  const home = canonicalIds.ofContribution(contribution)
  return home === id
    ? undefined
    : `This decision joins the contribution “${filed_as}” of ${name} to “${filed}”, but another decision joins it to “${home}”.`
}

function idleDrop(drop: string, { id }: Made, { removed }: Plan): string | undefined {
  const dropped = removed.get(id) ?? []
  const gone = dropped.some(
    ({ about = '' }) => drop === about || drop.startsWith(`${about}/`) || about === '',
  )
  if (gone) return undefined
  const list = schemaAt('contribution', parentOf(drop))
  return list?.items
    ? `This decision leaves out “${shown(pathOf(drop))}”, but nobody has given such an item.`
    : `This decision leaves out “${shown(pathOf(drop))}”, which is not an item of a list, so it cannot be left out.`
}

function idleReturn({ decision, id }: Made, { folder, canonicalIds }: Plan): string | undefined {
  const { keep } = decision
  const wasOut = folder.decisions
    .filter(({ commitment }) => canonicalIds.of(commitment) === id)
    .flatMap(({ document }) => document.value.decisions.filter(doesOneThing))
    .some(({ withdraw, drop }) => (keep === undefined ? withdraw === true : drop === keep))
  if (wasOut) return undefined
  return keep === undefined
    ? 'This decision brings the commitment back, but no decision has withdrawn it.'
    : `This decision brings “${shown(pathOf(keep))}” back, but no decision has left it out.`
}

function idleAnswer(
  about: string,
  commitment: Commitment,
  { decision, at }: Made,
  plan: Plan,
): string | undefined {
  const { removed, folder } = plan
  const { settled, disagreements, origin, value, id } = commitment
  if (isUnheard(about, commitment, plan)) return undefined
  // Where it is stale and open again, the disagreement tells the story.
  if ([...settled, ...disagreements].some((point) => point.about === about)) return undefined
  if (removed.get(id)?.some((gone) => about.startsWith(`${gone.about}/`))) return undefined
  const field = fieldName(about)
  if (!schemaAt('contribution', about)) return `There is no field “${shown(pathOf(about))}”.`
  if (!hasOneAnswer(about)) {
    return `This decision is about ${field}, which keeps everybody’s answer, so there is nothing to decide.`
  }
  const giver = origin.get(about)
  if (!giver) {
    return `This decision is about ${field}, to which nobody has given an answer. A decision settles answers; it does not fill a gap.`
  }
  const now = `“${shown(inText(valueById(value, about)), 80)}”`
  const answers = [giver.institution, ...giver.also].map((institution) => ({
    institution,
    value: valueById(value, about),
  }))
  const before = decision.among ?? []
  return before.length > 0
    ? `This decision on ${field} no longer applies, and none is needed: everybody who answers says ${now}. ${whatChanged({ place: at, decision, before }, answers, folder)}`
    : `This decision takes the answer of ${nameOf(folder, decision.take ?? '')} on ${field}, which gives none. Everybody who answers says ${now}.`
}

/** Whether somebody has given an answer, perhaps, that nap could not use: until it can, nothing is known of it. */
function isUnheard(about: string, commitment: Commitment, { folder, canonicalIds }: Plan): boolean {
  return (
    reportedIn(commitment, folder).has(about) ||
    folder.unreadable.some(
      ({ is }) => is.kind === 'contribution' && canonicalIds.ofContribution(is) === commitment.id,
    )
  )
}

function isFiling(is: PlanFile, institution: string, commitment: string): boolean {
  return (
    is.kind === 'contribution' && is.institution === institution && is.commitment === commitment
  )
}
