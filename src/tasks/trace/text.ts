import type { Host } from '../../command.ts'
import { type CommentDocument, commenterOf, dispositionInWords } from '../../model/comments.ts'
import { canonicalIdsIn } from '../../model/decision.ts'
import type { Answer, Commitment, Origin } from '../../model/draft.ts'
import { fieldName, hasOneAnswer, inText, isWithin, pathOf } from '../../model/field.ts'
import type { PointOf } from '../../model/open-point.ts'
import { nameOf } from '../../model/plan.ts'
import { shortHash } from '../../model/revision.ts'
import { wordsBetween } from '../../pipeline/states.ts'
import { canonical } from '../../plain/canonical.ts'
import { valueAt } from '../../plain/pointer.ts'
import { listed, onOneLine, shown, shownInWords } from '../../plain/text.ts'
import { laidOut, type Said, unbroken } from '../../report/laid-out.ts'
import type { OpenPlan } from '../plan/open.ts'
import { wayOf } from '../plan/received.ts'
import { unreadLines } from '../plan/unread.ts'
import { cameFrom, isLong, pointsIn } from '../settle/points.ts'
import {
  giverWords,
  moveLines,
  partLines,
  placeLine,
  removalLines,
  rulingLines,
} from './decisions.ts'
import { type FieldHistory, type FieldRevision, valueInWords } from './field-history.ts'
import { type Story, states } from './why.ts'

export type Screen = Pick<Host, 'colour' | 'width'>

/** The story of a field, for people. */
export async function storyText(story: Story, plan: OpenPlan, screen: Screen): Promise<string> {
  const { commitment, field, comments, history, removals, removedWithin, moves } = story
  const isOut = removals.length > 0
  const word = isOut ? 'left out' : states[field.state]
  const mark = word === '' ? '' : `: ${word}`
  const sections = [
    moveLines(moves, plan),
    [...commitmentHeading(commitment), `${fieldName(field.about)} (${pathOf(field.about)})${mark}`],
    isOut ? removalLines(removals, plan) : presentLines(story, plan),
    unreadLines(plan, commitment.id),
    otherLines(story, plan),
    isEmpty(story) ? [] : unusableLines(story, plan),
    partLines(removedWithin, plan),
    isOut && !field.settled ? [] : decisionLines(story, plan),
    comments.flatMap((comment) => commentLines(comment, plan)),
    await historyLines(history),
  ]
  return withBlankLines(sections, screen)
}

