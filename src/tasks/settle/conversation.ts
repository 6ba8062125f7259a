import type { Ask, Choice, Host } from '../../command.ts'
import { fieldName, inText, pathOf } from '../../model/field.ts'
import { contradictsItself, filedAs } from '../../model/giver.ts'
import { type GivenAnswer, otherOpenWords, type PointOf } from '../../model/open-point.ts'
import { nameOf, type PlanFolder } from '../../model/plan.ts'
import { sentences } from '../../model/refusal.ts'
import { canonical } from '../../plain/canonical.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { laidOut } from '../../report/laid-out.ts'
import { askWhy } from '../plan/ask-why.ts'
import { pastDayIn } from '../plan/day.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { commitmentFor, fieldFor } from '../plan/named.ts'
import type { OpenPlan } from '../plan/open.ts'
import { unreadLines } from '../plan/unread.ts'
import { decide, ensureDisputed, proposalFor, type Verdict } from './decide.ts'
import { secretariatOf } from './decision-file.ts'
import { type LeftOut, leftOutIn, openCount, settleLeftOut } from './left-out.ts'
import {
  type Dispute,
  decidedPoint,
  groupsOf,
  openWords,
  type Point,
  pointsIn,
  pointText,
} from './points.ts'
import { type Reopen, recordedWords, stillOpen } from './resolve.ts'

type Asked = { readonly commitment: string | undefined; readonly about: string | undefined }
type WalkRequest = WhichPlan & Asked & { readonly on: string | undefined; readonly reopen: Reopen }

/** Who is asked, and what is known before every question. */
type Talk = {
  readonly host: Host
  readonly ask: Ask
  readonly reopen: Reopen
  readonly on: string
}

/**
 * Walks through the open points. Each decision is written before the next question is asked, so that an interruption
 * loses nothing but the question it interrupts.
 */
export async function conversation(
  plan: OpenPlan,
  host: Host & { readonly ask: Ask },
  { reopen, on, plan: named, ...wanted }: WalkRequest,
): Promise<void> {
  const talk: Talk = { host, ask: host.ask, reopen, on: pastDayIn(on, '--on', host) }
  const asked = pointsAsked(plan, wanted)
  const say = sayAt(host)
  unreadLines(plan, wanted.commitment).forEach(say)
  if (asked.length === 0) {
    say('Nothing is open here: wherever institutions answered, they agree.')
    return
  }
  if (wanted.about === undefined) howMany(asked, plan, wanted.commitment).forEach(say)
  const decided = await walk(asked, { ...talk, plan: named, by: secretariatOf(plan) })
  host.out('\n')
  say(`${counted(decided, 'decision')} written. ${stillOpen(openCount(await reopen()))}`)
}

type Walk = Talk & { readonly plan: string | undefined; readonly by: string }

// @returns how many decisions were written
async function walk(
  asked: readonly (Subject | LeftOut)[],
  { plan, ...talk }: Walk,
): Promise<number> {
  let queue = asked
  let { by } = talk
  let decided = 0
  for (let [next, ...rest] = queue; next; [next, ...rest] = queue) {
    const desk = { ...talk, by }
    const outcome =
      'kind' in next
        ? await settleLeftOut(next, { ...desk, plan, others: rest.length })
        : await settle(next, rest.length, desk)
    if (outcome === 'stop') break
    queue = outcome === 'later' ? [...rest, next] : rest
    if (typeof outcome !== 'object') continue
    by = outcome.by
    decided += 1
  }
  return decided
}

// At a terminal, words break where it ends.
function sayAt(host: Host) {
  return (words: string) => host.out(`${laidOut([words], host).join('\n')}\n`)
}

/** What is asked about; `again` where it was decided before. */
type Subject = { readonly id: string; readonly about: string; readonly again: boolean }

function howMany(
  asked: readonly (Subject | LeftOut)[],
  plan: OpenPlan,
  commitment: string | undefined,
): string[] {
  const out = asked.filter((one) => 'kind' in one).length
  const leftOut = otherOpenWords({ decidedTwice: 0, leftOutChanged: out })
  const disputed = pointsIn(plan, commitment)
  return [
    ...(disputed.length > 0 ? [openWords(disputed, plan, commitment)] : []),
    ...leftOut.map((sentence) => `${sentence}.`),
  ]
}

function pointsAsked(
  plan: OpenPlan,
  { commitment: word, about: field }: Asked,
): (Subject | LeftOut)[] {
  const leftOut = field === undefined ? leftOutIn(plan, word) : []
  // Of a withdrawn commitment nothing else can be open.
  if (leftOut.some(({ about }) => about === undefined) && word !== undefined) {
    return leftOut
  }
  return [...disputesAsked(plan, { commitment: word, about: field }), ...leftOut]
}

function disputesAsked(plan: OpenPlan, { commitment: word, about: field }: Asked): Subject[] {
  const commitment = word === undefined ? undefined : commitmentFor(word, plan)
  const about = commitment && field !== undefined ? fieldFor(field, commitment) : undefined
  if (commitment && about !== undefined) ensureDisputed(about, commitment, plan)
  if (commitment && about !== undefined && decidedPoint(commitment, about, plan)) {
    return [{ id: commitment.id, about, again: true }]
  }
  return pointsIn(plan, commitment?.id)
    .filter((point) => about === undefined || point.about === about)
    .map((point) => ({ id: point.commitment.id, about: point.about, again: false }))
}

type Desk = Talk & { readonly by: string }

