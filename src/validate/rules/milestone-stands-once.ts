import type { Document } from '../../model/source.ts'
import { type Finding, type Rule, wrong } from '../rule.ts'

export const milestoneStandsOnce: Rule = {
  id: 'milestone-stands-once',
  subject: 'milestones',
  on: 'plan',
  severity: wrong,
  why: 'Milestones with the same id count as one and the same step, so two of them in one file would be joined. So would two indicators of one milestone.',
  help: 'Give each of them an id of its own.',
  source: 'judgement: identity of milestones',
  example: { bad: '- id: portal\n- id: portal', good: '- id: portal-built\n- id: portal-opened' },
  *check(_draft, { contributions }) {
    for (const { document } of contributions) {
      const { milestones = [] } = document.value
      yield* twice(milestones, '/milestones', { document, of: 'milestones of this file' })
      for (const [index, { indicators = [] }] of milestones.entries()) {
        const list = `/milestones/${index}/indicators`
        yield* twice(indicators, list, { document, of: 'indicators of one milestone' })
      }
    }
  },
}

type Telling = { readonly document: Pick<Document<unknown>, 'place'>; readonly of: string }

function* twice(
  items: readonly { readonly id: string }[],
  list: string,
  { document, of }: Telling,
): Iterable<Finding> {
  const seen = new Map<string, number>()
  const place = (index: number) => document.place(`${list}/${index}/id`)
  for (const [index, { id }] of items.entries()) {
    const first = seen.get(id)
    if (first !== undefined) {
      yield {
        at: place(index),
        message: `The id “${id}” is given to two ${of}.`,
        related: [{ place: place(first), label: 'the first time' }],
      }
    } else seen.set(id, index)
  }
}
