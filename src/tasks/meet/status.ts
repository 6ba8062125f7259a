import type { Host } from '../../command.ts'
import { countOf } from '../../model/diagnostic.ts'
import { type Counts, commitmentsOf, countsOf } from '../../model/draft.ts'
import { askedSoFar } from '../../model/exchange/requests.ts'
import type { Unread } from '../../model/findings/unread.ts'
import { languageName } from '../../model/languages/language.ts'
import { translationsOf } from '../../model/languages/translations.ts'
import { type OpenCounts, openCounts, openOf, otherOpenWords } from '../../model/open-point.ts'
import {
  asked,
  isOver,
  type PlanFolder,
  type SubmissionState,
  submissionStateOf,
} from '../../model/plan.ts'
import { type SignOff, signOffOf } from '../../model/sign-off.ts'
import { daysBetween } from '../../plain/date.ts'
import { jsonText } from '../../plain/json.ts'
import { counted, shown } from '../../plain/text.ts'
import type { OpenPlan } from '../plan/open.ts'
import { wayOf } from '../plan/received.ts'
import { unreadLines, unreadRecords } from '../plan/unread.ts'
import { type Coverage, coverageLines, coverageOf } from './coverage.ts'
import { nextStep } from './next-step.ts'

/** How far the plan is on a day. All of it is printed by `--json`. */
export type Status = {
  readonly title: string
  readonly stage: string
  readonly on: string
  /** Whether the period of the plan is over. */
  readonly over: boolean
  readonly inputsDue: { readonly date: string; readonly daysLeft: number } | undefined
  readonly institutions: readonly {
    readonly id: string
    readonly name: string
    readonly standing: SubmissionState
    readonly receivedOn: string | undefined
    /** Days after the inputs were due: of what was received, or up to now of what is awaited; negative before. */
    readonly daysLate: number | undefined
    readonly via: string | undefined
    /** When a letter asked it for its commitments, and when others reminded it. */
    readonly askedOn: string | undefined
    readonly remindedOn: readonly string[]
    /** Contributions, to commitments of its own or of others. */
    readonly contributions: number
    readonly theme: string | undefined
    /** Who confirmed its text, and whether it is still the text that was confirmed. */
    readonly signedOff: Pick<SignOff, 'by' | 'on' | 'suspect'> | undefined
  }[]
  readonly counts: Counts &
    OpenCounts & {
      readonly comments: number
      readonly commentsAnswered: number
      readonly errors: number
      readonly warnings: number
    }
  readonly coverage: Coverage
  /** How far the plan is in each of its further languages, in texts. */
  readonly translations: readonly {
    readonly language: string
    readonly translated: number
    readonly stale: number
    readonly texts: number
  }[]
  readonly unreadable: readonly Unread[]
  readonly next:
    | { readonly date: string; readonly activity: string; readonly daysLeft: number }
    | undefined
  readonly nextStep: string
}

export async function statusOf(plan: OpenPlan, on: string, host: Host): Promise<Status> {
  const { folder, draft, open, diagnostics, stage } = plan
  const { title, country, calendar = [] } = folder.plan.value
  const due = calendar.find(({ kind }) => kind === 'inputs_due')
  const next = calendar
    .filter(({ date }) => daysBetween(on, date) >= 0)
    .toSorted((a, b) => daysBetween(b.date, a.date))[0]
  const counts = {
    ...countsOf(commitmentsOf(draft)),
    ...openCounts(open),
    comments: folder.comments.length,
    commentsAnswered: folder.comments.length - openOf(open, 'unanswered-comment').length,
    errors: countOf(diagnostics, 'error'),
    warnings: countOf(diagnostics, 'warning'),
  }
  const institutions = institutionsIn(folder, { on, due: due?.date })
  return {
    title: `${title}, ${country}`,
    stage,
    on,
    over: isOver(folder, on),
    inputsDue: due && { date: due.date, daysLeft: daysBetween(on, due.date) },
    institutions,
    counts,
    coverage: coverageOf(draft, folder),
    translations: translationsOf(draft, folder).map(({ language, current, stale, missing }) => ({
      language,
      translated: current.length,
      stale: stale.length,
      texts: current.length + stale.length + missing.length,
    })),
    unreadable: unreadRecords(plan),
    next: next && {
      date: next.date,
      activity: next.activity,
      daysLeft: daysBetween(on, next.date),
    },
    nextStep: await nextStep(plan, { ...counts, asked: institutions.length }, host),
  }
}

type Dates = { readonly on: string; readonly due: string | undefined }

function institutionsIn(folder: PlanFolder, { on, due }: Dates): Status['institutions'] {
  return asked(folder).map(({ id, name, short_name, leads }) => {
    const received = folder.submissions.find(({ institution }) => institution === id)?.document
      .value
    return {
      id,
      name: short_name ?? name,
      standing: submissionStateOf(folder, id),
      receivedOn: received?.received_on,
      daysLate: daysLate(due, received ? received.received_on : on),
      via: received?.received_via,
      ...askedSoFar(folder, id),
      contributions: folder.contributions.filter(({ institution }) => institution === id).length,
      theme: folder.plan.value.themes.find((theme) => theme.id === leads)?.name,
      signedOff: signedOff(folder, id),
    }
  })
}

