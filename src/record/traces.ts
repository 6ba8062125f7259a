import { randomBytes } from 'node:crypto'
import { posix } from 'node:path'

/** The lock in the plan folder: of a plan without git, or of an earlier nap. */
export const lockInPlan = '.nap.lock'

const temporary = /^\.nap-[0-9a-f]{12}\.tmp$/
const lock = /^\.nap\.lock(\.|$)/
const answers = /^\.nap\.answers-[a-z]+(-\d+)?\.yaml$/
const written = /^\.nap\.draft$/

/** The name of a file while it is being written, beside the one it will become. */
export function temporaryName(): string {
  return `.nap-${randomBytes(6).toString('hex')}.tmp`
}

export function isTemporary(name: string): boolean {
  return temporary.test(name)
}

/** Whether a path with `/` names a passing file of nap's own, which is never an input and never recorded. */
export function isTrace(file: string): boolean {
  const name = posix.basename(file)
  return [temporary, lock, answers, written].some((pattern) => pattern.test(name))
}
