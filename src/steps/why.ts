import type { Host } from '../command.ts'
import { type CommentDocument, commitmentAbout, inOrderOfArrival } from '../model/comments.ts'
import type { Answer, Commitment } from '../model/draft.ts'
import { fieldName, hasOneAnswer, inText, isWithin, pathOf } from '../model/field.ts'
import { nameOf } from '../model/plan.ts'
import { schemaAt } from '../model/schemas.ts'
import { whatChanged } from '../model/stale.ts'
import { listed, shown } from '../model/text.ts'
import { wordsBetween } from '../pipeline.ts'
import { inParagraphs, markedWords } from '../report/marked-words.ts'
import {
  type FieldHistory,
  type FieldRevision,
  fieldHistory,
  valueInWords,
} from './field-history.ts'
import { type FieldState, fieldState, type State } from './field-state.ts'
import type { OpenPlan } from './open-plan.ts'
import { cameFrom, isLong } from './points.ts'
import { wayOf } from './received.ts'

/** Where one answer of the draft comes from. */
export type Story = {
  readonly commitment: Commitment
  readonly field: FieldState
  /** What was said and does not stand. */
  readonly others: readonly Answer[]
  readonly comments: readonly CommentDocument[]
  readonly history: FieldHistory
}

/** Whether a pointer leads to one question; a group or a list of items is told as a table. */
export function isQuestion(about: string): boolean {
  const strategy = schemaAt('contribution', about)?.['x-merge']
  return about !== '' && strategy !== undefined && strategy !== 'by-id'
}

/** Everything that is known of one field. */
export async function storyOf(
  about: string,
  commitment: Commitment,
  context: { readonly plan: OpenPlan; readonly host: Host },
): Promise<Story> {
  const field = fieldState(about, commitment)
  const point = field.disagreement ?? field.settled
  const standing = new Set(field.origins.flatMap(({ institution, also }) => [institution, ...also]))
  return {
    commitment,
    field,
    others: (point?.answers ?? []).filter(
      ({ institution, value }) =>
        !standing.has(institution) || inText(value) !== inText(field.value),
    ),
    comments: commentsOn(about, commitment, context.plan),
    history: await fieldHistory(about, commitment, context),
  }
}

function commentsOn(about: string, { id }: Commitment, plan: OpenPlan): Story['comments'] {
  return inOrderOfArrival(plan.folder).filter((comment) => {
    const { field } = comment.value.about ?? {}
    if (commitmentAbout(comment, plan.draft, plan.folder)?.id !== id) return false
    return field === undefined || isWithin(about, field) || isWithin(field, about)
  })
}

/** How a reader is told how far a question is. */
export const states: Readonly<Record<State, string>> = {
  agreed: '',
  decided: 'decided',
  open: 'not agreed',
  missing: 'missing',
  empty: 'no answer',
}

type Screen = Pick<Host, 'colour' | 'width'>

