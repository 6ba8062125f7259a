import { called } from '../gap-rule.ts'
import { isWholePeriod, outsideBy } from '../plan-period.ts'
import { incomplete, type Rule } from '../rule.ts'

export const commitmentFallsIntoThePlanPeriod: Rule = {
  id: 'commitment-falls-into-the-plan-period',
  subject: 'commitments',
  on: 'commitment',
  severity: incomplete,
  why: 'OGP reviews what happens during the plan. Of a commitment that is over before it, or begins after it, nothing can be reviewed.',
  help: 'Correct the date; or, if it is right, keep the commitment for another plan.',
  source: 'OGP calendars and deadlines: commitments may be of any length',
  example: {
    bad: 'start_date: 2020-01-01   # the plan ends on 2019-06-30',
    good: 'start_date: 2018-01-01',
  },
  *check(commitment, { plan }) {
    const { period } = plan.value
    if (!isWholePeriod(period)) return
    const field = outsideBy(commitment.value, period)
    if (field === undefined) return
    const [says, end, border] =
      field === 'start_date'
        ? (['starts', 'after the plan has ended', 'end'] as const)
        : (['ends', 'before the plan starts', 'start'] as const)
    yield {
      at: commitment.place(`/${field}`),
      message: `${called(commitment)} ${says} on ${commitment.value[field]}, ${end} on ${period[border]}.`,
      related: [
        {
          place: plan.place(`/period/${border}`),
          label: border === 'end' ? 'where the plan ends' : 'where the plan starts',
        },
      ],
    }
  },
}
