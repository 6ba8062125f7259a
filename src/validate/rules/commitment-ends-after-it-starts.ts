import { firstDay, lastDay } from '../../plain/date.ts'
import { called } from '../gap-rule.ts'
import { type Rule, wrong } from '../rule.ts'

export const commitmentEndsAfterItStarts: Rule = {
  id: 'commitment-ends-after-it-starts',
  subject: 'commitments',
  on: 'commitment',
  severity: wrong,
  why: 'A commitment that ends before it starts cannot be followed; one of the two dates is a mistake.',
  help: 'Correct the earlier or the later date.',
  source: 'OGP commitment template 2017: start and end date',
  example: {
    bad: 'start_date: 2018-07-01\nend_date: 2017-12-31',
    good: 'start_date: 2017-07-01\nend_date: 2017-12-31',
  },
  *check(commitment) {
    const { start_date: start, end_date: end } = commitment.value
    if (start === undefined || end === undefined || lastDay(end) >= firstDay(start)) return
    yield {
      at: commitment.place('/end_date'),
      message: `${called(commitment)} ends on ${end}, before it starts on ${start}.`,
      help: 'Correct one of the two dates.',
      related: [{ place: commitment.place('/start_date'), label: 'where it starts' }],
    }
  },
}
