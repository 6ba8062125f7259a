import { nameOf } from '../../model/plan.ts'
import { labelOf } from '../../model/schemas.ts'
import { shown } from '../../model/text.ts'
import { called } from '../gap-rule.ts'
import { incomplete, type Rule } from '../rule.ts'

export const disagreementsAreSettled: Rule = {
  id: 'disagreements-are-settled',
  on: 'commitment',
  severity: incomplete,
  why: 'Where institutions answer differently, the draft prints every answer with its giver. A final plan has one answer.',
  mend: 'Agree on one answer and write it in the files, or record a decision with its reason.',
  source: 'design of nap: field ownership',
  example: {
    bad: 'finance-division: end_date: 2018-06-30\npunjab:           end_date: 2018-12-31',
    good: 'Both files say end_date: 2018-12-31, or decisions/ says whose date stands and why.',
  },
  *check(commitment, folder) {
    for (const { about, answers, standing, stale } of commitment.disagreements) {
      const [first, ...others] = answers
      if (!first) continue
      const stands =
        standing === undefined
          ? 'None of the answers stands until they agree.'
          : `The answer of ${nameOf(folder, standing)} stands until then.`
      const past = stale ? ' A decision was made, but the answers have changed since.' : ''
      yield {
        at: first.place,
        message: `${called(commitment)}: institutions answer “${labelOf('contribution', about)}” differently. ${stands}${past}`,
        help: this.mend,
        related: [first, ...others].map(({ institution, value, place }) => ({
          place,
          label: `${nameOf(folder, institution)}: ${shown(String(value).trim(), 80)}`,
        })),
      }
    }
  },
}
