import type { Host } from '../../command.ts'
import type { DecidedBy } from '../../model/decision.ts'
import type { Answer, Commitment } from '../../model/draft.ts'
import { fieldName, inText, pathOf } from '../../model/field.ts'
import { giverName, giverWord, whoDiffers } from '../../model/giver.ts'
import {
  type GivenAnswer,
  openCounts,
  openOf,
  otherOpenWords,
  type PointOf,
} from '../../model/open-point.ts'
import { fullNameOf, nameOf } from '../../model/plan.ts'
import { labelOf } from '../../model/schemas.ts'
import { wordsBetween } from '../../pipeline/states.ts'
import { canonical } from '../../plain/canonical.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { laidOut, type Said } from '../../report/laid-out.ts'
import type { OpenPlan } from '../plan/open.ts'
import { wayOf } from '../plan/received.ts'

/** A question with several answers or several decisions that is open. */
export type Dispute = PointOf<'disagreement' | 'stale-decision' | 'rival-decisions'>

/** A question that was decided and is looked at again, as if it were open. */
type Decided = Omit<PointOf<'rival-decisions'>, 'kind' | 'command' | 'place' | 'milestone'> & {
  readonly kind: 'decided'
}

export type Point = Dispute | Decided

/** Every open question in the order of the plan, or those of one commitment. */
export function pointsIn({ open }: OpenPlan, id?: string): Dispute[] {
  return openOf(open, 'disagreement', 'stale-decision', 'rival-decisions').filter(
    ({ commitment }) => id === undefined || commitment.id === id,
  )
}

/** A field that was decided, so that it can be decided anew. */
export function decidedPoint(
  { id, number, value: { title }, settled }: Commitment,
  about: string,
  { folder }: OpenPlan,
): Decided | undefined {
  const found = settled.find((one) => one.about === about)
  if (!found) return undefined
  const { answers, value, decision } = found
  return {
    kind: 'decided',
    commitment: { id, number, title },
    about,
    answers: answers.map((answer) => ({
      ...answer,
      name: giverName(answer, answers, nameOf(folder, answer.institution)),
      receivedOn: undefined,
      stands: false,
    })),
    standing: undefined,
    decisions: [{ ...decision, value }],
  }
}

/** `2 points of this commitment are not agreed, 6 in the whole plan.` */
export function openWords(
  points: readonly Dispute[],
  { open }: OpenPlan,
  commitment: unknown,
): string {
  const { notAgreed: here, decidedTwice } = openCounts(points)
  const disputed =
    commitment === undefined
      ? `${counted(here, 'point is', 'points are')} not agreed`
      : `${counted(here, 'point')} of this commitment ${here === 1 ? 'is' : 'are'} not agreed, ${openCounts(open).notAgreed} in the whole plan`
  const sentences = [
    ...(here > 0 || decidedTwice === 0 ? [disputed] : []),
    ...otherOpenWords({ decidedTwice, leftOutChanged: 0 }),
  ]
  return `${sentences.join('. ')}.`
}

/** Answers that mean the same, together. */
export function groupsOf(answers: readonly GivenAnswer[]) {
  return [...groupedBy(answers, ({ value }) => canonical(value)).values()]
}

/** Where an answer stands, and when and how it came: `plan/submissions/….yaml:15, received 2017-06-12 by letter`. */
export function cameFrom({ institution, place }: Omit<Answer, 'value'>, plan: OpenPlan): string {
  const record = submissionOf(institution, plan)
  const received = record?.received_on === undefined ? '' : `, received ${record.received_on}`
  const how = wayOf(record?.received_via)
  const via = received === '' || how === '' ? '' : ` ${how}`
  return `${shown(plan.shownRoot + place.file)}:${place.line}${received}${via}`
}

/** The covering record of an institution, if there is one. */
export function submissionOf(institution: string, { folder }: OpenPlan) {
  return folder.submissions.find((received) => received.institution === institution)?.document.value
}

/** All that is known of an open point, for the person who has to settle it. */
export async function pointText(
  point: Point,
  plan: OpenPlan,
  screen: Pick<Host, 'colour' | 'width'>,
): Promise<string> {
  const { commitment, about, answers } = point
  const { id, number, title } = commitment
  const differ = whoDiffers(answers, (institution) => fullNameOf(plan.folder, institution))
  const said = [
    `${number}  ${title === undefined ? id : `${shown(title, 90)} (${id})`}`,
    `${fieldName(about)} (${pathOf(about)}): ${differ}.`,
    '',
    ...(await answerLines(answers, plan)),
    ...standingWords(point),
  ]
  return `${laidOut(said, screen).join('\n').trimEnd()}\n`
}

function standingWords(point: Point): string[] {
  switch (point.kind) {
    case 'decided':
      return [...point.decisions.map(decidedWords), 'A new decision takes the place of that one.']
    case 'rival-decisions':
      return [
        ...point.decisions.map(decidedWords),
        'Nobody has said which of them counts. Until it is settled, the draft follows the last. A new decision takes the place of them all.',
      ]
    case 'stale-decision':
      return [
        ...unsettledWords(point),
        point.changed,
        `The reason given then: ${point.decision.reason.trim()}`,
      ]
    case 'disagreement':
      return unsettledWords(point)
  }
}

