import type { Agenda, AwaitedPoint, GapPoint, LeftOutPoint, Meeting } from '../../model/agenda.ts'
import { byCommitment, type OpenPoint, openOf, type PointOf } from '../../model/open-point.ts'
import { isOver, nameOf, type PlanFolder } from '../../model/plan.ts'
import { daysBetween } from '../../plain/date.ts'
import { byText } from '../../plain/text.ts'
import type { OpenPlan } from '../plan/open.ts'
import { unreadRecords } from '../plan/unread.ts'

/** Everything that is open on a day, as points for the next meeting. */
export function agendaOf(plan: OpenPlan, on: string): Agenda {
  const { folder, open } = plan
  const { title, country, calendar = [] } = folder.plan.value
  let last = 0
  const numbered = <T extends object>(point: T): T & { readonly point: number } => {
    last += 1
    return { point: last, ...point }
  }
  return {
    plan: `${title}, ${country}`,
    on,
    over: isOver(folder, on),
    meeting: nextMeeting(calendar, on),
    // In the order in which they are printed: points are numbered as they are made.
    disagreements: openOf(open, 'disagreement').map(told).map(numbered),
    stale: openOf(open, 'stale-decision').map(told).map(numbered),
    rivals: openOf(open, 'rival-decisions').map(told).map(numbered),
    idle: openOf(open, 'idle-decision').map(told).map(numbered),
    leftOut: openOf(open, 'changed-withdrawal').map(leftOut).map(numbered),
    alike: openOf(open, 'look-alike').map(told).map(numbered),
    signOffs: openOf(open, 'changed-sign-off').map(told).map(numbered),
    awaited: openOf(open, 'awaited')
      .map((point) => awaited(point, on))
      .map(numbered),
    comments: openOf(open, 'unanswered-comment').map(told).map(numbered),
    gaps: byCommitment(openOf(open, 'gap'))
      .map((group) => gapsOfOne(group, folder))
      .map(numbered),
    translations: openOf(open, 'stale-translation').map(told).map(numbered),
    unreadable: unreadRecords(plan),
  }
}

type Entry = NonNullable<PlanFolder['plan']['value']['calendar']>[number]

// Days on which work is due are not meetings; with nothing else ahead, they are what comes next.
const works: readonly Entry['kind'][] = ['inputs_due', 'first_draft', 'draft_ready']

function nextMeeting(calendar: readonly Entry[], on: string): Meeting | undefined {
  const ahead = calendar
    .filter(({ date, until }) => daysBetween(on, until ?? date) >= 0)
    .toSorted((a, b) => byText(a.date, b.date))
  const next = ahead.find(({ kind }) => !works.includes(kind)) ?? ahead[0]
  return (
    next && {
      date: next.date,
      time: next.time,
      activity: next.activity,
      who: next.who,
      tentative: next.tentative === true,
      daysLeft: Math.max(0, daysBetween(on, next.date)),
    }
  )
}

// Whether rules keep silent about a point is no matter of a meeting.
function told<T extends OpenPoint>({ isReported: _, ...point }: T): Omit<T, 'isReported'> {
  return point
}

function leftOut(point: PointOf<'changed-withdrawal'>): Omit<LeftOutPoint, 'point'> {
  return {
    ...point,
    answers: point.answers.map(({ name, text, place }) => ({ name, text, place })),
  }
}

function awaited(point: PointOf<'awaited'>, on: string): Omit<AwaitedPoint, 'point'> {
  const { due } = point
  return { ...told(point), daysLate: due === undefined ? 0 : Math.max(0, daysBetween(due, on)) }
}

function gapsOfOne(
  group: readonly [PointOf<'gap'>, ...PointOf<'gap'>[]],
  folder: PlanFolder,
): Omit<GapPoint, 'point'> {
  const [{ kind, commitment, institution, command }] = group
  return {
    kind,
    commitment,
    missing: group.map(({ about, milestone }) => ({ about, milestone })),
    from: institution === undefined ? undefined : nameOf(folder, institution),
    command,
  }
}
