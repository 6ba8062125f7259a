import { fieldName, inText, pathOf } from '../../model/field.ts'
import { whoDiffers } from '../../model/giver.ts'
import { openOf, type PointOf } from '../../model/open-point.ts'
import { nameOf } from '../../model/plan.ts'
import { listed, shown } from '../../plain/text.ts'
import { called } from '../gap-rule.ts'
import { incomplete, type Rule } from '../rule.ts'

export const disagreementsAreSettled: Rule = {
  id: 'disagreements-are-settled',
  subject: 'decisions',
  on: 'open',
  severity: incomplete,
  why: 'Where institutions answer differently, the draft prints every answer with its giver. A final plan has one answer.',
  help: 'Agree on one answer and write it in the files; or take the field out of the file that gives way; or record a decision with its reason (nap resolve).',
  source: 'design of nap: field ownership',
  example: {
    bad: 'finance-division: end_date: 2018-06-30\npunjab:           end_date: 2018-12-31',
    good: 'Both files say end_date: 2018-12-31, or decisions/ says whose date stands and why.',
  },
  *check(open, folder) {
    const name = (id: string) => nameOf(folder, id)
    for (const point of openOf(open, 'disagreement', 'stale-decision')) {
      const { commitment, about, answers, standing, place } = point
      const stands =
        standing === undefined
          ? 'None of the answers stands until it is settled.'
          : `The answer of ${name(standing)} stands until it is settled.`
      const past = point.kind === 'stale-decision' ? ` ${point.changed}` : ''
      const names = [...new Set(answers.map(({ institution }) => name(institution)))]
      yield {
        at: place,
        message: `${called(commitment)}: ${whoDiffers(answers, name)} to the question ${fieldName(about)}. ${stands}${past}`,
        help: waysOut(point, names),
        related: [
          ...answers.map((answer) => ({
            place: answer.place,
            label: `${name(answer.institution)}: ${shown(inText(answer.value), 80)}`,
          })),
          ...(point.kind === 'stale-decision'
            ? [{ place: point.decision.place, label: 'the decision that no longer applies' }]
            : []),
        ],
      }
    }
  },
}

// As Kubernetes tells the managers of one field: overrule, agree, or give the field up.
function waysOut(
  { commitment, about }: PointOf<'disagreement' | 'stale-decision'>,
  names: readonly string[],
): string {
  const giveUp =
    names.length > 1
      ? `${listed(names, 'or')} takes the field out of its file and leaves the answer to the other`
      : `${names[0]} takes the field out of one of its files`
  return `Settle it in one of three ways: decide, with the reason (nap resolve ${commitment.id} --about ${pathOf(about)}); or all files give the same answer; or ${giveUp}.`
}
