import type {
  Agenda,
  AlikeCommitment,
  AlikePoint,
  AwaitedPoint,
  CommentPoint,
  GapPoint,
  IdlePoint,
  LeftOutPoint,
  Meeting,
  Named,
  OpenPoint,
  SignOffPoint,
  StalePoint,
} from '../../model/agenda.ts'
import type { AlikeSide } from '../../model/alike.ts'
import { commentId, commitmentAbout, inOrderOfArrival, isAnswered } from '../../model/comments.ts'
import {
  type Commitment,
  changedSinceRemoved,
  commitmentsOf,
  type Disagreement,
  type Removed,
} from '../../model/draft.ts'
import { giverName, isTornOver, stands } from '../../model/giver.ts'
import {
  asked,
  type Decision,
  fullNameOf,
  isOver,
  nameOf,
  type PlanFolder,
  standingOf,
} from '../../model/plan.ts'
import { commandsFor, nameIn, titleIn } from '../../model/removal.ts'
import { labelOf } from '../../model/schemas.ts'
import { suspectSignOffs } from '../../model/sign-off.ts'
import { daysBetween } from '../../plain/date.ts'
import { keysOf, valueAt } from '../../plain/pointer.ts'
import { byText } from '../../plain/text.ts'
import type { OpenPlan } from '../plan/open.ts'
import { unreadRecords } from '../plan/unread.ts'

/** Everything that is open on a day, as points for the next meeting. */
export function agendaOf(plan: OpenPlan, on: string): Agenda {
  const { folder } = plan
  const { title, country, calendar = [] } = folder.plan.value
  const number = counter()
  const open = commitmentsOf(plan.draft).flatMap((commitment) =>
    commitment.disagreements.map((disagreement) => ({ commitment, disagreement })),
  )
  return {
    plan: `${title}, ${country}`,
    on,
    over: isOver(folder, on),
    meeting: nextMeeting(calendar, on),
    // In the order in which they are printed: points are numbered as they are made.
    disagreements: open
      .filter(({ disagreement }) => !disagreement.stale)
      .map((one) => openPoint(one, plan, number)),
    stale: open.flatMap((one) => stalePoint(one, plan, number)),
    idle: idlePoints(plan, number),
    leftOut: changedSinceRemoved(plan.draft).map((removed) => leftOutPoint(removed, plan, number)),
    alike: plan.alike.flatMap((pair) => alikePoint(pair, plan, number)),
    signOffs: signOffPoints(folder, number),
    awaited: awaitedPoints(folder, on, number),
    comments: commentPoints(plan, number),
    gaps: gapPoints(plan, number),
    unreadable: unreadRecords(plan),
  }
}

type Counter = () => number

