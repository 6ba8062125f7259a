import type { Place } from '../../model/diagnostic.ts'
import { commitmentsOf, type Draft } from '../../model/draft.ts'
import { reportedIn } from '../../model/findings/reported.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { nearest } from '../../plain/nearest.ts'
import { shown } from '../../plain/text.ts'
import { advice, type Rule } from '../rule.ts'

export const themeOrdersItsOwnCommitments: Rule = {
  id: 'theme-orders-its-own-commitments',
  subject: 'plan',
  on: 'plan',
  severity: advice,
  why: 'An id under order that no commitment of the area has orders nothing: the commitment that was meant is printed further down.',
  help: 'Correct the id, or take it out of the order.',
  source: 'nap: an order for printing',
  example: { bad: 'order: [legal-ade]', good: 'order: [legal-aid]' },
  *check(draft, folder) {
    for (const { id, at, name, meant } of strangersIn(draft, folder)) {
      yield {
        at,
        message: `There is no commitment “${shown(id, 60)}” in the thematic area “${shown(name, 60)}”.`,
        help: meant === undefined ? this.help : `Did you mean “${meant}”?`,
      }
    }
  },
}

type Stranger = {
  readonly id: string
  readonly at: Place
  /** The name of the thematic area that orders it. */
  readonly name: string
  readonly meant: string | undefined
}

function strangersIn(draft: Draft, folder: PlanFolder): Stranger[] {
  const { plan, contributions } = folder
  const elsewhere = new Set([
    ...commitmentsOf(draft).map(({ id }) => id),
    ...contributions.map(({ commitment }) => commitment),
  ])
  return plan.value.themes.flatMap(({ id: theme, name, order = [] }, index) => {
    const chapter = draft.chapters.find(({ kind, id }) => kind === 'theme' && id === theme)
    const own = (chapter?.commitments ?? []).map(({ id }) => id)
    const unordered = own.filter((id) => !order.includes(id))
    return order.flatMap((id, at) => {
      if (own.includes(id)) return []
      // It was given a thematic area, in letters that name none.
      if (reportedIn({ id }, folder).has('/theme')) return []
      const meant = nearest(id, unordered)
      // What nobody has sent yet may stand in the order before it comes.
      if (meant === undefined && !elsewhere.has(id)) return []
      return { id, name, meant, at: plan.place(`/themes/${index}/order/${at}`) }
    })
  })
}
