import type { Host } from '../../command.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { changeFiles, type TextChange } from '../plan/change.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { freeFile } from '../plan/free-file.ts'
import { guidedFile } from '../plan/guided.ts'
import type { OpenPlan } from '../plan/open.ts'
import type { Recipient, Round } from './round.ts'

type Sent = { readonly recipients: readonly Recipient[]; readonly round: Round }

/** Keeps in the plan that letters went out, each once. @returns the new files, as the user would type them */
export async function keepRequests(
  host: Host,
  request: WhichPlan & { readonly via: string | undefined },
  { recipients, round }: Sent,
): Promise<string[]> {
  return changeFiles(host, request, async (plan) => {
    const changes: TextChange[] = []
    for (const recipient of recipients) {
      if (isKept(plan, recipient, round)) continue
      changes.push(await requestFile(plan, recipient, { ...round, via: request.via }))
    }
    return changes
  })
}

function isKept({ folder }: OpenPlan, { institution, kind }: Recipient, { on }: Round): boolean {
  return folder.requests.some(
    ({ value }) => value.to === institution && value.kind === kind && value.sent_on === on,
  )
}

async function requestFile(
  plan: OpenPlan,
  { institution, kind }: Recipient,
  { on, due, via }: Round & { readonly via: string | undefined },
): Promise<TextChange> {
  const wanted = filePathOf('request', {}, `${on}-${institution}-${kind}`)
  const file = await freeFile(plan.root, wanted)
  const answers = { to: institution, kind, sent_on: on, due, ...(via !== undefined && { via }) }
  return { file, content: await guidedFile(plan, { kind: 'request', file, answers, leftOut: [] }) }
}
