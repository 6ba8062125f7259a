import { doesOneThing } from '../../model/decision.ts'
import { fieldName } from '../../model/field.ts'
import { advice, type Rule } from '../rule.ts'

export const decisionNamesWhatWasKnown: Rule = {
  id: 'decision-names-what-was-known',
  subject: 'decisions',
  on: 'plan',
  severity: advice,
  why: 'A decision weighs the answers that were on the table. If it does not name them, nobody notices when an institution later says something new.',
  help: 'List the answers that were on the table under “among”; nap resolve does it by itself.',
  source: 'design of nap: decisions',
  example: {
    bad: '- about: /end_date\n  take: punjab\n  reason: …',
    good: '- about: /end_date\n  take: punjab\n  among:\n    - institution: finance-division\n      value: 2018-06-30\n    - institution: punjab\n      value: 2018-12-31\n  reason: …',
  },
  *check(_draft, { decisions }) {
    for (const { document } of decisions) {
      for (const [index, decision] of document.value.decisions.entries()) {
        const { about, among } = decision
        if (about === undefined || among !== undefined || !doesOneThing(decision)) continue
        yield {
          at: document.place(`/decisions/${index}/about`),
          message: `This decision on ${fieldName(about)} does not name the answers that were on the table, so it stays in force whatever the institutions say later.`,
        }
      }
    }
  },
}
