import type {
  Agenda,
  AlikePoint,
  AwaitedPoint,
  CommentPoint,
  DisputedPoint,
  GapPoint,
  IdlePoint,
  LeftOutPoint,
  Meeting,
  RivalsPoint,
  SignOffPoint,
  StalePoint,
} from '../../model/agenda.ts'
import { fieldName } from '../../model/field.ts'
import type { Named } from '../../model/open-point.ts'
import { labelOf } from '../../model/schemas.ts'
import { changesInWords } from '../../model/sign-off.ts'
import { jsonText } from '../../plain/json.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import type { OpenPlan } from '../plan/open.ts'
import { unreadLines } from '../plan/unread.ts'
import { pointsOf } from './points.ts'

/** The agenda on a screen: every point with what to type to settle it. */
export function agendaText(agenda: Agenda, plan: OpenPlan): string {
  const topics: readonly (readonly [title: string, points: readonly (readonly string[])[]])[] = [
    ['Institutions answer differently', agenda.disagreements.map(openLines)],
    ['Decisions that no longer apply', agenda.stale.map(staleLines)],
    ['Fields on which decisions differ', agenda.rivals.map(rivalsLines)],
    ['Decisions that change nothing', agenda.idle.map(idleLines)],
    ['What was left out has changed since', agenda.leftOut.map(leftOutLines)],
    ['Commitments that look alike', agenda.alike.map(alikeLines)],
    ['Texts that have changed since they were signed off', agenda.signOffs.map(signOffLines)],
    ['Institutions that are awaited', agenda.awaited.map((point) => awaitedLines(point, agenda))],
    ['Comments without an answer', agenda.comments.map(commentLines)],
    ['Answers that are missing', agenda.gaps.map(gapLines)],
  ]
  const told = topics.filter(([, points]) => points.length > 0)
  return [
    `Points to settle: ${shown(agenda.plan)}`,
    `As of ${agenda.on}. ${meetingWords(agenda.meeting)}`,
    ...unreadLines(plan),
    ...told.flatMap(([title, points]) => ['', `${title} (${points.length})`, ...points.flat()]),
    ...(pointsOf(agenda) === 0 ? ['', 'Nothing is open.'] : []),
    '',
  ].join('\n')
}

function meetingWords(meeting: Meeting | undefined): string {
  if (!meeting) return 'The calendar names no further meeting.'
  const { date, time, activity, tentative, daysLeft } = meeting
  const when = [date, time, tentative ? '(tentative)' : undefined]
    .filter((part) => part !== undefined)
    .map((part) => shown(part))
  const left = daysLeft === 0 ? 'today' : `in ${counted(daysLeft, 'day')}`
  return `Next meeting: ${when.join(' ')}, ${left}. ${shown(activity)}.`
}

function heading(point: number, { number, id, title }: LeftOutPoint['commitment'] | Named): string {
  const name = shown(title ?? id, 90)
  return `${String(point).padStart(4)}  ${number === undefined ? name : `${number}  ${name}`}`
}

const indent = '        '

function openLines({
  point,
  commitment,
  about,
  milestone,
  answers,
  command,
}: DisputedPoint | StalePoint | RivalsPoint): string[] {
  const width = Math.max(...answers.map(({ name }) => name.length))
  return [
    heading(point, commitment),
    `${indent}${labelIn(about, milestone)}`,
    ...answers.map(({ name, value, receivedOn, stands }) => {
      const remarks = [
        ...(receivedOn === undefined ? [] : [`received ${receivedOn}`]),
        ...(stands ? ['stands until settled'] : []),
      ]
      const remark = remarks.length > 0 ? `  (${remarks.join(', ')})` : ''
      return `${indent}  ${name.padEnd(width)}  ${words(value)}${remark}`
    }),
    `${indent}${command}`,
  ]
}

function staleLines(point: StalePoint): string[] {
  const [first = '', ...rest] = openLines(point)
  const { by, on, reason } = point.decision
  const before = point.before.map(({ name, value }) => `${name}: ${words(value)}`)
  return [
    first,
    `${indent}Decided on ${on} by ${shown(by, 60)}: ${words(reason)}`,
    ...(before.length > 0 ? [`${indent}The answers were then: ${before.join('; ')}`] : []),
    ...rest,
  ]
}

