import { nearest } from '../../plain/nearest.ts'
import { shown } from '../../plain/text.ts'
import { formRules } from '../form-rules.ts'
import { advice, type Rule } from '../rule.ts'

export const waiverNamesARule: Rule = {
  id: 'waiver-names-a-rule',
  subject: 'waivers',
  on: 'waiver',
  severity: advice,
  why: 'A waiver of a rule that does not exist waives nothing. What makes a file unusable cannot be waived at all, because nothing could be printed from it.',
  help: 'Write the id of the rule as it stands at the end of the finding; nap explain lists all.',
  source: 'nap: rules are switched off one by one, with the reason',
  example: {
    bad: 'waive:\n  - rule: title-is-shrot\n    reason: The law has this name.',
    good: 'waive:\n  - rule: title-is-short\n    reason: The law has this name.',
  },
  *check({ waiver: { rule, place }, known }) {
    if (known.includes(rule)) return
    const ofForm = formRules.some(({ id }) => id === rule)
    const meant = nearest(rule, known)
    yield {
      at: place,
      message: ofForm
        ? `“${rule}” is about the form of a file and cannot be waived.`
        : `There is no rule “${shown(rule, 64)}”.`,
      help: ofForm
        ? 'Remove the waiver, and fix what the finding names.'
        : `${meant === undefined ? '' : `Did you mean “${meant}”? `}List all rules: nap explain.`,
    }
  },
}