/** Groups of lines with a blank line between them. */
export function withBlankLines(sections: readonly (readonly Said[])[], screen: Screen): string {
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => laidOut(lines, screen).join('\n'))
    .join('\n\n')}\n`
}

/** `8.1  A shared open data portal (open-data-portal)` */
export function commitmentHeading({ number, id, value }: Commitment): string[] {
  const name = value.title === undefined ? id : `${shownInWords(value.title, 90)} (${id})`
  return [number === '' ? name : `${number}${unbroken('  ')}${name}`]
}

function presentLines(story: Story, plan: OpenPlan): string[] {
  const { field, said } = story
  const { about, value, origins } = field
  if (isEmpty(story)) {
    const unusable = unusableLines(story, plan)
    return unusable.length > 0 ? unusable : ['Nobody has answered this yet.']
  }
  if (value === undefined) return ['Nobody’s answer stands until it is settled.']
  const entries = Array.isArray(value) ? value : [value]
  return entries.flatMap((entry: unknown, index) => [
    (hasOneAnswer(about) ? inText(entry) : valueInWords([entry], plan)).trim(),
    ...giverLines(origins[index], { entry, said }, plan),
  ])
}

function isEmpty({ field: { state } }: Story): boolean {
  return state === 'empty' || state === 'missing'
}

function unusableLines({ field, commitment }: Story, { folder }: OpenPlan): string[] {
  const canonicalIds = canonicalIdsIn(folder)
  const unusable = folder.contributions.filter(
    (contribution) =>
      canonicalIds.ofContribution(contribution) === commitment.id &&
      contribution.answered.some((about) => isWithin(about, field.about)),
  )
  if (unusable.length === 0) return []
  const givers = listed(unusable.map(({ institution }) => nameOf(folder, institution)))
  return [`What ${givers} wrote here cannot be used; nap validate says why.`]
}

type Given = { readonly entry: unknown; readonly said: readonly Answer[] }

// Whoever says the same has given it too, in another file and on another day.
function giverLines(origin: Origin | undefined, { entry, said }: Given, plan: OpenPlan): string[] {
  if (!origin) return []
  const { place, institution: giver, also } = origin
  const isWritten = place === origin.decision
  const same = said.filter(
    ({ institution, value }) =>
      (isWritten || [giver, ...also].includes(institution)) &&
      [entry, valueAt(entry, '/value')].some((one) => canonical(one ?? null) === canonical(value)),
  )
  const isFirst = ({ institution }: Answer) => institution === giver
  const inOrder = [...same.filter(isFirst), ...same.filter((answer) => !isFirst(answer))]
  const decided = `Written by the decision: ${shown(plan.shownRoot + place.file)}:${place.line}`
  const givers = inOrder.map((answer) => giverWords(answer, plan))
  return [...(isWritten ? [decided] : []), ...givers].map((words) => `    ${words}`)
}

function otherLines({ others, field, removals }: Story, plan: OpenPlan): string[] {
  if (others.length === 0) return []
  const lines = others.flatMap((answer) => [
    `  ${nameOf(plan.folder, answer.institution)}: ${inText(answer.value)}`,
    `      ${cameFrom(answer, plan)}`,
  ])
  if (removals.length > 0) return ['What had been said:', ...lines]
  return [field.value === undefined ? 'Answers:' : 'Other answers:', ...lines]
}

function decisionLines({ field, commitment }: Story, plan: OpenPlan): string[] {
  const { settled, about } = field
  const [point] = pointsIn(plan, commitment.id).filter((open) => open.about === about)
  return [
    ...(settled ? ['Decision:', ...rulingLines(settled.decision, plan)] : []),
    ...(point?.kind === 'rival-decisions' ? rivalLines(point, plan) : []),
    ...(point?.kind === 'stale-decision' ? staleLines(point, plan) : []),
    ...(point
      ? [unbroken(`To settle it: nap resolve ${commitment.id} --about ${pathOf(about)}`)]
      : []),
  ]
}

function staleLines({ changed, decision }: PointOf<'stale-decision'>, plan: OpenPlan): string[] {
  return [
    'Decision that no longer applies:',
    `  ${changed}`,
    `  The reason was: ${decision.reason}`,
    placeLine(decision.place, plan),
  ]
}

// The last of them is the one that the draft keeps to.
function rivalLines({ decisions }: PointOf<'rival-decisions'>, plan: OpenPlan): string[] {
  return [
    'Nobody has said whether it replaces what was decided otherwise:',
    ...decisions
      .slice(0, -1)
      .flatMap(({ value, by, on, reason, place }) => [
        `  “${shown(inText(value), 80)}”, by ${by}, ${on}: ${reason}`,
        placeLine(place, plan),
      ]),
  ]
}

/** A comment with its response. */
export function commentLines(comment: CommentDocument, plan: OpenPlan): string[] {
  const { received_on = '', via, text = '', proposal, response } = comment.value
  return [
    `Comment of ${shown(commenterOf(comment), 80)}, ${received_on} ${wayOf(via)}:`,
    `  ${text.trim()}`,
    ...(proposal === undefined
      ? []
      : [`  It proposes the text: “${shown(onOneLine(proposal), 300)}”`]),
    response
      ? `  Response of ${response.decided_on}, ${dispositionInWords(response.disposition)}: ${response.reason}`
      : '  It has no response yet.',
    `      ${unbroken(shown(plan.shownRoot + comment.file))}`,
  ]
}

async function historyLines({ revisions, reservation, unrecorded }: FieldHistory): Promise<Said[]> {
  const told = await Promise.all(revisions.map(revisionLines))
  const lines = [
    ...(unrecorded ? ['  What it says now is not recorded yet. To record it: nap compile'] : []),
    ...told.flat(),
    ...(reservation ? [`  ${reservation}`] : []),
  ]
  return lines.length > 0 ? ['Recorded changes in the draft:', ...lines] : []
}

async function revisionLines(revision: FieldRevision): Promise<Said[]> {
  const { hash, author, date, from, to, as } = revision
  const then = as === undefined ? '' : ` (in “${shown(as, 64)}”)`
  const head = `  ${date.slice(0, 10)}  ${shortHash(hash)}  ${shown(author, 60)}${then}:`
  if (from !== undefined && to !== undefined && (isLong(from) || isLong(to)))
    return [head, { indent: 6, pieces: await wordsBetween(from, to) }]
  if (to === undefined) return [`${head} taken out; it was ${quoted(from)}`]
  return [`${head} ${from === undefined ? '' : `${quoted(from)} -> `}${quoted(to)}`]
}

function quoted(text = ''): string {
  return `“${shownInWords(text, 80)}”`
}
