import { labelOf } from '../../model/schemas.ts'
import { reportedIn } from '../gap-rule.ts'
import { incomplete, type Rule } from '../rule.ts'

export const milestoneIsComplete: Rule = {
  id: 'milestone-is-complete',
  subject: 'milestones',
  on: 'commitment',
  severity: incomplete,
  why: 'A step can be checked only if it says what will be done, and by when.',
  mend: 'Write what will be done, beginning with a verb such as publish or adopt, and the date by which it is done.',
  source:
    'OGP commitment template 2017: milestone activity with a verifiable deliverable, end date',
  example: {
    bad: '- id: portal',
    good: '- id: portal\n  activity: Launch the portal\n  end_date: 2018-06-30',
  },
  *check(commitment, folder) {
    const reported = reportedIn(commitment, folder)
    for (const pointer of commitment.gaps) {
      const [, list, id] = pointer.split('/')
      if (list !== 'milestones' || id === undefined || reported.has(pointer)) continue
      yield {
        at: commitment.place(pointer),
        message: `The milestone “${id}” has no answer yet to “${labelOf('contribution', pointer)}”.`,
        help: this.mend,
      }
    }
  },
}
