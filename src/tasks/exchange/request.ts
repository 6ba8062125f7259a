import { join } from 'node:path'
import type { Host } from '../../command.ts'
import type { Change } from '../../model/change.ts'
import { askedSoFar } from '../../model/exchange/requests.ts'
import { asked, fullNameOf, submissionStateOf } from '../../model/plan.ts'
import { exitCodes, nothingWritten } from '../../model/refusal.ts'
import { lastDay } from '../../plain/date.ts'
import { firstOf } from '../../plain/text.ts'
import { withLock } from '../../record/lock.ts'
import { dayIn, pastDayIn } from '../plan/day.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { formatsNamed } from '../plan/formats-named.ts'
import { houseStyle } from '../plan/house-style.ts'
import { institutionMeant } from '../plan/institution-meant.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { outputFolder } from '../plan/output-folder.ts'
import { type Printed, putDocuments } from '../publish/put-documents.ts'
import { dueDay } from './due-day.ts'
import { formBases } from './form-base.ts'
import { calendarFile, letterFiles } from './letter-files.ts'
import { notTouched } from './not-touched.ts'
import { publicAddress } from './public-address.ts'
import {
  type Recipient,
  type RequestFormat,
  type Round,
  requestFormats,
  usualRequestFormats,
} from './round.ts'
import { keepRequests } from './sent-requests.ts'

type Wish = WhichPlan & {
  readonly institutions: readonly string[]
  readonly to: string | undefined
  readonly out: string | undefined
  readonly style: string | undefined
  readonly due: string | undefined
  readonly sent: string | undefined
  readonly via: string | undefined
}

/** Letters that ask institutions for their commitments, with what goes with them. Nothing is sent. */
export async function makeRequests(host: Host, wish: Wish): Promise<Printed> {
  const formats = formatsNamed(wish.to ?? usualRequestFormats.join(','), requestFormats)
  if (wish.via !== undefined && wish.sent === undefined) throw viaWithoutSent()
  const style = await houseStyle(host, wish.style)
  const plan = await openPlan(host, wish)
  const on =
    wish.sent === undefined
      ? dayIn(undefined, '--sent', host)
      : pastDayIn(wish.sent, '--sent', host)
  const recipients = recipientsOf(plan, host, { named: wish.institutions, on })
  if (recipients.length === 0) return nobodyAwaited(plan)
  const round = { on, due: dueOf(plan, host, { ...wish, on }), formats, style }
  const out = await outputFolder(host, plan.root, wish.out)
  const { files, remarks } = await filesFor(recipients, plan, host, round)
  const folder = wish.out === undefined ? join(out, 'requests') : out
  const put = await withLock(plan.root, async () => {
    const wanted = wish.sent === undefined ? files : await notTouched(folder, files)
    return putDocuments(wanted, host, { out: folder, changed: useThatOne })
  })
  const kept = wish.sent === undefined ? [] : await keepRequests(host, wish, { recipients, round })
  return {
    written: [...put.written, ...kept],
    remarks: [...remarks, ...put.remarks, ...nextRemarks(recipients, kept, wish, formats)],
    exitCode: put.isWhole ? exitCodes.done : exitCodes.fileSystem,
  }
}

/** What is to be done with a letter that somebody has changed. */
const useThatOne = 'use that one where it says what you want to say'

type Asking = { readonly named: readonly string[]; readonly on: string }

/** Those who are named; otherwise all who were to send something and have not. */
function recipientsOf(plan: OpenPlan, host: Host, { named, on }: Asking): Recipient[] {
  const { folder } = plan
  const isAwaited = (id: string) => submissionStateOf(folder, id) === 'awaited'
  const all = asked(folder).map(({ id }) => id)
  if (all.length === 0 && named.length === 0) {
    throw nothingWritten(
      'No institution of this plan is asked for commitments.',
      'Type nap new institution, once for each institution that takes part.',
    )
  }
  const ids =
    named.length > 0
      ? [...new Set(named.map((typed) => institutionMeant(typed, plan, host)))]
      : all.filter(isAwaited)
  return ids.map((institution) => {
    const { askedOn } = askedSoFar(folder, institution)
    // A letter of the same day is the same letter.
    const isReminder = askedOn !== undefined && askedOn < on && isAwaited(institution)
    return { institution, kind: isReminder ? 'reminder' : 'request', askedOn }
  })
}

