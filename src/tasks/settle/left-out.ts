import type { Ask, Choice, Host } from '../../command.ts'
import { type Commitment, changedSinceRemoved, type Removed } from '../../model/draft.ts'
import { fieldName, fieldPointer, isWithin } from '../../model/field.ts'
import { nameOf } from '../../model/plan.ts'
import { commandsFor, fingerprintOf, nameIn, removalName } from '../../model/removal.ts'
import { jsonText } from '../../plain/json.ts'
import { shown } from '../../plain/text.ts'
import { askWhy } from '../plan/ask-why.ts'
import { commitmentFor, fieldFor } from '../plan/named.ts'
import type { OpenPlan } from '../plan/open.ts'
import { unreadLines, unreadRecords } from '../plan/unread.ts'
import { answerRecord, cameFrom, pointRecords, pointsIn, pointsText } from './points.ts'
import { settleRemoval } from './removal.ts'

/** Something that was left out and has changed since, to be asked about. */
export type LeftOut = { readonly removed: Removed }

/** All of them, or those of one commitment. */
export function leftOutIn({ draft }: OpenPlan, id?: string): LeftOut[] {
  return changedSinceRemoved(draft)
    .filter(({ commitment }) => id === undefined || commitment === id)
    .map((removed) => ({ removed }))
}

/** How many points `nap resolve` would ask about. */
export function openCount(plan: OpenPlan): number {
  return pointsIn(plan).length + leftOutIn(plan).length
}

/** Everything that `nap resolve` would ask about, with the commands that settle it. */
export function openText(plan: OpenPlan, word?: string, field?: string): string {
  const { points, leftOut, id, about } = openIn(plan, word, field)
  const unread = unreadLines(plan, id)
    .map((line) => `${line}\n`)
    .join('')
  if (about !== undefined && points.length + leftOut.length === 0) {
    return `${shown(fieldName(about))} of “${id}” is not open: nothing is to be settled there.\n${unread}`
  }
  const told = leftOut.map(({ removed }) => {
    const { confirm, restore } = commandsFor(removed)
    return `${storyOf(removed, plan)}     ${confirm}\n     ${restore}\n`
  })
  const disagreements = points.length > 0 || told.length === 0 ? [pointsText(points, plan, id)] : []
  return [...(unread === '' ? [] : [unread]), ...disagreements, ...told].join('\n')
}

/** `{version, disagreements, left_out: [{commitment, about, decided_by, decided_on, reason, file, line, answers}], unreadable}` */
export function openJson(plan: OpenPlan, word?: string, field?: string): string {
  const { points, leftOut, id } = openIn(plan, word, field)
  return jsonText({
    disagreements: pointRecords(points, plan),
    left_out: leftOut.map(({ removed }) => ({
      commitment: removed.commitment,
      about: removed.about ?? null,
      decided_by: removed.decidedBy,
      decided_on: removed.decidedOn,
      reason: removed.reason,
      file: plan.shownRoot + removed.decision.file,
      line: removed.decision.line,
      answers: removed.answers.map((answer) => answerRecord(answer, plan)),
    })),
    unreadable: unreadRecords(plan, id),
  })
}

function openIn(plan: OpenPlan, word: string | undefined, field: string | undefined) {
  const out = leftOutIn(plan, word)
  const isOut = word !== undefined && out.some(({ removed }) => removed.about === undefined)
  if (isOut) return { points: [], leftOut: out, id: word }
  const commitment = word === undefined ? undefined : commitmentFor(word, plan)
  const points = pointsIn(plan, commitment?.id)
  const leftOut = leftOutIn(plan, commitment?.id)
  if (!commitment || field === undefined) return { points, leftOut, id: commitment?.id }
  const about = aboutIn(field, commitment, leftOut)
  return {
    points: points.filter(({ disagreement }) => isWithin(disagreement.about, about)),
    leftOut: leftOut.filter(({ removed }) => isWithin(removed.about ?? '', about)),
    id: commitment.id,
    about,
  }
}

// A milestone that was left out is no field of the draft any more, and can be named all the same.
function aboutIn(field: string, commitment: Commitment, leftOut: readonly LeftOut[]): string {
  const written = fieldPointer(field)
  const isOut = leftOut.some(({ removed }) => removed.about === written)
  return isOut ? written : fieldFor(field, commitment)
}

type Desk = {
  readonly host: Host
  readonly ask: Ask
  readonly reopen: () => OpenPlan
  readonly on: string
  readonly by: string
  readonly plan: string | undefined
  readonly others: number
}

type Move = 'out' | 'back' | 'open' | 'later' | 'stop'

/** Asks whether one of them stays out. @returns who decided, or what is to become of the point */
export async function settleLeftOut(
  { removed: asked }: LeftOut,
  { host, ask, reopen, on, by, plan: folder, others }: Desk,
): Promise<{ readonly by: string } | 'open' | 'later' | 'stop'> {
  const plan = reopen()
  const removed = changedSinceRemoved(plan.draft).find(
    ({ commitment, about }) => commitment === asked.commitment && about === asked.about,
  )
  // Somebody else was faster.
  if (!removed) return 'open'
  host.out(`\n${storyOf(removed, plan)}\n`)
  const move = await ask.choose('Does it stay out?', choices(others))
  if (move === 'open' || move === 'later' || move === 'stop') return move
  const why = await askWhy(ask, { becomes: 'printed', by })
  const seen = fingerprintOf(removed.answers)
  const request = { ...deedFor(move, removed), plan: folder, ...why, on, seen }
  host.out(await settleRemoval(host, removed.commitment, request))
  return { by: why.by }
}

function choices(others: number): Choice<Move>[] {
  return [
    { name: 'Leave it out as before', value: 'out' },
    { name: 'Bring it back', value: 'back' },
    { name: 'Skip: it stays out, and the point stays open', value: 'open' },
    ...(others > 0 ? [{ name: 'Ask me again after the others', value: 'later' as const }] : []),
    { name: 'Stop here', value: 'stop' },
  ]
}

function deedFor(move: 'out' | 'back', { about }: Removed) {
  if (about === undefined) return move === 'out' ? { withdraw: true } : { restore: true }
  return move === 'out' ? { drop: about } : { keep: about }
}

function storyOf(removed: Removed, plan: OpenPlan): string {
  const { decidedOn, decidedBy, reason, answers } = removed
  const lines = [
    `${removalName(removed)} has changed since.`,
    `Decided on ${decidedOn} by ${shown(decidedBy, 80)}: ${shown(reason, 300)}`,
    ...answers.flatMap(({ institution, value, place }) => [
      `  ${nameOf(plan.folder, institution)} says now: ${shown(nameIn(value), 120)}`,
      `    ${cameFrom({ institution, place }, plan)}`,
    ]),
  ]
  return `${lines.join('\n')}\n`
}
