import { type CommentDocument, commenterOf, dispositionInWords } from '../../model/comments.ts'
import { canonicalIdsIn } from '../../model/decision.ts'
import type { Place } from '../../model/diagnostic.ts'
import type { Answer, Commitment, Origin } from '../../model/draft.ts'
import { fieldName, hasOneAnswer, inText, isWithin, pathOf } from '../../model/field.ts'
import type { PointOf } from '../../model/open-point.ts'
import { nameOf } from '../../model/plan.ts'
import { shortHash } from '../../model/revision.ts'
import { wordsBetween } from '../../pipeline/states.ts'
import { canonical } from '../../plain/canonical.ts'
import { valueAt } from '../../plain/pointer.ts'
import { listed, shown, shownInWords } from '../../plain/text.ts'
import { inParagraphs, markedWords } from '../../report/marked-words.ts'
import type { OpenPlan } from '../plan/open.ts'
import { wayOf } from '../plan/received.ts'
import { unreadLines } from '../plan/unread.ts'
import { cameFrom, isLong, pointsIn } from '../settle/points.ts'
import {
  moveLines,
  partLines,
  removalLines,
  rulingLines,
  type Screen,
  sourceLine,
} from './decisions.ts'
import { type FieldHistory, type FieldRevision, valueInWords } from './field-history.ts'
import { type Story, states } from './why.ts'

/** The story of a field, for people. */
export async function storyText(story: Story, plan: OpenPlan, screen: Screen): Promise<string> {
  const { commitment, field, comments, history, removals, removedWithin, moves } = story
  const { about, state } = field
  const word = removals.length > 0 ? 'left out' : states[state]
  const mark = word === '' ? '' : `: ${word}`
  const present =
    removals.length > 0 ? removalLines(removals, plan, screen) : presentLines(story, plan, screen)
  const sections = [
    moveLines(moves, plan, screen),
    [
      ...commitmentHeading(commitment, screen),
      ...inParagraphs(`${fieldName(about)} (${pathOf(about)})${mark}`, { ...screen, indent: 0 }),
    ],
    present,
    unreadParagraphs(commitment, plan, screen),
    otherLines(story, plan, screen),
    isEmpty(story) ? [] : unusableLines(story, plan, screen),
    partLines(removedWithin, plan, screen),
    removals.length > 0 && !field.settled ? [] : decisionLines(story, plan, screen),
    comments.flatMap((comment) => commentLines(comment, plan, screen)),
    await historyLines(history, screen),
  ]
  return withBlankLines(sections)
}