/** Asks about one point. @returns the verdict that was written, or what is to become of the point */
async function settle(
  { id, about, again }: Subject,
  others: number,
  { by, ...talk }: Desk,
): Promise<Verdict | 'open' | 'later' | 'stop'> {
  const { host, ask, reopen } = talk
  const say = sayAt(host)
  const plan = await reopen()
  const open = pointsIn(plan, id).find((one) => one.about === about)
  const point = open ?? (again ? decidedPoint(commitmentFor(id, plan), about, plan) : undefined)
  // Somebody else was faster.
  if (!point) return 'open'
  host.out(`\n${await pointText(point, plan, host)}\n`)
  const move = await ask.choose('Which answer stands?', choicesFor(point, others))
  if (move.kind === 'open') say(leftOpen(point, plan))
  if (move.kind === 'open' || move.kind === 'later' || move.kind === 'stop') return move.kind
  const verdict = await verdictOn(point, move, { ...talk, plan, by })
  const proposal = await decide(verdict, plan, reopen)
  say(recordedWords(verdict, proposal, plan))
  return verdict
}

type Ruling =
  | { readonly kind: 'take'; readonly ruling: Verdict['ruling'] }
  | { readonly kind: 'write' }
type Move =
  | Ruling
  | { readonly kind: 'open' }
  | { readonly kind: 'later' }
  | { readonly kind: 'stop' }

function choicesFor(point: Point, others: number): Choice<Move>[] {
  const { answers } = point
  const taking = groupsOf(answers).map((group): Choice<Move> => {
    const names = listed(group.map(({ name }) => name))
    const [{ value }] = group
    return {
      name: `Take the answer of ${names}: ${shown(inText(value), 50)}`,
      value: { kind: 'take', ruling: rulingFor(group, answers) },
    }
  })
  const later: Choice<Move> = { name: 'Ask me again after the others', value: { kind: 'later' } }
  return [
    ...taking,
    ...(point.kind === 'rival-decisions' ? keeping(point) : []),
    { name: 'Write another answer', value: { kind: 'write' } },
    {
      name: point.kind === 'decided' ? 'Keep the decision as it is' : leaving[point.kind],
      value: { kind: 'open' },
    },
    ...(others > 0 ? [later] : []),
    { name: 'Stop here', value: { kind: 'stop' } },
  ]
}

const leaving: Readonly<Record<Dispute['kind'], string>> = {
  disagreement: 'Leave it open: the draft prints every answer, marked “not agreed”',
  'stale-decision': 'Leave it open: the draft prints every answer, marked “not agreed”',
  'rival-decisions':
    'Leave it open: the draft follows the last decision, and says that there are others',
}

// What a decision words itself is nobody’s answer.
function keeping({ answers, decisions }: PointOf<'rival-decisions'>): Choice<Move>[] {
  const given = new Set(answers.map(({ value }) => canonical(value)))
  return decisions
    .filter(({ value }) => !given.has(canonical(value)))
    .map(({ value, on }) => ({
      name: `Keep what was decided on ${on}: ${shown(inText(value), 50)}`,
      value: { kind: 'take', ruling: { value: inText(value) } },
    }))
}

// One that contradicts itself is named with its file, if one of the others can speak for the answer, that one is.
function rulingFor(
  group: readonly [GivenAnswer, ...GivenAnswer[]],
  answers: readonly GivenAnswer[],
): Verdict['ruling'] {
  const [first] = group
  const { institution } =
    group.find((answer) => !contradictsItself(answer.institution, answers)) ?? first
  if (!contradictsItself(institution, answers)) return { take: institution }
  const filed_as = filedAs(first)
  const inFile = answers.filter((answer) => filedAs(answer) === filed_as)
  return contradictsItself(institution, inFile)
    ? { value: inText(first.value) }
    : { take: institution, filed_as }
}

async function verdictOn(
  { commitment, about, answers }: Point,
  move: Ruling,
  { ask, plan, by, on }: Desk & { readonly plan: OpenPlan },
): Promise<Verdict> {
  const known = { commitment: commitment.id, about, on }
  const objectionTo = async (said: Pick<Verdict, 'ruling' | 'reason' | 'by'>) => {
    const [first] = (await proposalFor({ ...known, ...said }, plan)).objections
    return first && sentences(first)
  }
  const ruling =
    move.kind === 'take'
      ? move.ruling
      : {
          value: await askValue(about, answers, ask, {
            check: (value) =>
              value === ''
                ? 'Write the answer that stands from now on.'
                : objectionTo({ ruling: { value }, reason: '…', by }),
          }),
        }
  const why = await askWhy(ask, {
    becomes: 'printed',
    by,
    objection: (given) => objectionTo({ ruling, ...given }),
  })
  return { ...known, ruling, ...why }
}

function askValue(
  about: string,
  answers: readonly GivenAnswer[],
  ask: Ask,
  wanted: Parameters<Ask['line']>[1],
): Promise<string> {
  const long = answers.find(({ value }) => /\n|^.{200}/su.test(inText(value)))
  return long
    ? ask.text(`${fieldName(about)} opens in your editor (EDITOR names another one).`, {
        ...wanted,
        suggestion: inText(long.value),
      })
    : ask.line(`${fieldName(about)}:`, wanted)
}

function leftOpen(point: Point, { folder }: OpenPlan): string {
  if (point.kind === 'decided') return 'The decision stays as it is.'
  const { commitment, about } = point
  return `Left open. Until it is settled, the draft ${meanwhile(point, folder)}. To come back to it: nap resolve ${commitment.id} --about ${pathOf(about)}`
}

function meanwhile({ kind, standing }: Dispute, folder: PlanFolder): string {
  if (kind === 'rival-decisions') return 'follows the last decision and says that there are others'
  return standing === undefined
    ? 'prints every answer with its giver and marks the point as not agreed'
    : `prints the answer of ${nameOf(folder, standing)}, the others beside it, and marks the point as not agreed`
}
