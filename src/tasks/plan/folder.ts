import type { Host } from '../../command.ts'
import { findPlan } from '../../load/read.ts'
import type { WhichPlan } from './open.ts'

/** Absolute path of the plan folder that a command is about. @throws Refusal where there is none */
export function planFolder(host: Host, { plan }: WhichPlan): string {
  return findPlan(host.cwd, plan)
}
