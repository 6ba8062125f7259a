import type { Commitment } from '../model/draft.ts'
import { institutionOf, nameOf, type PlanFolder } from '../model/plan.ts'
import { labelOf } from '../model/schemas.ts'
import { incomplete, type Rule } from './rule.ts'

/** A rule that some questions of the template have an answer in the merged commitment. */
export function gapRule(
  about: Pick<Rule, 'id' | 'subject' | 'why' | 'mend' | 'source' | 'example'> & {
    readonly pointers: readonly string[]
  },
): Rule {
  const { pointers, ...rest } = about
  return {
    ...rest,
    on: 'commitment',
    severity: incomplete,
    check(commitment, folder) {
      const reported = reportedIn(commitment, folder)
      return commitment.gaps
        .filter((pointer) => pointers.includes(pointer) && !isAnswered(pointer, reported))
        .map((pointer) => ({
          at: commitment.place(pointer),
          message: `${called(commitment)} has no answer yet to “${labelOf('contribution', pointer)}”.`,
          help: `${asking(commitment, folder)}${about.mend}`,
        }))
    },
  }
}

// Of a list, a part may have been given and could not be used.
function isAnswered(pointer: string, reported: ReadonlySet<string>): boolean {
  return [...reported].some((answer) => answer === pointer || answer.startsWith(`${pointer}/`))
}

/** Pointers of the answers that somebody gave and that could not be used: nobody is asked for these a second time. */
export function reportedIn(
  { id }: Pick<Commitment, 'id'>,
  folder: PlanFolder,
): ReadonlySet<string> {
  const known = collected.get(folder) ?? answeredIn(folder)
  if (!collected.has(folder)) collected.set(folder, known)
  return known.get(id) ?? nothing
}

const nothing: ReadonlySet<string> = new Set()

// Many rules ask this of each commitment: looking through all files each time would take the square of their number.
const collected = new WeakMap<PlanFolder, ReadonlyMap<string, ReadonlySet<string>>>()

function answeredIn({ offers }: PlanFolder): ReadonlyMap<string, ReadonlySet<string>> {
  const byCommitment = new Map<string, Set<string>>()
  for (const { commitment, answered } of offers) {
    if (answered.length === 0) continue
    byCommitment.set(commitment, new Set([...(byCommitment.get(commitment) ?? []), ...answered]))
  }
  return byCommitment
}

/** How a message names a commitment. */
export function called({ id, number }: Commitment): string {
  return `Commitment ${number} “${id}”`
}

/** Whom to ask for what is missing; nobody where the lead is in no list, which is reported as such. */
export function asking({ lead }: Commitment, folder: PlanFolder): string {
  return lead === undefined || !institutionOf(folder, lead) ? '' : `Ask ${nameOf(folder, lead)}. `
}
