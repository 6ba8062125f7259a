import { openOf } from '../../model/open-point.ts'
import { incomplete, type Rule } from '../rule.ts'

export const decisionStillApplies: Rule = {
  id: 'decision-still-applies',
  subject: 'decisions',
  on: 'open',
  severity: incomplete,
  why: 'A decision about something that is not there changes nothing, and whoever made it believes that it does.',
  help: 'Correct what it is about, or delete the decision; git keeps it.',
  source: 'design of nap: decisions',
  example: {
    bad: '- join: {institution: sindh, filed_as: portal}   # Sindh has filed no portal.yaml',
    good: '- join: {institution: sindh, filed_as: data-portal}',
  },
  *check(open) {
    for (const { place: at, text: message } of openOf(open, 'idle-decision')) {
      yield { at, message }
    }
  },
}
