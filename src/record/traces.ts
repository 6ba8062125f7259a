import { randomBytes } from 'node:crypto'
import { posix } from 'node:path'

/** Keeps two runs of nap apart; stands in the plan folder while one is at work. */
export const lockName = '.nap.lock'

const temporary = /^\.nap-[0-9a-f]{12}\.tmp$/
const lock = /^\.nap\.lock(\.|$)/
const answers = /^\.nap\.answers-[a-z]+(-\d+)?\.yaml$/

/** The name of a file while it is being written, beside the one it will become. */
export function temporaryName(): string {
  return `.nap-${randomBytes(6).toString('hex')}.tmp`
}

/**
 * Answers to the questions of one kind, in the plan folder, until all are given: `.nap.answers-commitment.yaml`.
 * @param copy number of the copy that was set aside; 1 is the file itself
 */
export function answersName(kind: string, copy = 1): string {
  return `.nap.answers-${kind}${copy === 1 ? '' : `-${copy}`}.yaml`
}

export function isTemporary(name: string): boolean {
  return temporary.test(name)
}

/** Whether a path with `/` names a passing file of nap's own, which is never an input and never recorded. */
export function isTrace(file: string): boolean {
  const name = posix.basename(file)
  return temporary.test(name) || lock.test(name) || answers.test(name)
}
