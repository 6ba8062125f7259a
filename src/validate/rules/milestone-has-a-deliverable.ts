import { isInEnglish } from '../commitment-texts.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'
import { deliverable } from '../words/deliverables.ts'
import { placeholderIn } from '../words/placeholders.ts'

export const milestoneHasADeliverable: Rule = {
  id: 'milestone-has-a-deliverable',
  subject: 'milestones',
  on: 'commitment',
  severity: suggestion,
  why: 'OGP asks for a milestone activity with a verifiable deliverable: something that a reader can hold or see. Where one was named, 18 % of commitments were of low specificity, otherwise 28 %.',
  help: 'Say what will be there when it is done, under deliverable: a report, a register, a rule.',
  source:
    'OGP commitment template 2017: milestone activity with a verifiable deliverable; OGP Explorer data',
  example: {
    bad: 'activity: Train the officers',
    good: 'activity: Train the officers\ndeliverable: Published list of the officers trained, with dates',
  },
  *check(commitment) {
    for (const { id, activity, deliverable: given } of commitment.value.milestones ?? []) {
      if (given !== undefined || activity === undefined) continue
      if (placeholderIn(activity) !== undefined) continue
      if (!isInEnglish(activity, commitment) || deliverable(activity)) continue
      yield {
        at: commitment.place(`/milestones/${id}/activity`),
        message: `${called(commitment)}: the milestone “${id}” does not say what will be there when it is done.`,
      }
    }
  },
}
