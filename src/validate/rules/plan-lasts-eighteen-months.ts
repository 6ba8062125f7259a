import { daysBetween } from '../../plain/date.ts'
import { advice, type Rule } from '../rule.ts'

// Eighteen months of the shortest kind.
const fewestDays = 545

export const planLastsEighteenMonths: Rule = {
  id: 'plan-lasts-eighteen-months',
  subject: 'plan',
  on: 'plan',
  severity: advice,
  why: 'OGP asks for at least eighteen months in which the plan is carried out. What is handed in late has less time, because the end stays.',
  help: 'Correct the period; or, if the plan comes late, ask OGP which period it expects.',
  source: 'OGP: how to make an action plan; calendars and deadlines',
  example: {
    bad: 'period:\n  start: 2017-07-01\n  end: 2018-06-30',
    good: 'period:\n  start: 2017-07-01\n  end: 2019-06-30',
  },
  *check(_draft, { plan }) {
    const { period, edition } = plan.value
    const { start, end } = period
    if (start === '' || end <= start) return
    const asOf = edition !== undefined && edition.date > start ? edition.date : start
    if (daysBetween(asOf, end) + 1 >= fewestDays) return
    yield {
      at: plan.place('/period/end'),
      message:
        asOf === start
          ? `The plan lasts from ${start} to ${end}, less than eighteen months.`
          : `From ${asOf}, the day of this edition, less than eighteen months are left until the plan ends on ${end}.`,
      ...(asOf !== start && {
        related: [{ place: plan.place('/edition/date'), label: 'the day of this edition' }],
      }),
    }
  },
}