function nobodyAwaited({ folder }: OpenPlan): Printed {
  const count = asked(folder).length
  return {
    written: [],
    remarks: [
      `All ${count} institutions that are asked for commitments have answered. Nothing was written. To write to one all the same, name it: nap request sindh, for example.`,
    ],
    exitCode: exitCodes.done,
  }
}

function dueOf(plan: OpenPlan, host: Host, wish: Pick<Wish, 'due'> & { readonly on: string }) {
  const ofCalendar = dueDay(plan)
  if (wish.due === undefined && ofCalendar === undefined) {
    throw nothingWritten(
      'The calendar in plan.yaml has no day on which inputs are due (an entry of the kind inputs_due), so no letter can say by when.',
      'Add that entry, or give the day here: --due 2017-06-12, for example.',
    )
  }
  const due = wish.due === undefined ? lastDay(ofCalendar ?? '') : dayIn(wish.due, '--due', host)
  if (due >= wish.on) return due
  throw nothingWritten(
    `A letter of ${wish.on} cannot ask for an answer by ${due}, which is over${wish.due === undefined ? ' (inputs_due in the calendar of plan.yaml)' : ''}.`,
    'Give a later day: --due DATE.',
  )
}

function viaWithoutSent() {
  return nothingWritten(
    '--via says how letters went out, and it is not said that they did.',
    'Add the day: --sent 2017-05-22, for example.',
  )
}

async function filesFor(
  recipients: readonly Recipient[],
  plan: OpenPlan,
  host: Host,
  round: Round,
): Promise<{ readonly files: readonly Change[]; readonly remarks: readonly string[] }> {
  const baseOf = await formBases(plan, host)
  const { file: calendar, remarks } = await calendarFile(plan, round)
  const files: Change[] = round.formats.includes('ics') ? [calendar] : []
  const found = new Set(round.formats.includes('ics') ? remarks : [])
  for (const recipient of recipients) {
    const base = baseOf(recipient.institution)
    files.push(...(await letterFiles(plan, host, { recipient, base, round, calendar })))
    for (const remark of base.remarks) found.add(remark)
  }
  return { files, remarks: [...found, ...addressRemarks(recipients, plan, round)] }
}

/** Whose address the officer has to write into the draft. */
function addressRemarks(
  recipients: readonly Recipient[],
  { folder }: OpenPlan,
  { formats }: Round,
): string[] {
  if (!formats.includes('eml')) return []
  const unknown = recipients.filter(({ institution }) => publicAddress(institution, folder) === '')
  if (unknown.length === 0) return []
  const names = unknown.map(({ institution }) => fullNameOf(folder, institution))
  return [
    `The plan has no public e-mail address of ${firstOf(names, 'other')}: write it into the draft yourself.`,
  ]
}

function nextRemarks(
  recipients: readonly Recipient[],
  kept: readonly string[],
  { sent, institutions }: Wish,
  formats: readonly RequestFormat[],
): string[] {
  if (sent !== undefined) {
    return kept.length === 0
      ? ['That these letters went out was in the plan already.']
      : ['Next step: record it, with nap compile']
  }
  const many = recipients.length > 1
  const open = formats.includes('eml')
    ? ' Open each .eml in your mail program, look at it, and send it.'
    : ''
  const names =
    institutions.length === 0
      ? ''
      : ` ${recipients.map(({ institution }) => institution).join(' ')}`
  return [
    `nap sends nothing.${open}`,
    `Once ${many ? 'they are' : 'it is'} sent, have the plan say so: nap request${names} --sent DATE`,
  ]
}
