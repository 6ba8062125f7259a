import type { Received } from '../model/received.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import type { Against, Understood } from '../model/understood.ts'

/** What an institution has filled in, held against what it was asked. */
export function understandForm(received: Received, against: Against): Understood {
  void received
  throw new Refusal(exitCodes.planHasProblems, `“${against.name}” is a form.`)
}
