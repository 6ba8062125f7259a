import { shown } from '../../model/text.ts'
import { advice, type Rule } from '../rule.ts'

export const waiverIsNeeded: Rule = {
  id: 'waiver-is-needed',
  on: 'waiver',
  severity: advice,
  why: 'A waiver that waives nothing waits for the next mistake, and hides it.',
  mend: 'Remove it from the file.',
  source: 'nap: rules are switched off one by one, with the reason',
  example: {
    bad: 'title: A short title\nwaive:\n  - rule: title-is-short\n    reason: The law has this name.',
    good: 'title: A short title',
  },
  *check({ waiver, silenced, looked }) {
    if (silenced > 0 || !looked.has(waiver.rule) || !waiver.isWhole) return
    yield {
      at: waiver.place,
      message: `“${shown(waiver.rule, 64)}” is waived here, but there is nothing to waive.`,
      help: this.mend,
    }
  },
}
