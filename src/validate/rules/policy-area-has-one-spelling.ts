import { plainName } from '../../model/called.ts'
import type { Place } from '../../model/diagnostic.ts'
import { shown } from '../../plain/text.ts'
import { type Rule, suggestion } from '../rule.ts'

export const policyAreaHasOneSpelling: Rule = {
  id: 'policy-area-has-one-spelling',
  subject: 'commitments',
  on: 'plan',
  severity: suggestion,
  why: 'Commitments are found and counted by their policy areas, and one area in two spellings is two.',
  help: 'Write it in one way everywhere, or list the areas of the plan under policy_areas in plan.yaml.',
  source: 'OGP Explorer 2016: every commitment has tags of one list',
  example: {
    bad: 'policy_areas: [Human rights, Human Rights]',
    good: 'policy_areas: [Human rights]',
  },
  *check(_draft, { plan, contributions }) {
    // Another spelling than that of the list is told by itself.
    if (plan.value.policy_areas) return
    const first = new Map<string, { readonly area: string; readonly place: Place }>()
    for (const { document } of contributions) {
      for (const [index, area] of (document.value.policy_areas ?? []).entries()) {
        const place = document.place(`/policy_areas/${index}`)
        const known = first.get(plainName(area))
        if (!known) first.set(plainName(area), { area, place })
        else if (known.area !== area) {
          yield {
            at: place,
            message: `The policy areas “${shown(area, 60)}” and “${shown(known.area, 60)}” are one in two spellings.`,
            related: [{ place: known.place, label: 'the other spelling' }],
          }
        }
      }
    }
  },
}
