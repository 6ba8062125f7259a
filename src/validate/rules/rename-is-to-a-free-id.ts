import { doesOneThing } from '../../model/decision.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { type Rule, wrong } from '../rule.ts'

export const renameIsToAFreeId: Rule = {
  id: 'rename-is-to-a-free-id',
  subject: 'decisions',
  on: 'plan',
  severity: wrong,
  why: 'A commitment that is renamed to the id of another becomes one with it: two texts that have nothing to do with each other would be merged field by field.',
  help: 'Choose another id; or, if the two are one, record a join with its reason.',
  source: 'design of nap: an id is identity',
  example: {
    bad: 'decisions/trade-information.yaml: rename: legal-aid, where legal-aid is a commitment already',
    good: 'decisions/trade-information.yaml: rename: trade-rules',
  },
  *check(_draft, folder) {
    for (const { commitment, document } of folder.decisions) {
      for (const [index, decision] of document.value.decisions.entries()) {
        const { rename } = decision
        if (rename === undefined || !doesOneThing(decision)) continue
        if (!takenBy(rename, commitment, folder)) continue
        yield {
          at: document.place(`/decisions/${index}/rename`),
          message: `There is a commitment “${rename}” already, so “${commitment}” would become one with it.`,
        }
      }
    }
  },
}

// By contributions filed under that id, or by another commitment that is renamed to it.
function takenBy(id: string, own: string, { contributions, decisions }: PlanFolder): boolean {
  const filed = contributions.some(({ commitment }) => commitment === id)
  const also = decisions.some(
    ({ commitment, document }) =>
      commitment !== own && document.value.decisions.some(({ rename }) => rename === id),
  )
  return id !== own && (filed || also)
}