/** The story of a field, for people. */
export async function storyText(story: Story, plan: OpenPlan, screen: Screen): Promise<string> {
  const { commitment, field, comments, history } = story
  const { about, state } = field
  const mark = states[state] === '' ? '' : `: ${states[state]}`
  const sections = [
    [...heading(commitment), `${fieldName(about)} (${pathOf(about)})${mark}`],
    presentLines(field, plan, screen),
    otherLines(story, plan, screen),
    decisionLines(story, plan, screen),
    comments.flatMap((comment) => commentLines(comment, plan, screen)),
    await historyLines(history, screen),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** `8.1  A shared open data portal (open-data-portal)` */
export function heading({ number, id, value }: Commitment): string[] {
  return [`${number}  ${value.title === undefined ? id : `${shown(value.title, 90)} (${id})`}`]
}

function presentLines(
  { about, value, origins, state }: FieldState,
  plan: OpenPlan,
  screen: Screen,
): string[] {
  if (state === 'empty' || state === 'missing') return ['Nobody has answered this yet.']
  if (value === undefined) return ['Nobody’s answer stands until it is settled.']
  const entries = Array.isArray(value) ? value : [value]
  return entries.flatMap((entry: unknown, index) => {
    const origin = origins[index]
    const text = hasOneAnswer(about) ? inText(entry) : valueInWords([entry], plan)
    if (!origin) return inParagraphs(text, { ...screen, indent: 0 })
    const { institution, also, place, decision } = origin
    const names = listed([institution, ...also].map((id) => nameOf(plan.folder, id)))
    const giver =
      place === decision
        ? `Written by the decision: ${shown(plan.shownRoot + place.file)}:${place.line}`
        : `${names}: ${cameFrom(origin, plan)}`
    return [...inParagraphs(text, { ...screen, indent: 0 }), `    ${giver}`]
  })
}

function otherLines({ others, field }: Story, plan: OpenPlan, screen: Screen): string[] {
  if (others.length === 0) return []
  const lines = others.flatMap((answer) => [
    ...inParagraphs(`${nameOf(plan.folder, answer.institution)}: ${inText(answer.value)}`, {
      ...screen,
      indent: 2,
    }),
    `      ${cameFrom(answer, plan)}`,
  ])
  return [field.value === undefined ? 'Answers:' : 'Other answers:', ...lines]
}

function decisionLines({ field, commitment }: Story, plan: OpenPlan, screen: Screen): string[] {
  const { settled, disagreement, about } = field
  const say = (text: string) => inParagraphs(text, { ...screen, indent: 2 })
  if (settled) {
    const { decidedBy, decidedOn, reason, decision } = settled
    return [
      'Decision:',
      ...say(`${decidedBy}, ${decidedOn}: ${reason}`),
      `      ${shown(plan.shownRoot + decision.file)}:${decision.line}`,
    ]
  }
  if (!disagreement) return []
  const { stale, answers } = disagreement
  const past = stale
    ? [
        'Decision that no longer applies:',
        ...say(whatChanged(stale, answers, plan.folder)),
        ...say(`The reason was: ${stale.decision.reason}`),
        `      ${shown(plan.shownRoot + stale.place.file)}:${stale.place.line}`,
      ]
    : []
  return [...past, `To settle it: nap resolve ${commitment.id} --about ${pathOf(about)}`]
}

function commentLines({ file, value }: CommentDocument, plan: OpenPlan, screen: Screen): string[] {
  const { from = '', received_on = '', via, text = '', response } = value
  const answer = response
    ? `Response of ${response.decided_on}, ${response.disposition.replaceAll('_', ' ')}: ${response.reason}`
    : 'It has no response yet.'
  return [
    `Comment of ${shown(from, 80)}, ${received_on} ${wayOf(via)}:`,
    ...inParagraphs(text, { ...screen, indent: 2 }),
    ...inParagraphs(answer, { ...screen, indent: 2 }),
    `      ${shown(plan.shownRoot + file)}`,
  ]
}

async function historyLines(
  { revisions, reservation, unrecorded }: FieldHistory,
  screen: Screen,
): Promise<string[]> {
  const told = await Promise.all(revisions.map((revision) => revisionLines(revision, screen)))
  const news = unrecorded
    ? ['  What it says now is not recorded yet. To record it: nap compile']
    : []
  const lines = [
    ...news,
    ...told.flat(),
    ...(reservation ? inParagraphs(reservation, { ...screen, indent: 2 }) : []),
  ]
  return lines.length > 0 ? ['Recorded changes in the draft:', ...lines] : []
}

async function revisionLines(
  { hash, author, date, from, to }: FieldRevision,
  screen: Screen,
): Promise<string[]> {
  const head = `  ${date.slice(0, 10)}  ${hash.slice(0, 7)}  ${shown(author, 60)}`
  if (from !== undefined && to !== undefined && (isLong(from) || isLong(to))) {
    return [`${head}:`, ...markedWords(await wordsBetween(from, to), { ...screen, indent: 6 })]
  }
  if (to === undefined) return [`${head}: taken out, it was ${quoted(from)}`]
  return [
    from === undefined ? `${head}: ${quoted(to)}` : `${head}: ${quoted(from)} -> ${quoted(to)}`,
  ]
}

function quoted(text = ''): string {
  return `“${shown(text, 80)}”`
}