function daysLate(due: string | undefined, on: string | undefined): number | undefined {
  return due === undefined || on === undefined ? undefined : daysBetween(due, on)
}

function signedOff(folder: PlanFolder, id: string): Status['institutions'][number]['signedOff'] {
  const signed = signOffOf(folder, id)
  return signed && { by: signed.by, on: signed.on, suspect: signed.suspect }
}

/** For people: received and awaited, then what is open, then what comes next. */
export function statusText(status: Status, plan: OpenPlan): string {
  const { title, stage, on, institutions, counts, next, nextStep: step } = status
  const awaited = institutions.filter(({ standing }) => standing === 'awaited')
  const heard = institutions.filter(({ standing }) => standing !== 'awaited')
  const asked = institutions.filter(({ askedOn }) => askedOn !== undefined)
  const hasRequests = asked.length > 0
  const width = Math.max(0, ...institutions.map(({ name }) => name.length))
  const lines = [
    `${shown(title)} (${stage}), as of ${on}`,
    '',
    `Received: ${heard.length} of ${institutions.length}`,
    ...heard.map(
      (institution) => `  ${institution.name.padEnd(width)}  ${heardWords(institution)}`,
    ),
    '',
    `Awaited: ${awaited.length}${awaited.length > 0 ? dueWords(status) : ''}`,
    ...awaited.map((institution) =>
      `  ${institution.name.padEnd(width)}  ${awaitedWords(institution, hasRequests)}`.trimEnd(),
    ),
    ...(hasRequests ? ['', askedWords(asked)] : []),
    '',
    `${counted(counts.commitments, 'commitment')}, ${counted(counts.milestones, 'milestone')}; ${counted(counts.notAgreed, 'point')} not agreed, ${counted(counts.missing, 'answer')} missing; ${counted(counts.errors, 'error')}, ${counted(counts.warnings, 'warning')}`,
    ...unreadLines(plan),
    ...coverageLines(status.coverage),
    ...status.translations.map(translationWords),
    ...otherOpenWords(counts),
    ...(counts.comments > 0
      ? [`${counted(counts.comments, 'comment')} received, ${counts.commentsAnswered} answered`]
      : []),
    ...(next
      ? [`Next date: ${next.date} ${shown(next.activity)} (${daysWords(next.daysLeft)})`]
      : []),
    `Next step: ${step}`,
  ]
  return `${lines.join('\n')}\n`
}

function translationWords({
  language,
  translated,
  stale,
  texts,
}: Status['translations'][number]): string {
  const old = stale > 0 ? `, ${stale} out of date` : ''
  return `${languageName(language)}: ${translated} of ${counted(texts, 'text')} translated${old}`
}

function heardWords({
  standing,
  receivedOn,
  via,
  contributions,
  daysLate: late,
  signedOff: signed,
}: Status['institutions'][number]): string {
  const way = [receivedOn ?? 'date not given', wayOf(via)].filter(Boolean).join(' ')
  const isLate = receivedOn !== undefined && late !== undefined && late > 0
  const when = isLate ? `${way} (${counted(late, 'day')} late)` : way
  if (standing === 'nil_return') return `${when}, nil return`
  const words = standing === 'received' ? '' : `, ${standing}`
  const changed = signed?.suspect ? ', text changed since' : ''
  const confirmed = signed ? `, signed off ${signed.on}${changed}` : ''
  return `${when}${words}, ${counted(contributions, 'contribution')}${confirmed}`
}

/** Its thematic area and, once letters went out, when it was asked and reminded. */
function awaitedWords(
  { theme, askedOn, remindedOn }: Status['institutions'][number],
  hasRequests: boolean,
): string {
  const first = askedOn === undefined ? 'not asked yet' : `asked ${askedOn}`
  const letters = [first, ...remindedOn.map((day) => `reminded ${day}`)]
  return [theme, ...(hasRequests || remindedOn.length > 0 ? letters : [])]
    .filter((words) => words !== undefined)
    .join(', ')
}

function askedWords(asked: Status['institutions']): string {
  const reminded = asked.filter(({ remindedOn }) => remindedOn.length > 0)
  const answered = asked.filter(({ standing }) => standing !== 'awaited')
  return `Letters: ${counted(asked.length, 'institution')} asked, ${reminded.length} reminded, ${answered.length} answered`
}

function dueWords({ inputsDue, over }: Status): string {
  if (!inputsDue) return ''
  const { date, daysLeft } = inputsDue
  if (over) return ` (due ${date})`
  return daysLeft < 0
    ? ` (due ${date}, ${counted(-daysLeft, 'day')} ago)`
    : ` (due ${date}, ${daysWords(daysLeft)})`
}

function daysWords(days: number): string {
  return days === 0 ? 'today' : `in ${counted(days, 'day')}`
}

export function statusJson(status: Status): string {
  return jsonText(status)
}
