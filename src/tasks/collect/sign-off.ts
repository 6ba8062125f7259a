import type { Choice, Host } from '../../command.ts'
import { hasErrors } from '../../model/diagnostic.ts'
import { nameOf } from '../../model/plan.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { exitCodes, nothingWritten, Refusal } from '../../model/refusal.ts'
import { signedText } from '../../model/sign-off.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { changePlan, fieldChanged } from '../plan/change.ts'
import { pastDayIn } from '../plan/day.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { institutionMeant } from '../plan/institution-meant.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { wordsIn } from '../plan/reason.ts'

type SignOffRequest = WhichPlan & {
  readonly by: string | undefined
  readonly on: string | undefined
}

/** Records in an institution’s submission.yaml that it confirms its text as it stands. @returns that file */
export async function signOff(
  host: Host,
  word: string | undefined,
  given: SignOffRequest,
): Promise<string> {
  const { typed, request } = await completed(host, word, given)
  // Gaps are no reason not to sign, at any stage: the institution confirms what it says, not that this is all.
  return changePlan(host, { plan: request.plan, stage: 'draft' }, async (plan) => {
    const institution = institutionMeant(typed, plan, host)
    const file = filePathOf('submission', { institution })
    refuseIfNothingToSign(institution, file, plan)
    const by = officeIn(request)
    const on = pastDayIn(request.on, '--on', host)
    const value = { by, on, ...signedText(plan.folder, institution) }
    return fieldChanged(plan, file, { name: 'signed_off', value })
  })
}

type Said = { readonly typed: string; readonly request: SignOffRequest }

/** Who confirms, as it was typed or, at a terminal, asked for. */
async function completed(
  host: Host,
  typed: string | undefined,
  request: SignOffRequest,
): Promise<Said> {
  const { ask } = host
  if (typed !== undefined && (request.by !== undefined || !ask)) return { typed, request }
  if (!ask) {
    throw nothingWritten(
      `To sign off, nap still needs ${listed(['the institution', ...(request.by === undefined ? ['--by'] : [])])}.`,
      'For example: nap sign-off sindh --by "Chief Secretary"',
    )
  }
  const plan = await openPlan(host, request)
  const institution =
    typed === undefined
      ? await ask.choose('Whose text is confirmed?', whoCanSign(plan))
      : institutionMeant(typed, plan, host)
  refuseIfNothingToSign(institution, filePathOf('submission', { institution }), plan)
  if (request.by !== undefined) return { typed: institution, request }
  const received = plan.folder.submissions.find((one) => one.institution === institution)
  const by = await ask.line('Which office confirms it?', {
    suggestion: received?.document.value.signed_by,
    check: (words) => (wordsIn(words) === '' ? 'Name the office.' : undefined),
  })
  return { typed: institution, request: { ...request, by } }
}

function whoCanSign({ folder }: OpenPlan): Choice<string>[] {
  const ids = folder.submissions.map(({ institution }) => institution)
  const given = ids.filter((id) =>
    folder.contributions.some(({ institution }) => institution === id),
  )
  if (given.length === 0) {
    throw nothingWritten(
      'No institution has given a text that could be signed off.',
      'Record first what came in: nap new submission INSTITUTION',
    )
  }
  return given.map((id) => ({ name: `${shown(nameOf(folder, id), 60)} (${id})`, value: id }))
}

function officeIn({ by = '' }: SignOffRequest): string {
  const office = by.trim()
  if (office !== '') return office
  throw nothingWritten(
    'To sign off, nap needs the office that confirms the text.',
    'Name it, for example --by "Joint Secretary (Budget)".',
  )
}

function refuseIfNothingToSign(institution: string, file: string, plan: OpenPlan): void {
  const { folder, diagnostics, loaded } = plan
  const name = nameOf(folder, institution)
  if (!loaded.texts.has(file)) {
    throw nothingWritten(
      `Nothing has been received from ${name}: there is no file ${plan.shownRoot}${file}.`,
      'Record first when and how its text came in.',
    )
  }
  const inFolder = (path: string) => path.startsWith(`submissions/${institution}/`) && path !== file
  const errors = diagnostics
    .filter(({ place }) => inFolder(place.file))
    .filter((finding) => hasErrors([finding]))
  const [first] = errors
  if (first) {
    const placed = shown(`${plan.shownRoot}${first.place.file}:${first.place.line}`)
    throw new Refusal(
      exitCodes.planHasProblems,
      `The text of ${name} has ${counted(errors.length, 'error')}, so it was not signed off. Nothing was written.`,
      `Fix it first: ${placed}. To see what is wrong: nap validate`,
    )
  }
  if (!folder.contributions.some((one) => one.institution === institution)) {
    throw nothingWritten(
      `${shown(name)} has given no text that could be signed off.`,
      `Put its words into ${plan.shownRoot}submissions/${institution}/COMMITMENT.yaml first.`,
    )
  }
}
