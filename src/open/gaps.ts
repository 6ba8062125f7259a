import { commitmentsOf, type Draft } from '../model/draft.ts'
import { isWithin } from '../model/field.ts'
import { reportedIn } from '../model/findings/reported.ts'
import type { PointOf } from '../model/open-point.ts'
import type { PlanFolder } from '../model/plan.ts'
import { milestoneIn, named } from './named.ts'

/** Questions that nobody has answered and a complete commitment must, in the order of the plan. */
export function gaps(draft: Draft, folder: PlanFolder): PointOf<'gap'>[] {
  return commitmentsOf(draft).flatMap((commitment) => {
    if (commitment.gaps.length === 0) return []
    const { id, lead } = commitment
    const reported = [...reportedIn(commitment, folder)]
    const its = named(commitment)
    return commitment.gaps.map((about) => ({
      kind: 'gap' as const,
      commitment: its,
      about,
      milestone: milestoneIn(about, commitment),
      institution: lead,
      // Most gaps are only counted, and to look for a place takes a table of the whole commitment.
      get place() {
        return commitment.place(about)
      },
      command: `Write it into submissions/${lead ?? 'INSTITUTION'}/${id}.yaml.`,
      // Of a list, a part may have been given and could not be used.
      ...(reported.some((answer) => isWithin(answer, about)) && { isReported: true as const }),
    }))
  })
}
