import { fieldName, inText, pathOf } from '../../model/field.ts'
import { openOf } from '../../model/open-point.ts'
import { counted, shown } from '../../plain/text.ts'
import { called } from '../gap-rule.ts'
import { incomplete, type Rule } from '../rule.ts'

export const fieldIsDecidedOnce: Rule = {
  id: 'field-is-decided-once',
  subject: 'decisions',
  on: 'open',
  severity: incomplete,
  why: 'When two branches decide the same field and git merges both, two decisions stand in one file. Which of them is lower there is chance; the draft follows the last, and whoever made the other believes that theirs counts.',
  help: 'Decide again which answer stands, with the reason: nap resolve writes which decisions the new one replaces. Or delete the one that does not count; git keeps it.',
  source: 'design of nap: decisions; what two branches add to one file, git merges without a word',
  example: {
    bad: '- about: /end_date\n  take: punjab\n  decided_on: 2017-06-14\n  reason: …\n- about: /end_date\n  take: sindh\n  decided_on: 2017-06-14\n  reason: …',
    good: '- about: /end_date\n  take: punjab\n  decided_on: 2017-06-14\n  reason: …\n- about: /end_date\n  take: sindh\n  replaces:\n    - decided_on: 2017-06-14\n      take: punjab\n  decided_on: 2017-06-14\n  reason: …',
  },
  *check(open) {
    for (const { commitment, about, decisions, place } of openOf(open, 'rival-decisions')) {
      const last = decisions.at(-1)
      if (!last) continue
      yield {
        at: place,
        message: `${called(commitment)}: ${counted(decisions.length, 'decision')} on ${fieldName(about)} differ, and none says that it replaces the other. Until that is settled, the draft follows the last, “${shown(inText(last.value), 80)}”.`,
        help: `Decide which answer stands (nap resolve ${commitment.id} --about ${pathOf(about)}), or delete the decision that does not count.`,
        related: decisions.map((decision) => ({
          place: decision.place,
          label: `${decision.on}, ${shown(decision.by, 60)}: “${shown(inText(decision.value), 80)}”`,
        })),
      }
    }
  },
}
