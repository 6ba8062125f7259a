import { type Commitment, commitmentsOf } from '../../model/draft.ts'
import { shown } from '../../plain/text.ts'
import { called } from '../gap-rule.ts'
import { incomplete, type Rule } from '../rule.ts'

export const publishedNumberIsOfOneCommitment: Rule = {
  id: 'published-number-is-of-one-commitment',
  subject: 'commitments',
  on: 'plan',
  severity: incomplete,
  why: 'Whoever looks for a commitment by the number in the published plan must find one, and no other.',
  help: 'Correct one of the numbers, or leave it out: then nap numbers the commitment itself.',
  source: '35 repeated numbers within one plan in OGP’s data',
  example: {
    bad: 'roads.yaml: published_number: "18.2"\nwater.yaml: published_number: "18.2"',
    good: 'water.yaml: published_number: "18.3"',
  },
  *check(draft) {
    const first = new Map<string, Commitment>()
    for (const commitment of commitmentsOf(draft)) {
      const number = commitment.value.published_number
      if (number === undefined) continue
      const other = first.get(number)
      if (!other) {
        first.set(number, commitment)
        continue
      }
      yield {
        at: commitment.place('/published_number'),
        message: `${called(commitment)} has the same published number as “${other.id}”: ${shown(number)}.`,
        related: [{ place: other.place('/published_number'), label: 'the other one' }],
      }
    }
  },
}
