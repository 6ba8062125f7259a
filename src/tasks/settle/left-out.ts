import type { Ask, Choice, Host } from '../../command.ts'
import type { Commitment } from '../../model/draft.ts'
import { fieldName, fieldPointer, isWithin } from '../../model/field.ts'
import { openOf, type PointOf } from '../../model/open-point.ts'
import { answersFingerprint, removalName } from '../../model/removal.ts'
import { jsonText } from '../../plain/json.ts'
import { shown } from '../../plain/text.ts'
import { askWhy } from '../plan/ask-why.ts'
import { commitmentFor, fieldFor } from '../plan/named.ts'
import { withIds } from '../plan/numbers.ts'
import type { OpenPlan } from '../plan/open.ts'
import { unreadLines, unreadRecords } from '../plan/unread.ts'
import {
  answerRecord,
  cameFrom,
  decisionRecord,
  pointRecords,
  pointsIn,
  pointsText,
  rivalRecords,
} from './points.ts'
import { settleRemoval } from './removal.ts'

/** Something that was left out and has changed since, to be asked about. */
export type LeftOut = PointOf<'changed-withdrawal'>

/** All of them, or those of one commitment. */
export function leftOutIn({ open }: OpenPlan, id?: string): LeftOut[] {
  return openOf(open, 'changed-withdrawal').filter(
    ({ commitment }) => id === undefined || commitment.id === id,
  )
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
    return `${shown(fieldName(about))} of “${id}” is not open: there is nothing to settle.\n${unread}`
  }
  const told = leftOut.map(
    (point) => `${storyOf(point, plan)}     ${point.command}\n     ${point.otherwise}\n`,
  )
  const disagreements = points.length > 0 || told.length === 0 ? [pointsText(points, plan, id)] : []
  return [...(unread === '' ? [] : [unread]), ...disagreements, ...told].join('\n')
}

/** `{version, disagreements, rivals, left_out: [{commitment, about, decided_by, decided_on, reason, file, line, answers}], unreadable}` */
export function openJson(plan: OpenPlan, word?: string, field?: string): string {
  const { points, leftOut, id } = openIn(plan, word, field)
  return jsonText({
    disagreements: pointRecords(points, plan),
    rivals: rivalRecords(points, plan),
    left_out: leftOut.map(({ commitment, about, decision, answers }) => ({
      commitment: commitment.id,
      about: about ?? null,
      ...decisionRecord(decision, plan),
      answers: answers.map((answer) => answerRecord(answer, plan)),
    })),
    unreadable: unreadRecords(plan, id),
  })
}

function openIn(plan: OpenPlan, typed: string | undefined, field: string | undefined) {
  const word = typed === undefined ? undefined : withIds(typed, plan.draft)
  const out = leftOutIn(plan, word)
  const isOut = word !== undefined && out.some(({ about }) => about === undefined)
  if (isOut) return { points: [], leftOut: out, id: word }
  const commitment = word === undefined ? undefined : commitmentFor(word, plan)
  const points = pointsIn(plan, commitment?.id)
  const leftOut = leftOutIn(plan, commitment?.id)
  if (!commitment || field === undefined) return { points, leftOut, id: commitment?.id }
  const about = aboutIn(field, commitment, leftOut)
  return {
    points: points.filter((point) => isWithin(point.about, about)),
    leftOut: leftOut.filter((point) => isWithin(point.about ?? '', about)),
    id: commitment.id,
    about,
  }
}

// A milestone that was left out is no field of the draft any more, and can be named all the same.
function aboutIn(field: string, commitment: Commitment, leftOut: readonly LeftOut[]): string {
  const written = fieldPointer(field)
  const isOut = leftOut.some(({ about }) => about === written)
  return isOut ? written : fieldFor(field, commitment)
}

type Desk = {
  readonly host: Host
  readonly ask: Ask
  readonly reopen: () => Promise<OpenPlan>
  readonly on: string
  readonly by: string
  readonly plan: string | undefined
  readonly others: number
}

type Move = 'out' | 'back' | 'open' | 'later' | 'stop'

/** Asks whether one of them stays out. @returns who decided, or what is to become of the point */
export async function settleLeftOut(
  asked: LeftOut,
  { host, ask, reopen, on, by, plan: folder, others }: Desk,
): Promise<{ readonly by: string } | 'open' | 'later' | 'stop'> {
  const plan = await reopen()
  const point = leftOutIn(plan, asked.commitment.id).find(({ about }) => about === asked.about)
  // Somebody else was faster.
  if (!point) return 'open'
  host.out(`\n${storyOf(point, plan)}\n`)
  const move = await ask.choose('Does it stay out?', choices(others))
  if (move === 'open' || move === 'later' || move === 'stop') return move
  const why = await askWhy(ask, { becomes: 'printed', by })
  const seen = answersFingerprint(point.answers)
  const request = { ...deedFor(move, point), plan: folder, ...why, on, seen }
  host.out(await settleRemoval(host, point.commitment.id, request))
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

function deedFor(move: 'out' | 'back', { about }: LeftOut) {
  if (about === undefined) return move === 'out' ? { withdraw: true } : { restore: true }
  return move === 'out' ? { drop: about } : { keep: about }
}

function storyOf({ commitment, about, decision, answers }: LeftOut, plan: OpenPlan): string {
  const lines = [
    `${removalName(commitment.id, about)} has changed since.`,
    `Decided on ${decision.on} by ${shown(decision.by, 80)}: ${shown(decision.reason, 300)}`,
    ...answers.flatMap(({ name, text, institution, place }) => [
      `  ${name} says now: ${shown(text, 120)}`,
      `    ${cameFrom({ institution, place }, plan)}`,
    ]),
  ]
  return `${lines.join('\n')}\n`
}
