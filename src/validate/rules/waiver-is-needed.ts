import { shown } from '../../plain/text.ts'
import { advice, type Rule } from '../rule.ts'

export const waiverIsNeeded: Rule = {
  id: 'waiver-is-needed',
  subject: 'waivers',
  on: 'waiver',
  severity: advice,
  why: 'A waiver that waives nothing waits for the next mistake, and hides it.',
  help: 'Remove it from the file.',
  source: 'nap: rules are switched off one by one, with the reason',
  example: {
    bad: 'title: A short title\nwaive:\n  - rule: title-is-short\n    reason: The law has this name.',
    good: 'title: A short title',
  },
  *check({ waiver, silenced, looked }) {
    const { rule, place: at, isAgain, isWhole } = waiver
    if (isAgain) {
      const message = `“${shown(rule, 64)}” is waived here a second time.`
      yield { at, message, help: 'Remove one of the two; keep the better reason.' }
    } else if (silenced === 0 && looked.has(rule) && isWhole) {
      const message = `“${shown(rule, 64)}” is waived here, but there is nothing to waive.`
      yield { at, message }
    }
  },
}
