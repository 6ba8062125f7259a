import type { Commitment } from '../model/draft.ts'
import { openOf } from '../model/open-point.ts'
import { institutionOf, nameOf, type PlanFolder } from '../model/plan.ts'
import { labelOf } from '../model/schemas.ts'
import { incomplete, type Rule } from './rule.ts'

/** A rule that some questions of the template have an answer in the merged commitment. */
export function gapRule(
  about: Pick<Rule, 'id' | 'subject' | 'why' | 'help' | 'source' | 'example'> & {
    readonly pointers: readonly string[]
  },
): Rule {
  const { pointers, ...rest } = about
  return {
    ...rest,
    on: 'open',
    severity: incomplete,
    check(open, folder) {
      return openOf(open, 'gap')
        .filter((gap) => pointers.includes(gap.about))
        .map((gap) => ({
          at: gap.place,
          message: `${called(gap.commitment)} has no answer yet to “${labelOf('contribution', gap.about)}”.`,
          help: `${asking(gap.institution, folder)}${about.help}`,
        }))
    },
  }
}

/** How a message names a commitment. */
export function called({ id, number }: Pick<Commitment, 'id' | 'number'>): string {
  return `Commitment ${number} “${id}”`
}

/** Whom to ask for what is missing; nobody where the lead is in no list, which is reported as such. */
export function asking(institution: string | undefined, folder: PlanFolder): string {
  return institution === undefined || !institutionOf(folder, institution)
    ? ''
    : `Ask ${nameOf(folder, institution)}. `
}
