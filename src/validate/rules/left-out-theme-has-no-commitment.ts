import { commitmentsOf } from '../../model/draft.ts'
import { shown } from '../../plain/text.ts'
import { called } from '../gap-rule.ts'
import { advice, type Rule } from '../rule.ts'

export const leftOutThemeHasNoCommitment: Rule = {
  id: 'left-out-theme-has-no-commitment',
  subject: 'plan',
  on: 'plan',
  severity: advice,
  why: 'A decision that a thematic area is left out, and a chapter on it, contradict each other.',
  help: 'Take left_out away from the area in plan.yaml, or give the commitment another theme.',
  source: 'A decision and the text must agree',
  example: {
    bad: 'left_out: {reason: …}, and a commitment with that theme',
    good: 'left_out: {reason: …}, and no commitment with that theme',
  },
  *check(draft, folder) {
    const commitments = commitmentsOf(draft)
    for (const [index, { id, name, left_out }] of folder.plan.value.themes.entries()) {
      const [first] = commitments.filter(({ value }) => value.theme === id)
      if (left_out === undefined || !first) continue
      yield {
        at: folder.plan.place(`/themes/${index}/left_out`),
        message: `The thematic area “${shown(name, 80)}” is left out by decision, but ${called(first)} stands in it.`,
        related: [{ place: first.place('/theme'), label: 'the commitment' }],
      }
    }
  },
}
