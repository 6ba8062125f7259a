import type { Host } from '../../command.ts'
import { nothingWritten } from '../../model/refusal.ts'
import type { OpenPlan } from '../plan/open.ts'
import { faultIn } from './answer-faults.ts'
import type { Known, NewKind } from './kind.ts'
import { righted } from './right-answers.ts'

/** What can only have meant one thing is taken for it, and said. */
export async function rightedHere(
  kind: NewKind,
  plan: OpenPlan,
  host: Host,
  { answers, names }: Known,
) {
  const right = await righted(answers, (now) =>
    faultIn(kind, plan, { answers: now, pointer: '', names, host }),
  )
  for (const words of right.taken) host.err(`${words}.\n`)
  const objection = kind.objection(plan, right.answers, host, names)
  if (objection) throw nothingWritten(objection.message, objection.help)
  return right.answers
}
