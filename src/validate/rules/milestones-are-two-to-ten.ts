import type { Commitment } from '../../model/draft.ts'
import { reportedIn } from '../../model/findings/reported.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { keysOf } from '../../plain/pointer.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'

export const milestonesAreTwoToTen: Rule = {
  id: 'milestones-are-two-to-ten',
  subject: 'milestones',
  on: 'commitment',
  severity: suggestion,
  why: 'With a single milestone nobody sees before the end whether the work is under way; with more than ten nobody follows them.',
  help: 'Divide the work into steps of which each has a result, or join steps that belong together.',
  source:
    'OGP independent reporting mechanism, specificity: high where there are clear milestones; judgement',
  example: {
    bad: 'milestones:\n  - id: portal',
    good: 'milestones:\n  - id: inventory\n  - id: portal',
  },
  *check(commitment, folder) {
    const { milestones = [] } = commitment.value
    const [first] = milestones
    if (!first || (milestones.length >= 2 && milestones.length <= 10)) return
    if (milestones.length === 1 && isCutShort(commitment, folder)) return
    yield {
      at: commitment.place(`/milestones/${first.id}`),
      message:
        milestones.length === 1
          ? `${called(commitment)} has one milestone only.`
          : `${called(commitment)} has ${milestones.length} milestones.`,
    }
  },
}

// Another milestone was given, and could not be used.
function isCutShort(commitment: Commitment, folder: PlanFolder): boolean {
  const [only] = commitment.value.milestones ?? []
  return [...reportedIn(commitment, folder)].some((about) => {
    const [list, id] = keysOf(about)
    return list === 'milestones' && id !== only?.id
  })
}
