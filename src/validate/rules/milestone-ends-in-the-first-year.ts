import { daysBetween, firstDay, lastDay } from '../../plain/date.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'

const daysOfAYear = 365

export const milestoneEndsInTheFirstYear: Rule = {
  id: 'milestone-ends-in-the-first-year',
  subject: 'milestones',
  on: 'commitment',
  severity: suggestion,
  why: 'The government assesses itself after the first year of the plan. A commitment of which nothing is due by then cannot be assessed.',
  help: 'Add a first step that is done within the first year, such as a survey, a draft or a list.',
  source: 'OGP calendar 2016-17: self-assessment after the first year',
  example: {
    bad: 'milestones:\n  - id: portal\n    end_date: 2019-06-30',
    good: 'milestones:\n  - id: inventory\n    end_date: 2018-03-31\n  - id: portal\n    end_date: 2019-06-30',
  },
  *check(commitment, { plan }) {
    const { start, end } = plan.value.period
    const { milestones = [], start_date: starts = start } = commitment.value
    const [first] = milestones
    if (!first || start === '' || daysBetween(start, end) <= daysOfAYear) return
    // What begins in the second year has no first year to be assessed in.
    if (daysBetween(start, firstDay(starts)) >= daysOfAYear) return
    const isLate = ({ end_date: ends }: typeof first) =>
      ends !== undefined && daysBetween(start, lastDay(ends)) >= daysOfAYear
    if (!milestones.every(isLate)) return
    yield {
      at: commitment.place(`/milestones/${first.id}/end_date`),
      message: `${called(commitment)}: no milestone ends in the first year of the plan, which begins on ${start}.`,
      related: [{ place: plan.place('/period/start'), label: 'where the plan starts' }],
    }
  },
}
