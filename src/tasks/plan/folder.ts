import type { Host } from '../../command.ts'
import { findPlan } from '../../load/read.ts'

/** Where the user says that the plan lies; without it, nap looks for it. */
export type WhichPlan = { readonly plan?: string | undefined }

/** Absolute path of the plan folder that a command is about. @throws Refusal where there is none */
export function planFolder(host: Host, { plan }: WhichPlan): string {
  return findPlan(host.cwd, plan)
}
