import { changedSinceRemoved } from '../../model/draft.ts'
import { nameOf } from '../../model/plan.ts'
import { commandsFor, removalName } from '../../model/removal.ts'
import { shown } from '../../plain/text.ts'
import { incomplete, type Rule } from '../rule.ts'

export const withdrawnTextIsUnchanged: Rule = {
  id: 'withdrawn-text-is-unchanged',
  subject: 'decisions',
  on: 'plan',
  severity: incomplete,
  why: 'Whoever withdrew a commitment, or left an item out, decided on the words of that day. When an institution changes them later, perhaps on another branch, nobody has decided on the new ones.',
  mend: 'Read what the institutions say now. Then leave it out again, or bring it back, with the reason; until then it stays out.',
  source:
    'design of nap: decisions; what two branches change in two files, git merges without a word',
  example: {
    bad: '- withdraw: true\n  of: … of the text before a milestone was added',
    good: '- withdraw: true\n  of: … written anew by: nap resolve legal-aid --withdraw --reason "…"',
  },
  *check(draft, folder) {
    for (const removed of changedSinceRemoved(draft)) {
      const { confirm, restore } = commandsFor(removed)
      const { decision, decidedBy, decidedOn, answers } = removed
      yield {
        at: decision,
        message: `${removalName(removed)} has changed since “${shown(decidedBy, 80)}” left it out on ${decidedOn}. It stays out until that is confirmed.`,
        help: `Leave it out as it is now (${confirm}), or bring it back (${restore}).`,
        related: answers.map(({ institution, place }) => ({
          place,
          label: `what ${nameOf(folder, institution)} says now`,
        })),
      }
    }
  },
}
