import { openOf } from '../../model/open-point.ts'
import { removalName } from '../../model/removal.ts'
import { shown } from '../../plain/text.ts'
import { incomplete, type Rule } from '../rule.ts'

export const withdrawnTextIsUnchanged: Rule = {
  id: 'withdrawn-text-is-unchanged',
  subject: 'decisions',
  on: 'open',
  severity: incomplete,
  why: 'Whoever withdrew a commitment, or left an item out, decided on the words of that day. When an institution changes them later, perhaps on another branch, nobody has decided on the new ones.',
  help: 'Read what the institutions say now. Then leave it out again, or bring it back, with the reason; until then it stays out.',
  source:
    'design of nap: decisions; what two branches change in two files, git merges without a word',
  example: {
    bad: '- withdraw: true\n  of: … of the text before a milestone was added',
    good: '- withdraw: true\n  of: … written anew by: nap resolve legal-aid --withdraw --reason "…"',
  },
  *check(open) {
    for (const point of openOf(open, 'changed-withdrawal')) {
      const { commitment, about, decision, answers, command, otherwise } = point
      yield {
        at: decision.place,
        message: `${removalName(commitment.id, about)} has changed since “${shown(decision.by, 80)}” left it out on ${decision.on}. It stays out until that is confirmed.`,
        help: `Leave it out as it is now (${command}), or bring it back (${otherwise}).`,
        related: answers.map(({ name, place }) => ({ place, label: `what ${name} says now` })),
      }
    }
  },
}
