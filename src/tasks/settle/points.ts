import type { Host } from '../../command.ts'
import {
  type Answer,
  type Commitment,
  commitmentsOf,
  type Disagreement,
  type Settled,
} from '../../model/draft.ts'
import { fieldName, inText, pathOf } from '../../model/field.ts'
import { giverName, giverWord, stands, whoDiffers } from '../../model/giver.ts'
import { fullNameOf, nameOf } from '../../model/plan.ts'
import { labelOf } from '../../model/schemas.ts'
import { whatChanged } from '../../model/stale.ts'
import { wordsBetween } from '../../pipeline/states.ts'
import { canonical } from '../../plain/canonical.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { inParagraphs, markedWords } from '../../report/marked-words.ts'
import type { OpenPlan } from '../plan/open.ts'
import { wayOf } from '../plan/received.ts'

/** One open disagreement, with the commitment that it is in; `settled` where it was decided and is looked at again. */
export type Point = {
  readonly commitment: Commitment
  readonly disagreement: Disagreement
  readonly settled?: Settled
}

/** Every open disagreement in the order of the plan, or those of one commitment. */
export function pointsIn({ draft }: OpenPlan, id?: string): Point[] {
  return commitmentsOf(draft)
    .filter((commitment) => id === undefined || commitment.id === id)
    .flatMap((commitment) =>
      commitment.disagreements.map((disagreement) => ({ commitment, disagreement })),
    )
}

/** A field that was decided, as if it were open, so that it can be decided anew. */
export function decidedPoint(commitment: Commitment, about: string): Point | undefined {
  const settled = commitment.settled.find((one) => one.about === about)
  if (!settled) return undefined
  const { answers } = settled
  const disagreement = { commitment: commitment.id, about, answers, standing: undefined }
  return { commitment, disagreement, settled }
}

/** `2 points of this commitment are not agreed, 6 in the whole plan.` */
export function openWords(here: number, whole: number, commitment: unknown): string {
  return commitment === undefined
    ? `${counted(here, 'point is', 'points are')} not agreed.`
    : `${counted(here, 'point')} of this commitment ${here === 1 ? 'is' : 'are'} not agreed, ${whole} in the whole plan.`
}

/** Answers that mean the same, together. */
export function groupsOf(answers: readonly Answer[]): (readonly [Answer, ...Answer[]])[] {
  const groups = new Map<string, [Answer, ...Answer[]]>()
  for (const answer of answers) {
    const group = groups.get(canonical(answer.value))
    if (group) group.push(answer)
    else groups.set(canonical(answer.value), [answer])
  }
  return [...groups.values()]
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
export async function pointText(point: Point, plan: OpenPlan, screen: Screen): Promise<string> {
  const { commitment, disagreement } = point
  const { about, answers } = disagreement
  const { id, number, value } = commitment
  const say = (words: string) => inParagraphs(words, { ...screen, indent: 0 })
  const differ = whoDiffers(answers, (institution) => fullNameOf(plan.folder, institution))
  const lines = [
    ...say(`${number}  ${value.title === undefined ? id : `${shown(value.title, 90)} (${id})`}`),
    ...say(`${fieldName(about)} (${pathOf(about)}): ${differ}.`),
    '',
    ...(await answerLines(disagreement, plan, screen)),
    ...standingWords(point, plan).flatMap(say),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function standingWords({ disagreement, settled }: Point, { folder }: OpenPlan): string[] {
  const { answers, standing, stale } = disagreement
  if (settled) {
    const { value, reason, decidedBy, decidedOn } = settled
    return [
      `It was decided on ${decidedOn} by ${shown(decidedBy, 80)}, for “${shown(inText(value), 80)}”: ${reason.trim()}`,
      'A new decision takes the place of that one.',
    ]
  }
  return [
    ...(standing === undefined ? ['Nobody’s answer stands until it is settled.'] : []),
    ...(stale
      ? [
          whatChanged(stale, answers, folder),
          `The reason given then: ${stale.decision.reason.trim()}`,
        ]
      : []),
  ]
}

type Screen = Pick<Host, 'colour' | 'width'>

async function answerLines(
  disagreement: Disagreement,
  plan: OpenPlan,
  screen: Screen,
): Promise<string[]> {
  const { answers } = disagreement
  const groups = groupsOf(answers)
  const nameIn = (answer: Answer) =>
    giverName(answer, answers, nameOf(plan.folder, answer.institution))
  const [basis] = groups[0] ?? []
  const long = groups.some(([{ value }]) => isLong(value))
  const blocks = groups.map(async (group) => {
    const [first] = group
    const names = listed(group.map(nameIn))
    const until = group.some((answer) => stands(answer, disagreement))
      ? ' (stands until it is settled)'
      : ''
    const from = group.flatMap((answer) =>
      inParagraphs(cameFrom(answer, plan), { ...screen, indent: 4 }),
    )
    const text = inText(first.value)
    if (!long)
      return [
        ...inParagraphs(`${names}: ${shown(text)}${until}`, { ...screen, indent: 2 }),
        ...from,
      ]
    if (!basis || first === basis)
      return [`  ${names}${until}:`, ...inParagraphs(text, { ...screen, indent: 4 }), ...from]
    const pieces = await wordsBetween(inText(basis.value), text)
    const compared = nameIn(basis)
    return [
      ...inParagraphs(`${names}${until}, compared with ${compared} ([-not here-] {+only here+}):`, {
        ...screen,
        indent: 2,
      }),
      ...markedWords(pieces, { ...screen, indent: 4 }),
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
export function pointsText(points: readonly Point[], plan: OpenPlan, commitment?: string): string {
  if (points.length === 0) return 'Nothing is open: where institutions answered, they agree.\n'
  const entries = points.map(({ commitment, disagreement }) => {
    const { about, answers, stale } = disagreement
    const [first] = answers
    return [
      `${commitment.number}  ${shown(commitment.value.title ?? commitment.id, 90)}`,
      `     ${fieldName(about)}${stale ? ' (decided once, but the answers have changed)' : ''}`,
      ...answers.map((answer) => {
        const until = stands(answer, disagreement) ? '  (stands until it is settled)' : ''
        const name = giverName(answer, answers, nameOf(plan.folder, answer.institution))
        return `       ${name}: ${shown(inText(answer.value), 80)}${until}`
      }),
      `     nap resolve ${commitment.id} --about ${pathOf(about)} --take ${first && giverWord(first, answers)} --reason "…"`,
    ].join('\n')
  })
  return `${openWords(points.length, pointsIn(plan).length, commitment)}\n\n${entries.join('\n\n')}\n`
}

/**
 * `[{commitment, number, title, about, label, standing, answers: [{institution, name, value, file, line, received_on,
 * received_via}], stale: {file, line, decided_by, decided_on, before} | null}]`
 */
export function pointRecords(points: readonly Point[], plan: OpenPlan) {
  return points.map(({ commitment, disagreement }) => {
    const { about, answers, standing, stale } = disagreement
    return {
      commitment: commitment.id,
      number: commitment.number,
      title: commitment.value.title ?? null,
      about,
      label: labelOf('contribution', about),
      standing: standing ?? null,
      answers: answers.map((answer) => answerRecord(answer, plan)),
      stale: stale
        ? {
            file: plan.shownRoot + stale.place.file,
            line: stale.place.line,
            decided_by: stale.decision.decided_by,
            decided_on: stale.decision.decided_on,
            before: stale.before,
          }
        : null,
    }
  })
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
