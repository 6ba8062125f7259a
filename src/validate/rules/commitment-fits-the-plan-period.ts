import { firstDay, lastDay } from '../../plain/date.ts'
import { called } from '../gap-rule.ts'
import { isWholePeriod, outsideBy } from '../plan-period.ts'
import { advice, type Rule } from '../rule.ts'

export const commitmentFitsThePlanPeriod: Rule = {
  id: 'commitment-fits-the-plan-period',
  subject: 'commitments',
  on: 'commitment',
  severity: advice,
  why: 'OGP reviews what happens during the plan. A longer commitment is allowed, but only the part inside the period counts.',
  help: 'Correct the date, or say in the description which part falls inside the plan.',
  source: 'OGP calendars and deadlines: commitments may be of any length',
  example: { bad: 'end_date: 2021-12-31', good: 'end_date: 2019-06-30' },
  *check(commitment, { plan }) {
    const { start, end } = plan.value.period
    if (!isWholePeriod(plan.value.period)) return
    // Of what lies outside altogether nothing is left to fit.
    if (outsideBy(commitment.value, plan.value.period) !== undefined) return
    const { start_date: starts, end_date: ends } = commitment.value
    if (ends !== undefined && lastDay(ends) > end) {
      yield {
        at: commitment.place('/end_date'),
        message: `${called(commitment)} ends on ${ends}, after the plan ends on ${end}.`,
        related: [{ place: plan.place('/period/end'), label: 'where the plan ends' }],
      }
    }
    if (starts !== undefined && firstDay(starts) < start) {
      yield {
        at: commitment.place('/start_date'),
        message: `${called(commitment)} starts on ${starts}, before the plan starts on ${start}.`,
        related: [{ place: plan.place('/period/start'), label: 'where the plan starts' }],
      }
    }
  },
}
