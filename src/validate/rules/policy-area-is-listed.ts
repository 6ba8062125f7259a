import { plainName } from '../../model/called.ts'
import { nearest } from '../../plain/nearest.ts'
import { shown } from '../../plain/text.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'

export const policyAreaIsListed: Rule = {
  id: 'policy-area-is-listed',
  subject: 'commitments',
  on: 'commitment',
  severity: suggestion,
  why: 'Commitments are found and counted by their policy areas, and one area under two names is two.',
  help: 'Write the area as the list has it, or add it under policy_areas in plan.yaml.',
  source: 'OGP Explorer 2016: every commitment has tags of one list',
  example: {
    bad: 'policy_areas: [Open budgets]',
    good: 'policy_areas: [Budget transparency]',
  },
  *check(commitment, { plan }) {
    const listed = plan.value.policy_areas
    if (!listed) return
    for (const [index, area] of (commitment.value.policy_areas ?? []).entries()) {
      if (listed.includes(area)) continue
      const like = listed.find((one) => plainName(one) === plainName(area)) ?? nearest(area, listed)
      yield {
        at: commitment.place(`/policy_areas/${index}`),
        message: `${called(commitment)} is in a policy area that the plan does not list: “${shown(area, 60)}”.`,
        help: like === undefined ? this.help : `Did you mean “${shown(like, 60)}”? ${this.help}`,
      }
    }
  },
}
