import type { Host } from '../command.ts'
import { canonical } from '../model/canonical.ts'
import { type Answer, type Commitment, commitmentsOf, type Disagreement } from '../model/draft.ts'
import { fieldName, inText, pathOf } from '../model/field.ts'
import { fullNameOf, nameOf } from '../model/plan.ts'
import { labelOf } from '../model/schemas.ts'
import { whatChanged } from '../model/stale.ts'
import { counted, listed, shown } from '../model/text.ts'
import { wordsBetween } from '../pipeline.ts'
import { inParagraphs, markedWords } from '../report/marked-words.ts'
import type { OpenPlan } from './open-plan.ts'

/** One open disagreement, with the commitment that it is in. */
export type Point = { readonly commitment: Commitment; readonly disagreement: Disagreement }

/** Every open disagreement in the order of the plan, or those of one commitment. */
export function pointsIn({ draft }: OpenPlan, id?: string): Point[] {
  return commitmentsOf(draft)
    .filter((commitment) => id === undefined || commitment.id === id)
    .flatMap((commitment) =>
      commitment.disagreements.map((disagreement) => ({ commitment, disagreement })),
    )
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
  const via = record?.received_via === undefined ? '' : ` by ${inWords(record.received_via)}`
  return `${shown(plan.shownRoot + place.file)}:${place.line}${received}${via}`
}

/** The covering record of an institution, if there is one. */
export function submissionOf(institution: string, { folder }: OpenPlan) {
  return folder.submissions.find((received) => received.institution === institution)?.document.value
}

/** All that is known of an open point, for the person who has to settle it. */
export async function pointText(point: Point, plan: OpenPlan, screen: Screen): Promise<string> {
  const { commitment, disagreement } = point
  const { about, answers, standing, stale } = disagreement
  const { id, number, value } = commitment
  const names = [...new Set(answers.map(({ institution }) => fullNameOf(plan.folder, institution)))]
  const lines = [
    `${number}  ${value.title === undefined ? id : `${shown(value.title, 90)} (${id})`}`,
    ...inParagraphs(`${fieldName(about)} (${pathOf(about)}): ${differently(names)}`, {
      ...screen,
      indent: 0,
    }),
    '',
    ...(await answerLines(disagreement, plan, screen)),
    ...(standing === undefined ? ['Nobody’s answer stands until it is settled.'] : []),
    ...(stale
      ? [...inParagraphs(whatChanged(stale, answers, plan.folder), { ...screen, indent: 0 })]
      : []),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

type Screen = Pick<Host, 'colour' | 'width'>

function differently(names: readonly string[]): string {
  return names.length > 1
    ? `${listed(names)} answer differently.`
    : `${names[0]} gives different answers.`
}

async function answerLines(
  { answers, standing }: Disagreement,
  plan: OpenPlan,
  screen: Screen,
): Promise<string[]> {
  const groups = groupsOf(answers)
  const [basis] = groups[0] ?? []
  const long = groups.some(([{ value }]) => isLong(value))
  const blocks = groups.map(async (group) => {
    const [first] = group
    const names = listed(group.map(({ institution }) => nameOf(plan.folder, institution)))
    const stands = group.some(({ institution }) => institution === standing)
      ? ' (stands until it is settled)'
      : ''
    const from = group.map((answer) => `    ${cameFrom(answer, plan)}`)
    const text = inText(first.value)
    if (!long) return [`  ${names}: ${shown(text)}${stands}`, ...from]
    if (!basis || first === basis)
      return [`  ${names}${stands}:`, ...inParagraphs(text, { ...screen, indent: 4 }), ...from]
    const pieces = await wordsBetween(inText(basis.value), text)
    const compared = nameOf(plan.folder, basis.institution)
    return [
      `  ${names}${stands}, compared with ${compared} ([-not in it-] {+only in it+}):`,
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
export function pointsText(points: readonly Point[], plan: OpenPlan): string {
  if (points.length === 0) return 'Nothing is open: where institutions answered, they agree.\n'
  const entries = points.map(({ commitment, disagreement }) => {
    const { about, answers, standing, stale } = disagreement
    return [
      `${commitment.number}  ${shown(commitment.value.title ?? commitment.id, 90)}`,
      `     ${fieldName(about)}${stale ? ' (decided once, but the answers have changed)' : ''}`,
      ...answers.map(({ institution, value }) => {
        const stands = institution === standing ? '  (stands until it is settled)' : ''
        return `       ${nameOf(plan.folder, institution)}: ${shown(inText(value), 80)}${stands}`
      }),
      `     nap resolve ${commitment.id} --about ${pathOf(about)} --take ${answers[0]?.institution} --reason "…"`,
    ].join('\n')
  })
  return `${counted(points.length, 'point is', 'points are')} not agreed.\n\n${entries.join('\n\n')}\n`
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

function inWords(choice: string): string {
  return choice.replaceAll('_', ' ')
}