function decidedWords({ on, by, value, reason }: Decided['decisions'][number]): string {
  return `It was decided on ${on} by ${shown(by, 80)}, for “${shown(inText(value), 80)}”: ${reason.trim()}`
}

function unsettledWords({ standing }: Point): string[] {
  return standing === undefined ? ['Nobody’s answer stands until it is settled.'] : []
}

async function answerLines(answers: readonly GivenAnswer[], plan: OpenPlan): Promise<Said[]> {
  const groups = groupsOf(answers)
  const [basis] = groups[0] ?? []
  const long = groups.some(([{ value }]) => isLong(value))
  const blocks = groups.map(async (group) => {
    const [first] = group
    const names = listed(group.map(({ name }) => name))
    const until = group.some(({ stands }) => stands) ? ' (stands until it is settled)' : ''
    const from = group.map((answer) => `    ${cameFrom(answer, plan)}`)
    const text = inText(first.value).trim()
    if (!long) return [`  ${names}: ${shown(text)}${until}`, ...from]
    if (!basis || first === basis) return [`  ${names}${until}:`, `    ${text}`, ...from]
    const pieces = await wordsBetween(inText(basis.value), text)
    return [
      `  ${names}${until}, compared with ${basis.name} ([-not here-] {+only here+}):`,
      { indent: 4, pieces },
      ...from,
    ]
  })
  return (await Promise.all(blocks)).flatMap((block) => [...block, ''])
}

/** Whether an answer is a text whose differences are to be shown word by word. */
export function isLong(value: unknown): boolean {
  const text = inText(value)
  return text.length > 60 || text.includes('\n')
}

/** Every open point in a line or two, each with the command that settles it. */
export function pointsText(
  points: readonly Dispute[],
  plan: OpenPlan,
  commitment?: string,
): string {
  if (points.length === 0) return 'Nothing is open: wherever institutions answered, they agree.\n'
  const entries = points.map((point) => {
    const { commitment: its, about, answers } = point
    const [first] = answers
    return [
      `${its.number}  ${shown(its.title ?? its.id, 90)}`,
      `     ${fieldName(about)}${pastWords[point.kind]}`,
      ...answers.map(({ name, value, stands }) => {
        const until = stands ? '  (stands until it is settled)' : ''
        return `       ${name}: ${shown(inText(value), 80)}${until}`
      }),
      ...(point.kind === 'rival-decisions' ? point.decisions : []).map(
        (decision) => `       ${shown(decidedWords(decision), 300)}`,
      ),
      `     nap resolve ${its.id} --about ${pathOf(about)} --take ${first && giverWord(first, answers)} --reason "…"`,
    ].join('\n')
  })
  return `${openWords(points, plan, commitment)}\n\n${entries.join('\n\n')}\n`
}

const pastWords: Readonly<Record<Dispute['kind'], string>> = {
  disagreement: '',
  'stale-decision': ' (decided once, but the answers have changed)',
  'rival-decisions': ' (decided more than once)',
}

/**
 * `[{commitment, number, title, about, label, standing, answers: [{institution, name, value, file, line, received_on,
 * received_via}], stale: {file, line, decided_by, decided_on, before} | null}]`
 */
export function pointRecords(points: readonly Dispute[], plan: OpenPlan) {
  return openOf(points, 'disagreement', 'stale-decision').map((point) => ({
    ...pointRecord(point, plan),
    stale: point.kind === 'stale-decision' ? staleRecord(point, plan) : null,
  }))
}

function staleRecord({ decision, before }: PointOf<'stale-decision'>, plan: OpenPlan) {
  const { reason: _, ...record } = decisionRecord(decision, plan)
  return { ...record, before: before.map(({ name: _name, ...told }) => told) }
}

/** The same of fields with several decisions, with `decisions: [{value, reason, decided_by, decided_on, file, line}]`. */
export function rivalRecords(points: readonly Dispute[], plan: OpenPlan) {
  return openOf(points, 'rival-decisions').map((point) => ({
    ...pointRecord(point, plan),
    decisions: point.decisions.map(({ value, ...decision }) => ({
      value,
      ...decisionRecord(decision, plan),
    })),
  }))
}

function pointRecord({ commitment, about, answers, standing }: Dispute, plan: OpenPlan) {
  return {
    commitment: commitment.id,
    number: commitment.number,
    title: commitment.title ?? null,
    about,
    label: labelOf('contribution', about),
    standing: standing ?? null,
    answers: answers.map((answer) => answerRecord(answer, plan)),
  }
}

/** A decision with its place, for programs. */
export function decisionRecord({ by, on, reason, place }: DecidedBy, { shownRoot }: OpenPlan) {
  return {
    file: shownRoot + place.file,
    line: place.line,
    reason,
    decided_by: by,
    decided_on: on,
  }
}

/** An answer with its giver, place and date, for programs. */
export function answerRecord({ institution, value, place }: Answer, plan: OpenPlan) {
  const record = submissionOf(institution, plan)
  return {
    institution,
    name: nameOf(plan.folder, institution),
    value,
    file: plan.shownRoot + place.file,
    line: place.line,
    received_on: record?.received_on ?? null,
    received_via: record?.received_via ?? null,
  }
}
