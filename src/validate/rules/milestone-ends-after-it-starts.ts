import { firstDay, lastDay } from '../../plain/date.ts'
import { type Rule, wrong } from '../rule.ts'

export const milestoneEndsAfterItStarts: Rule = {
  id: 'milestone-ends-after-it-starts',
  subject: 'milestones',
  on: 'commitment',
  severity: wrong,
  why: 'A milestone that ends before it starts cannot be followed; one of the two dates is a mistake.',
  help: 'Correct the earlier or the later date.',
  source: 'OGP commitment template 2017: milestones with start and end date',
  example: {
    bad: 'start_date: 2018-01-01\nend_date: 2017-01-01',
    good: 'start_date: 2017-01-01\nend_date: 2018-01-01',
  },
  *check({ value, place }) {
    for (const { id, start_date: start, end_date: end } of value.milestones ?? []) {
      if (start === undefined || end === undefined || lastDay(end) >= firstDay(start)) continue
      yield {
        at: place(`/milestones/${id}/end_date`),
        message: `The milestone “${id}” ends on ${end}, before it starts on ${start}.`,
        help: 'Correct one of the two dates.',
        related: [{ place: place(`/milestones/${id}/start_date`), label: 'where it starts' }],
      }
    }
  },
}
