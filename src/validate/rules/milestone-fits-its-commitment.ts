import { firstDay, lastDay } from '../../plain/date.ts'
import { type Finding, incomplete, type Rule } from '../rule.ts'

export const milestoneFitsItsCommitment: Rule = {
  id: 'milestone-fits-its-commitment',
  subject: 'milestones',
  on: 'commitment',
  severity: incomplete,
  why: 'A milestone outside the dates of its commitment will be missed by those who follow it.',
  help: 'Correct the milestone’s date, or the dates of the commitment.',
  source: 'OGP commitment template 2017; judgement',
  example: {
    bad: 'end_date: 2017-12-31\nmilestones:\n  - id: portal\n    end_date: 2018-06-30',
    good: 'end_date: 2018-06-30\nmilestones:\n  - id: portal\n    end_date: 2018-06-30',
  },
  *check({ value, place }): Iterable<Finding> {
    const { start_date: starts, end_date: ends } = value
    // Between dates in the wrong order no milestone could stand.
    if (starts !== undefined && ends !== undefined && lastDay(ends) < firstDay(starts)) return
    for (const { id, start_date: start, end_date: end } of value.milestones ?? []) {
      if (end !== undefined && ends !== undefined && lastDay(end) > lastDay(ends)) {
        yield {
          at: place(`/milestones/${id}/end_date`),
          message: `The milestone “${id}” ends on ${end}, after its commitment ends on ${ends}.`,
          related: [{ place: place('/end_date'), label: 'where the commitment ends' }],
        }
      }
      if (start !== undefined && starts !== undefined && firstDay(start) < firstDay(starts)) {
        yield {
          at: place(`/milestones/${id}/start_date`),
          message: `The milestone “${id}” starts on ${start}, before its commitment starts on ${starts}.`,
          related: [{ place: place('/start_date'), label: 'where the commitment starts' }],
        }
      }
    }
  },
}
