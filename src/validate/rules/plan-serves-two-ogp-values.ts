import { commitmentsOf } from '../../model/draft.ts'
import { labelOf } from '../../model/schemas.ts'
import { isBegun } from '../begun.ts'
import { type Rule, suggestion } from '../rule.ts'

export const planServesTwoOgpValues: Rule = {
  id: 'plan-serves-two-ogp-values',
  subject: 'plan',
  on: 'plan',
  severity: suggestion,
  why: 'A plan that only publishes, or only consults, is half of open government. OGP’s guidance asks for at least two of its values.',
  help: 'Look for a commitment that gives citizens a say, or that makes officials answer in public.',
  source: 'OGP guidance note, as quoted in the press on Pakistan’s plan',
  example: {
    bad: 'Every commitment serves access_to_information and no other value.',
    good: 'Some serve access_to_information, some civic_participation.',
  },
  *check(draft, { plan }) {
    const used = new Set(
      commitmentsOf(draft).flatMap(({ value }) => Object.keys(value.ogp_values ?? {})),
    )
    const [only] = used
    // Where no value is given at all, each commitment says so.
    if (!isBegun(draft) || only === undefined || used.size > 1) return
    yield {
      at: plan.keyPlace('/themes'),
      message: `All commitments of the plan serve one and the same OGP value, “${labelOf('contribution', `/ogp_values/${only}`)}”.`,
    }
  },
}
