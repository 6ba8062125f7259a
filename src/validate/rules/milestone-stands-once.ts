import { itemNoun } from '../../model/new-id.ts'
import { parentOf, valueAt } from '../../plain/pointer.ts'
import { itemsIn } from '../items.ts'
import { type Rule, wrong } from '../rule.ts'

export const milestoneStandsOnce: Rule = {
  id: 'milestone-stands-once',
  subject: 'milestones',
  on: 'plan',
  severity: wrong,
  why: 'Milestones with the same id count as one and the same step, so two of them in one file would be joined; and so would two indicators of one milestone.',
  help: 'Give each milestone, and each indicator of it, an id of its own.',
  source: 'judgement: identity of milestones',
  example: { bad: '- id: portal\n- id: portal', good: '- id: portal-built\n- id: portal-opened' },
  *check(_draft, { contributions }) {
    for (const { document } of contributions) {
      const seen = new Map<string, string>()
      const place = (item: string) => document.place(`${item}/id`)
      const idOf = (item: string) => String(valueAt(document.value, `${item}/id`))
      for (const item of itemsIn(document.value)) {
        const list = parentOf(item)
        const key = `${list}/${idOf(item)}`
        const first = seen.get(key)
        if (first !== undefined) {
          const around = parentOf(list)
          const where = around === '' ? 'this file' : `the ${itemNoun(around)} “${idOf(around)}”`
          yield {
            at: place(item),
            message: `The id “${idOf(item)}” is given to two ${itemNoun(item)}s of ${where}.`,
            related: [{ place: place(first), label: 'the first time' }],
          }
        } else seen.set(key, item)
      }
    }
  },
}
