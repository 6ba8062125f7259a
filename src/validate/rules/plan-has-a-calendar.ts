import { startOf } from '../../model/diagnostic.ts'
import { isBegun } from '../begun.ts'
import { type Rule, suggestion } from '../rule.ts'

export const planHasACalendar: Rule = {
  id: 'plan-has-a-calendar',
  subject: 'plan',
  on: 'plan',
  severity: suggestion,
  why: 'Those who want to take part must know when. OGP asks for a published timeline of the process.',
  help: 'Add the days of workshops, of the deadline for inputs and of the drafts, under calendar in plan.yaml.',
  source: 'OGP participation and co-creation standards: timeline and process published',
  example: {
    bad: 'calendar:',
    good: 'calendar:\n  - date: 2017-06-12\n    activity: Inputs due\n    kind: inputs_due',
  },
  *check(draft, { plan }) {
    if (!isBegun(draft) || (plan.value.calendar ?? []).length > 0) return
    // What was left out for its form has been reported.
    if (plan.written('/calendar').trim() !== '') return
    yield {
      at: startOf(plan.file),
      message: 'The plan has no calendar of its co-creation.',
    }
  },
}