function counter(): Counter {
  let last = 0
  return () => {
    last += 1
    return last
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

type Open = { readonly commitment: Commitment; readonly disagreement: Disagreement }

function openPoint(
  { commitment, disagreement }: Open,
  { folder }: OpenPlan,
  number: Counter,
): OpenPoint {
  const { about, answers } = disagreement
  const torn = answers.some(({ institution }) => isTornOver(institution, answers))
  const path = keysOf(about).join('.')
  return {
    point: number(),
    commitment: namedOf(commitment),
    about,
    milestone: milestoneIn(about, commitment),
    answers: answers.map((answer) => ({
      institution: answer.institution,
      value: answer.value,
      place: answer.place,
      name: giverName(answer, answers, nameOf(folder, answer.institution)),
      receivedOn: receivedFrom(answer.institution, folder),
      stands: stands(answer, disagreement),
    })),
    command: `nap resolve ${commitment.id} --about ${path} --take INSTITUTION${torn ? '/FILED-AS' : ''} --reason WHY`,
  }
}

function stalePoint(open: Open, plan: OpenPlan, number: Counter): StalePoint[] {
  const { stale } = open.disagreement
  if (!stale) return []
  const { place, before } = stale
  const file = plan.folder.decisions.find(({ document }) => document.file === place.file)
  // The pointer leads to the decision itself: the schema has proved what stands there.
  const decision = valueAt(file?.document.value, place.pointer) as Decision | undefined
  const { decided_by = '', decided_on = '', reason = '' } = decision ?? {}
  return [
    {
      ...openPoint(open, plan, number),
      decision: { by: decided_by, on: decided_on, reason, place },
      before: before.map(({ institution, value }) => ({
        name: nameOf(plan.folder, institution),
        value,
      })),
    },
  ]
}

// `nap validate` says the same of them, in the same words.
function idlePoints({ diagnostics }: OpenPlan, number: Counter): IdlePoint[] {
  return diagnostics
    .filter(({ rule }) => rule === 'decision-still-applies')
    .map(({ message, place }) => ({
      point: number(),
      text: message,
      place,
      command: `Correct or delete it in ${place.file}, line ${place.line}; git keeps what it said.`,
    }))
}

function leftOutPoint(
  removed: Removed,
  { draft, folder }: OpenPlan,
  number: Counter,
): LeftOutPoint {
  const { commitment: id, about, reason, decidedBy, decidedOn, decision, answers } = removed
  const commitment = commitmentsOf(draft).find((known) => known.id === id)
  const { confirm, restore } = commandsFor(removed)
  return {
    point: number(),
    commitment: commitment
      ? namedOf(commitment)
      : { id, number: undefined, title: titleIn(removed) },
    about,
    decision: { by: decidedBy, on: decidedOn, reason, place: decision },
    answers: answers.map(({ institution, value, place }) => ({
      name: nameOf(folder, institution),
      text: nameIn(value),
      place,
    })),
    command: confirm,
    otherwise: restore,
  }
}

function alikePoint(
  { a, b, likeness, shared }: OpenPlan['alike'][number],
  plan: OpenPlan,
  number: Counter,
): AlikePoint[] {
  const [one, other] = [alikeCommitment(a, plan), alikeCommitment(b, plan)]
  if (!one || !other) return []
  return [
    {
      point: number(),
      a: one,
      b: other,
      likeness,
      shared,
      command: `nap duplicates --join ${other.id} --into ${one.id} --reason WHY`,
      otherwise: `nap duplicates --different ${one.id} ${other.id} --reason WHY`,
    },
  ]
}

function alikeCommitment(
  { commitment: id, institution, place }: AlikeSide,
  { draft, folder }: OpenPlan,
): AlikeCommitment | undefined {
  const commitment = commitmentsOf(draft).find((known) => known.id === id)
  if (!commitment) return undefined
  const own = folder.offers.find(({ document }) => document.file === place.file)?.document.value
  const description = own?.commitment_description ?? own?.public_problem ?? ''
  const from = [institution, ...commitment.contributors.filter((other) => other !== institution)]
  return {
    ...namedOf(commitment),
    from: from.map((contributor) => nameOf(folder, contributor)),
    description,
    place,
  }
}

function awaitedPoints(folder: PlanFolder, on: string, number: Counter): AwaitedPoint[] {
  const { themes, calendar = [] } = folder.plan.value
  const due = calendar.find(({ kind }) => kind === 'inputs_due')?.date
  return asked(folder)
    .filter(({ id }) => standingOf(folder, id) === 'awaited')
    .map(({ id, leads, focal_person: person }) => ({
      point: number(),
      institution: id,
      name: fullNameOf(folder, id),
      theme: themes.find((theme) => theme.id === leads)?.name,
      contact: person?.public === true ? contactWords(person) : undefined,
      due,
      daysLate: due === undefined ? 0 : Math.max(0, daysBetween(due, on)),
      command: `Put what it sends into submissions/${id}/, or record a nil return there.`,
    }))
}

type Person = NonNullable<ReturnType<typeof asked>[number]['focal_person']>

function contactWords({ name, title, phone, email }: Person): string {
  return [name, title, phone, email].filter((part) => part !== undefined).join(', ')
}

function commentPoints(plan: OpenPlan, number: Counter): CommentPoint[] {
  return inOrderOfArrival(plan.folder)
    .filter((comment) => !isAnswered(comment))
    .map((comment) => {
      const { received_on: receivedOn, text = '', votes } = comment.value
      return {
        point: number(),
        comment: commentId(comment),
        from: comment.value.from?.trim() || undefined,
        receivedOn,
        about: subjectOf(comment, plan),
        text,
        votes,
        command: `nap respond ${commentId(comment)} --disposition D --reason WHY`,
      }
    })
}

function subjectOf(
  comment: PlanFolder['comments'][number],
  { draft, folder }: Pick<OpenPlan, 'draft' | 'folder'>,
): string {
  const { commitment: id, field, chapter = '' } = comment.value.about ?? {}
  if (id === undefined) return chapter.replaceAll('-', ' ')
  const commitment = commitmentAbout(comment, draft, folder)
  const name = commitment ? `${commitment.number} ${commitment.value.title ?? id}` : id
  return field === undefined ? name : `${name}: ${labelOf('contribution', field)}`
}

function signOffPoints(folder: PlanFolder, number: Counter): SignOffPoint[] {
  return suspectSignOffs(folder).map(({ institution, by, on, changes }) => ({
    point: number(),
    institution,
    name: fullNameOf(folder, institution),
    by,
    on,
    changes,
    command: `nap sign-off ${institution} --by OFFICE`,
  }))
}

function gapPoints({ draft, folder }: OpenPlan, number: Counter): GapPoint[] {
  return commitmentsOf(draft)
    .filter(({ gaps }) => gaps.length > 0)
    .map((commitment) => {
      const { id, lead, gaps } = commitment
      return {
        point: number(),
        commitment: namedOf(commitment),
        missing: gaps.map((about) => ({ about, milestone: milestoneIn(about, commitment) })),
        from: lead === undefined ? undefined : nameOf(folder, lead),
        command: `Write it into submissions/${lead ?? 'INSTITUTION'}/${id}.yaml.`,
      }
    })
}

function namedOf({ id, number, value }: Commitment): Named {
  return { id, number, title: value.title }
}

/** `2.2.1`: milestones are numbered as the plan prints them. */
function milestoneIn(about: string, { number, value }: Commitment): string | undefined {
  const [list, id] = keysOf(about)
  if (list !== 'milestones' || id === undefined) return undefined
  const index = value.milestones?.findIndex((milestone) => milestone.id === id) ?? -1
  return index < 0 ? id : `${number}.${index + 1}`
}

function receivedFrom(institution: string, { submissions }: PlanFolder): string | undefined {
  return submissions.find((received) => received.institution === institution)?.document.value
    .received_on
}
