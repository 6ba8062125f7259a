import { type Rule, wrong } from '../rule.ts'

export const milestoneStandsOnce: Rule = {
  id: 'milestone-stands-once',
  subject: 'milestones',
  on: 'plan',
  severity: wrong,
  why: 'Milestones with the same id count as one and the same step, so two of them in one file would be joined.',
  help: 'Give each milestone an id of its own.',
  source: 'judgement: identity of milestones',
  example: { bad: '- id: portal\n- id: portal', good: '- id: portal-built\n- id: portal-opened' },
  *check(_draft, { contributions }) {
    for (const { document } of contributions) {
      const seen = new Map<string, number>()
      const place = (index: number) => document.place(`/milestones/${index}/id`)
      for (const [index, { id }] of (document.value.milestones ?? []).entries()) {
        const first = seen.get(id)
        if (first !== undefined) {
          yield {
            at: place(index),
            message: `The id “${id}” is given to two milestones of this file.`,
            related: [{ place: place(first), label: 'the first time' }],
          }
        } else seen.set(id, index)
      }
    }
  },
}
