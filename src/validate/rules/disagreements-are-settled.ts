import type { Answer, Disagreement } from '../../model/draft.ts'
import { fieldName, inText, pathOf } from '../../model/field.ts'
import { whoDiffers } from '../../model/giver.ts'
import { nameOf, type PlanFolder } from '../../model/plan.ts'
import { whatChanged } from '../../model/stale.ts'
import { canonical } from '../../plain/canonical.ts'
import { listed, shown } from '../../plain/text.ts'
import { called } from '../gap-rule.ts'
import { incomplete, type Rule } from '../rule.ts'

export const disagreementsAreSettled: Rule = {
  id: 'disagreements-are-settled',
  subject: 'decisions',
  on: 'commitment',
  severity: incomplete,
  why: 'Where institutions answer differently, the draft prints every answer with its giver. A final plan has one answer.',
  mend: 'Agree on one answer and write it in the files; or take the field out of the file that gives way; or record a decision with its reason (nap resolve).',
  source: 'design of nap: field ownership',
  example: {
    bad: 'finance-division: end_date: 2018-06-30\npunjab:           end_date: 2018-12-31',
    good: 'Both files say end_date: 2018-12-31, or decisions/ says whose date stands and why.',
  },
  *check(commitment, folder) {
    for (const disagreement of commitment.disagreements) {
      const { about, answers, standing, stale } = disagreement
      const [first, ...others] = answers
      if (!first || isOfOneIdTwice(answers)) continue
      const names = namesIn(disagreement, folder)
      const who = whoDiffers(answers, (id) => nameOf(folder, id))
      const stands =
        standing === undefined
          ? 'None of the answers stands until it is settled.'
          : `The answer of ${nameOf(folder, standing)} stands until it is settled.`
      const past = stale ? ` ${whatChanged(stale, answers, folder)}` : ''
      yield {
        at: first.place,
        message: `${called(commitment)}: ${who} to the question ${fieldName(about)}. ${stands}${past}`,
        help: waysOut(disagreement, names),
        related: [
          ...[first, ...others].map(({ institution, value, place }) => ({
            place,
            label: `${nameOf(folder, institution)}: ${shown(inText(value), 80)}`,
          })),
          ...(stale ? [{ place: stale.place, label: 'the decision that no longer applies' }] : []),
        ],
      }
    }
  },
}

// A file gives two answers to one question only where an id stands twice in it, and that is reported as such.
function isOfOneIdTwice(answers: readonly Answer[]): boolean {
  const firsts = new Map<string, Answer>()
  for (const answer of answers) {
    const first = firsts.get(answer.place.file)
    if (!first || answer.place.line < first.place.line) firsts.set(answer.place.file, answer)
  }
  const said = new Set(Array.from(firsts.values(), ({ value }) => canonical(value)))
  return firsts.size < answers.length && said.size === 1
}

function namesIn({ answers }: Disagreement, folder: PlanFolder): string[] {
  return [...new Set(answers.map(({ institution }) => nameOf(folder, institution)))]
}

// As Kubernetes tells the managers of one field: overrule, agree, or give the field up.
function waysOut({ commitment, about }: Disagreement, names: readonly string[]): string {
  const giveUp =
    names.length > 1
      ? `${listed(names, 'or')} takes the field out of its file and leaves the answer to the other`
      : `${names[0]} takes the field out of one of its files`
  return `Settle it in one of three ways: decide, with the reason (nap resolve ${commitment} --about ${pathOf(about)}); or all files give the same answer; or ${giveUp}.`
}
