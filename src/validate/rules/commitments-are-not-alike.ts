import { openOf } from '../../model/open-point.ts'
import { nameOf } from '../../model/plan.ts'
import { listed, shown } from '../../plain/text.ts'
import { called } from '../gap-rule.ts'
import type { Rule } from '../rule.ts'

export const commitmentsAreNotAlike: Rule = {
  id: 'commitments-are-not-alike',
  subject: 'decisions',
  on: 'open',
  severity: { draft: 'note', final: 'warning' },
  why: 'When institutions plan the same thing under different names, the plan counts it twice and nobody leads it. Only people can say whether two commitments are one.',
  help: 'Record a decision: join the two, or say why they are not the same. Either way nap does not ask again.',
  source: 'design of nap: near-duplicates are proposed, never joined by themselves',
  example: {
    bad: 'punjab: complaint-portal.yaml\nsindh:  grievance-website.yaml, which describes the same portal',
    good: 'decisions/complaint-portal.yaml joins what Sindh filed as grievance-website, or says different_from: grievance-website.',
  },
  *check(open, folder) {
    for (const { a, b, shared, place } of openOf(open, 'look-alike')) {
      yield {
        at: place,
        message: `${called(b)} looks like ${called(a)}. Both speak of ${listed(shared.map((words) => `“${shown(words, 60)}”`))}.`,
        help: `Record whether they are the same: nap duplicates --join ${b.id} --into ${a.id} --reason "…", or nap duplicates --different ${a.id} ${b.id} --reason "…".`,
        related: [a, b].map((side) => ({
          place: side.place,
          label: `${nameOf(folder, side.institution)}: ${shown(side.id, 80)}`,
        })),
      }
    }
  },
}
