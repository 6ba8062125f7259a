import type { Commitment } from '../model/draft.ts'
import { nameOf, type PlanFolder } from '../model/plan.ts'
import { labelOf } from '../model/schemas.ts'
import { incomplete, type Rule } from './rule.ts'

/** A rule that some questions of the template have an answer in the merged commitment. */
export function gapRule(
  about: Pick<Rule, 'id' | 'why' | 'mend' | 'source' | 'example'> & {
    readonly pointers: readonly string[]
  },
): Rule {
  const { pointers, ...rest } = about
  return {
    ...rest,
    on: 'commitment',
    severity: incomplete,
    *check(commitment, folder) {
      const reported = leftOutOf(folder).get(commitment.id) ?? []
      for (const pointer of commitment.gaps) {
        if (!pointers.includes(pointer) || reported.includes(pointer)) continue
        yield {
          at: commitment.place(pointer),
          message: `${called(commitment)} has no answer yet to “${labelOf('contribution', pointer)}”.`,
          help: `${asking(commitment, folder)}${about.mend}`,
        }
      }
    },
  }
}

function leftOutOf(folder: PlanFolder): ReadonlyMap<string, readonly string[]> {
  const known = collected.get(folder)
  if (known) return known
  const byCommitment = new Map<string, string[]>()
  for (const { commitment, leftOut } of folder.offers) {
    if (leftOut.length === 0) continue
    byCommitment.set(commitment, [...(byCommitment.get(commitment) ?? []), ...leftOut])
  }
  collected.set(folder, byCommitment)
  return byCommitment
}

// Many rules ask this of each commitment: looking through all files each time would take the square of their number.
const collected = new WeakMap<PlanFolder, ReadonlyMap<string, readonly string[]>>()

/** How a message names a commitment. */
export function called({ id, number }: Commitment): string {
  return `Commitment ${number} “${id}”`
}

/** Whom to ask for what is missing. */
export function asking({ lead }: Commitment, folder: PlanFolder): string {
  return lead === undefined ? '' : `Ask ${nameOf(folder, lead)}. `
}
