import { openOf } from '../../model/open-point.ts'
import { labelOf } from '../../model/schemas.ts'
import { keysOf } from '../../plain/pointer.ts'
import { incomplete, type Rule } from '../rule.ts'

export const milestoneIsComplete: Rule = {
  id: 'milestone-is-complete',
  subject: 'milestones',
  on: 'open',
  severity: incomplete,
  why: 'A step can be checked only if it says what will be done, and by when.',
  help: 'Write what will be done, beginning with a verb such as publish or adopt, and the date by which it is done.',
  source:
    'OGP commitment template 2017: milestone activity with a verifiable deliverable, end date',
  example: {
    bad: '- id: portal',
    good: '- id: portal\n  activity: Launch the portal\n  end_date: 2018-06-30',
  },
  *check(open) {
    for (const { about, place } of openOf(open, 'gap')) {
      const [list, id, , indicator] = keysOf(about)
      if (list !== 'milestones' || id === undefined) continue
      if (indicator !== undefined) {
        yield {
          at: place,
          message: `The indicator “${indicator}” of the milestone “${id}” has no answer yet to “${labelOf('contribution', about)}”.`,
          help: 'Write what is counted or measured.',
        }
        continue
      }
      yield {
        at: place,
        message: `The milestone “${id}” has no answer yet to “${labelOf('contribution', about)}”.`,
      }
    }
  },
}