/** Groups of lines with a blank line between them. */
export function withBlankLines(sections: readonly (readonly string[])[]): string {
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** Whose words on a commitment could not be read, as lines of a screen. */
export function unreadParagraphs({ id }: Commitment, plan: OpenPlan, screen: Screen): string[] {
  return unreadLines(plan, id).flatMap((line) => inParagraphs(line, { ...screen, indent: 0 }))
}

/** `8.1  A shared open data portal (open-data-portal)` */
export function commitmentHeading({ number, id, value }: Commitment, screen: Screen): string[] {
  const name = value.title === undefined ? id : `${shownInWords(value.title, 90)} (${id})`
  return inParagraphs(number === '' ? name : `${number}\u00a0 ${name}`, {
    ...screen,
    indent: 0,
  }).map((line) => line.replace('\u00a0 ', '  '))
}

function presentLines(story: Story, plan: OpenPlan, screen: Screen): string[] {
  const { field, said } = story
  const { about, value, origins } = field
  if (isEmpty(story)) {
    const unusable = unusableLines(story, plan, screen)
    return unusable.length > 0 ? unusable : ['Nobody has answered this yet.']
  }
  if (value === undefined) return ['Nobody’s answer stands until it is settled.']
  const entries = Array.isArray(value) ? value : [value]
  return entries.flatMap((entry: unknown, index) => {
    const text = hasOneAnswer(about) ? inText(entry) : valueInWords([entry], plan)
    return [
      ...inParagraphs(text, { ...screen, indent: 0 }),
      ...giverLines(origins[index], { entry, said }, plan, screen),
    ]
  })
}

function isEmpty({ field: { state } }: Story): boolean {
  return state === 'empty' || state === 'missing'
}

function unusableLines(
  { field, commitment }: Story,
  { folder }: OpenPlan,
  screen: Screen,
): string[] {
  const canonicalIds = canonicalIdsIn(folder)
  const unusable = folder.contributions.filter(
    (contribution) =>
      canonicalIds.ofContribution(contribution) === commitment.id &&
      contribution.answered.some((about) => isWithin(about, field.about)),
  )
  if (unusable.length === 0) return []
  const givers = listed(unusable.map(({ institution }) => nameOf(folder, institution)))
  return inParagraphs(`What ${givers} wrote here cannot be used; nap validate says why.`, {
    ...screen,
    indent: 0,
  })
}

type Given = { readonly entry: unknown; readonly said: readonly Answer[] }

// Whoever says the same has given it too, in another file and on another day.
function giverLines(
  origin: Origin | undefined,
  { entry, said }: Given,
  plan: OpenPlan,
  screen: Screen,
): string[] {
  if (!origin) return []
  const isWritten = origin.place === origin.decision
  const same = said.filter(
    ({ institution, value }) =>
      (isWritten || [origin.institution, ...origin.also].includes(institution)) &&
      [entry, valueAt(entry, '/value')].some((one) => canonical(one ?? null) === canonical(value)),
  )
  const byDecision = `Written by the decision: ${shown(plan.shownRoot + origin.place.file)}:${origin.place.line}`
  const first = same.filter(({ institution }) => institution === origin.institution)
  const rest = same.filter(({ institution }) => institution !== origin.institution)
  const givers = [...first, ...rest].map(
    (answer) => `${nameOf(plan.folder, answer.institution)}: ${cameFrom(answer, plan)}`,
  )
  return [...(isWritten ? [byDecision] : []), ...givers].flatMap((giver) =>
    sourceLine(giver, screen, 4),
  )
}

function otherLines({ others, field, removals }: Story, plan: OpenPlan, screen: Screen): string[] {
  if (others.length === 0) return []
  const lines = others.flatMap((answer) => [
    ...inParagraphs(`${nameOf(plan.folder, answer.institution)}: ${inText(answer.value)}`, {
      ...screen,
      indent: 2,
    }),
    ...sourceLine(cameFrom(answer, plan), screen, 6),
  ])
  if (removals.length > 0) return ['What had been said:', ...lines]
  return [field.value === undefined ? 'Answers:' : 'Other answers:', ...lines]
}

function decisionLines({ field, commitment }: Story, plan: OpenPlan, screen: Screen): string[] {
  const { settled, about } = field
  const [point] = pointsIn(plan, commitment.id).filter((open) => open.about === about)
  const decision = settled ? ['Decision:', ...rulingLines(settled, plan, screen)] : []
  if (!point) return decision
  const say = (text: string, indent: number) => inParagraphs(text, { ...screen, indent })
  return [
    ...decision,
    ...(point.kind === 'rival-decisions' ? rivalLines(point, plan, screen) : []),
    ...(point.kind === 'stale-decision'
      ? [
          'Decision that no longer applies:',
          ...say(point.changed, 2),
          ...say(`The reason was: ${point.decision.reason}`, 2),
          placeLine(point.decision.place, plan),
        ]
      : []),
    ...say(`To settle it: nap resolve ${commitment.id} --about ${pathOf(about)}`, 0),
  ]
}

// The last of them is the one that the draft keeps to.
function rivalLines(
  { decisions }: PointOf<'rival-decisions'>,
  plan: OpenPlan,
  screen: Screen,
): string[] {
  return [
    ...inParagraphs('Nobody has said whether it replaces what was decided otherwise:', {
      ...screen,
      indent: 0,
    }),
    ...decisions.slice(0, -1).flatMap(({ value, by, on, reason, place }) => [
      ...inParagraphs(`“${shown(inText(value), 80)}”, by ${by}, ${on}: ${reason}`, {
        ...screen,
        indent: 2,
      }),
      placeLine(place, plan),
    ]),
  ]
}

function placeLine({ file, line }: Place, { shownRoot }: OpenPlan): string {
  return `      ${shown(shownRoot + file)}:${line}`
}

/** A comment with its response. */
export function commentLines(comment: CommentDocument, plan: OpenPlan, screen: Screen): string[] {
  const { received_on = '', via, text = '', response } = comment.value
  const answer = response
    ? `Response of ${response.decided_on}, ${dispositionInWords(response.disposition)}: ${response.reason}`
    : 'It has no response yet.'
  return [
    ...inParagraphs(
      `Comment of ${shown(commenterOf(comment), 80)}, ${received_on} ${wayOf(via)}:`,
      {
        ...screen,
        indent: 0,
      },
    ),
    ...inParagraphs(text, { ...screen, indent: 2 }),
    ...inParagraphs(answer, { ...screen, indent: 2 }),
    `      ${shown(plan.shownRoot + comment.file)}`,
  ]
}

async function historyLines(
  { revisions, reservation, unrecorded }: FieldHistory,
  screen: Screen,
): Promise<string[]> {
  const told = await Promise.all(revisions.map((revision) => revisionLines(revision, screen)))
  const news = unrecorded
    ? inParagraphs('What it says now is not recorded yet. To record it: nap compile', {
        ...screen,
        indent: 2,
      })
    : []
  const lines = [
    ...news,
    ...told.flat(),
    ...(reservation ? inParagraphs(reservation, { ...screen, indent: 2 }) : []),
  ]
  return lines.length > 0 ? ['Recorded changes in the draft:', ...lines] : []
}

async function revisionLines(
  { hash, author, date, from, to, as }: FieldRevision,
  screen: Screen,
): Promise<string[]> {
  const then = as === undefined ? '' : ` (in “${shown(as, 64)}”)`
  const head = `${date.slice(0, 10)}  ${shortHash(hash)}  ${shown(author, 60)}${then}`
  const say = (text: string) => sourceLine(`${head}: ${text}`, screen, 2)
  if (from !== undefined && to !== undefined && (isLong(from) || isLong(to))) {
    const words = markedWords(await wordsBetween(from, to), { ...screen, indent: 6 })
    return [...inParagraphs(`${head}:`, { ...screen, indent: 2 }), ...words]
  }
  if (to === undefined) return say(`taken out; it was ${quoted(from)}`)
  return say(from === undefined ? quoted(to) : `${quoted(from)} -> ${quoted(to)}`)
}

function quoted(text = ''): string {
  return `“${shownInWords(text, 80)}”`
}