function rivalsLines(point: RivalsPoint): string[] {
  const [first = '', label = '', ...rest] = openLines(point)
  return [
    first,
    label,
    ...point.decisions.map(
      ({ by, on, value, reason }) =>
        `${indent}Decided on ${on} by ${shown(by, 60)}, for “${words(value)}”: ${words(reason)}`,
    ),
    ...rest,
  ]
}

function idleLines({ point, text, command }: IdlePoint): string[] {
  return [`${String(point).padStart(4)}  ${shown(text, 400)}`, `${indent}${command}`]
}

function leftOutLines(leftOut: LeftOutPoint): string[] {
  const { point, commitment, about, decision, answers, command, otherwise } = leftOut
  const what =
    about === undefined ? `Withdrawn (${commitment.id})` : `${shown(fieldName(about))} left out`
  return [
    heading(point, commitment),
    `${indent}${what} on ${decision.on} by ${shown(decision.by, 60)}: ${words(decision.reason)}`,
    ...answers.map(
      ({ name, text, place }) =>
        `${indent}  ${shown(name, 60)} says now: ${words(text)} (${shown(place.file)}:${place.line})`,
    ),
    `${indent}It stays out?  ${command}`,
    `${indent}It comes back?  ${otherwise}`,
  ]
}

function alikeLines({ point, a, b, likeness, shared, command, otherwise }: AlikePoint): string[] {
  return [
    heading(point, a),
    `${indent.slice(2)}${b.number}  ${shown(b.title ?? b.id, 90)}`,
    `${indent}${listed([...new Set([...a.from, ...b.from])])}; likeness ${percent(likeness)}. Both speak of ${listed(shared.map((phrase) => `“${shown(phrase, 60)}”`))}.`,
    `${indent}The same?  ${command}`,
    `${indent}Not the same?  ${otherwise}`,
  ]
}

function awaitedLines(
  { point, name, theme, contact, due, daysLate, command }: AwaitedPoint,
  { over }: Agenda,
): string[] {
  const late = daysLate > 0 && !over ? `, ${counted(daysLate, 'day')} late` : ''
  return [
    `${String(point).padStart(4)}  ${shown(name)}${theme === undefined ? '' : ` (${shown(theme)})`}`,
    ...(due === undefined ? [] : [`${indent}Due ${due}${late}.`]),
    ...(contact === undefined ? [] : [`${indent}Ask ${shown(contact)}.`]),
    `${indent}${command}`,
  ]
}

function commentLines({
  point,
  from,
  receivedOn,
  about,
  text,
  votes,
  command,
}: CommentPoint): string[] {
  const when = receivedOn === undefined ? '' : ` (${receivedOn})`
  const support = votes === undefined ? '' : `, supported by ${votes}`
  return [
    `${String(point).padStart(4)}  ${shown(from ?? 'somebody')}${when} on ${shown(about, 100)}${support}`,
    `${indent}“${words(text)}”`,
    `${indent}${command}`,
  ]
}

function signOffLines({ point, name, by, on, changes, command }: SignOffPoint): string[] {
  return [
    `${String(point).padStart(4)}  ${shown(name)}`,
    `${indent}Signed off on ${on} by ${shown(by, 60)}; ${changes.length > 0 ? `since then ${changesInWords(changes)}` : 'the text has changed since'}.`,
    `${indent}${command}`,
  ]
}

function gapLines({ point, commitment, missing, from, command }: GapPoint): string[] {
  const labels = missing.map(({ about, milestone }) => labelIn(about, milestone))
  return [
    heading(point, commitment),
    `${indent}${listed(labels)}${from === undefined ? '' : ` (ask ${shown(from)})`}`,
    `${indent}${command}`,
  ]
}

function labelIn(about: string, milestone: string | undefined): string {
  const label = labelOf('contribution', about)
  return milestone === undefined ? label : `${label} of milestone ${milestone}`
}

function words(value: unknown): string {
  const text = Array.isArray(value) ? value.map(String).join('; ') : String(value)
  return shown(text.trim().replaceAll(/\s+/g, ' '), 160)
}

function percent(likeness: number): string {
  return `${Math.round(likeness * 100)} %`
}

/** `{version, plan, on, over, meeting, disagreements, stale, rivals, idle, leftOut, alike, signOffs, awaited, comments, gaps, unreadable, written}`. */
export function agendaJson(agenda: Agenda, written: readonly string[]): string {
  return jsonText({ ...agenda, written })
}
