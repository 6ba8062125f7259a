import { commitmentsOf } from '../../model/draft.ts'
import { nameOf } from '../../model/plan.ts'
import { listed, shown } from '../../plain/text.ts'
import { called } from '../gap-rule.ts'
import type { Rule } from '../rule.ts'

export const commitmentsAreNotAlike: Rule = {
  id: 'commitments-are-not-alike',
  subject: 'decisions',
  on: 'pair',
  severity: { draft: 'note', final: 'warning' },
  why: 'When institutions plan the same thing under different names, the plan counts it twice and nobody leads it. Only people can say whether two commitments are one.',
  mend: 'Record a decision: join the two, or say why they are not the same. Either way nap does not ask again.',
  source: 'design of nap: near-duplicates are proposed, never joined by themselves',
  example: {
    bad: 'punjab: complaint-portal.yaml\nsindh:  grievance-website.yaml, which describes the same portal',
    good: 'decisions/complaint-portal.yaml joins what Sindh filed as grievance-website, or says different_from: grievance-website.',
  },
  *check({ a, b, shared }, draft, folder) {
    const commitments = commitmentsOf(draft)
    const name = (id: string) => {
      const found = commitments.find((commitment) => commitment.id === id)
      return found ? called(found) : id
    }
    yield {
      at: b.place,
      message: `${name(b.commitment)} looks like ${name(a.commitment)}. Both speak of ${listed(shared.map((words) => `“${shown(words, 60)}”`))}.`,
      help: `Record whether they are the same: nap duplicates --join ${b.commitment} --into ${a.commitment} --reason "…", or nap duplicates --different ${a.commitment} ${b.commitment} --reason "…".`,
      related: [a, b].map(({ commitment, institution, place }) => ({
        place,
        label: `${nameOf(folder, institution)}: ${shown(commitment, 80)}`,
      })),
    }
  },
}
