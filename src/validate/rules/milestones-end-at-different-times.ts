import { lastDay } from '../../plain/date.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'

export const milestonesEndAtDifferentTimes: Rule = {
  id: 'milestones-end-at-different-times',
  subject: 'milestones',
  on: 'commitment',
  severity: suggestion,
  why: 'When every milestone ends on the last day of the plan, nobody can tell before that day whether the commitment is on its way.',
  help: 'Give each step the date by which it will really be done.',
  source: 'judgement',
  example: {
    bad: '- id: inventory\n  end_date: 2019-06-30\n- id: portal\n  end_date: 2019-06-30',
    good: '- id: inventory\n  end_date: 2018-03-31\n- id: portal\n  end_date: 2019-06-30',
  },
  *check(commitment, { plan }) {
    const { milestones = [] } = commitment.value
    const [first, second] = milestones
    if (!first || !second) return
    const { end } = plan.value.period
    const onLastDay = milestones.every(
      ({ end_date: ends }) => ends !== undefined && lastDay(ends) === end,
    )
    if (!onLastDay) return
    yield {
      at: commitment.place(`/milestones/${first.id}/end_date`),
      message: `${called(commitment)}: all ${milestones.length} milestones end on the last day of the plan, ${end}.`,
      related: [{ place: plan.place('/period/end'), label: 'where the plan ends' }],
    }
  },
}
