import type { Host } from '../../command.ts'
import { hasErrors } from '../../model/diagnostic.ts'
import { nameOf } from '../../model/plan.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { exitCodes, nothingWritten, Refusal } from '../../model/refusal.ts'
import { signedText } from '../../model/sign-off.ts'
import { counted, shown } from '../../plain/text.ts'
import { changePlan, fieldChanged } from '../plan/change.ts'
import { pastDayIn } from '../plan/day.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { institutionMeant } from '../plan/institution-meant.ts'
import type { OpenPlan } from '../plan/open.ts'

type SignOffRequest = WhichPlan & {
  readonly by: string | undefined
  readonly on: string | undefined
}

/** Records in an institution’s submission.yaml that it confirms its text as it stands. @returns that file */
export async function signOff(host: Host, typed: string, request: SignOffRequest): Promise<string> {
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
  if (errors.length > 0) {
    throw new Refusal(
      exitCodes.planHasProblems,
      `The text of ${name} has ${counted(errors.length, 'error')}, so it was not signed off. Nothing was written.`,
      'Fix it first; to see what is wrong: nap validate',
    )
  }
  if (!folder.contributions.some((one) => one.institution === institution)) {
    throw nothingWritten(
      `${shown(name)} has given no text that could be signed off.`,
      `Put its words into ${plan.shownRoot}submissions/${institution}/COMMITMENT.yaml first.`,
    )
  }
}
