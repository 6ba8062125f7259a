import { type Rule, wrong } from '../rule.ts'

export const planEndsAfterItStarts: Rule = {
  id: 'plan-ends-after-it-starts',
  subject: 'plan',
  on: 'plan',
  severity: wrong,
  why: 'Everything in the plan is measured against its period.',
  help: 'Correct one of the two days.',
  source: 'OGP calendars and deadlines',
  example: {
    bad: 'period:\n  start: 2019-07-01\n  end: 2019-06-30',
    good: 'period:\n  start: 2017-07-01\n  end: 2019-06-30',
  },
  *check(_draft, { plan }) {
    const { start, end } = plan.value.period
    if (start === '' || end === '' || end > start) return
    yield {
      at: plan.place('/period/end'),
      message: `The plan ends on ${end}, which is not after it starts on ${start}.`,
      related: [{ place: plan.place('/period/start'), label: 'where it starts' }],
    }
  },
}
