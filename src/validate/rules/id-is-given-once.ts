import type { Place } from '../../model/diagnostic.ts'
import { type Finding, type Rule, wrong } from '../rule.ts'

export const idIsGivenOnce: Rule = {
  id: 'id-is-given-once',
  subject: 'participants',
  on: 'plan',
  severity: wrong,
  why: 'An id is how files speak of a thematic area or an institution. Of two with one id, nap would take the first and forget the other.',
  help: 'Give the second one an id of its own, or remove it.',
  source: 'design of nap: an id is identity',
  example: {
    bad: 'themes:\n  - id: justice\n  - id: justice',
    good: 'themes:\n  - id: access-to-justice\n  - id: police-reform',
  },
  *check(_draft, { plan, institutions }) {
    yield* twice(
      plan.value.themes.map(({ id }, index) => ({ id, at: plan.place(`/themes/${index}/id`) })),
      'two thematic areas',
      this.help,
    )
    yield* twice(
      institutions.value.institutions.map(({ id }, index) => ({
        id,
        at: institutions.place(`/institutions/${index}/id`),
      })),
      'two institutions',
      this.help,
    )
  },
}

type Given = { readonly id: string; readonly at: Place }

function* twice(given: readonly Given[], what: string, help: string): Iterable<Finding> {
  const seen = new Map<string, Place>()
  for (const { id, at } of given) {
    const first = seen.get(id)
    if (first) {
      yield {
        at,
        message: `The id “${id}” is given to ${what}.`,
        help,
        related: [{ place: first, label: 'the first time' }],
      }
    } else seen.set(id, at)
  }
}
