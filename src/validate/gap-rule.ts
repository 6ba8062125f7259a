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
      const reported = reportedIn(commitment, folder)
      for (const pointer of commitment.gaps) {
        if (!pointers.includes(pointer) || reported.has(pointer)) continue
        yield {
          at: commitment.place(pointer),
          message: `${called(commitment)} has no answer yet to “${labelOf('contribution', pointer)}”.`,
          help: `${asking(commitment, folder)}${about.mend}`,
        }
      }
    },
  }
}

/** Pointers of the answers that somebody gave and that could not be used: nobody is asked for these a second time. */
export function reportedIn({ id }: Commitment, { offers }: PlanFolder): ReadonlySet<string> {
  const own = offers.filter(({ commitment }) => commitment === id)
  return new Set(own.flatMap(({ answered }) => answered))
}

/** How a message names a commitment. */
export function called({ id, number }: Commitment): string {
  return `Commitment ${number} “${id}”`
}

/** Whom to ask for what is missing. */
export function asking({ lead }: Commitment, folder: PlanFolder): string {
  return lead === undefined ? '' : `Ask ${nameOf(folder, lead)}. `
}
