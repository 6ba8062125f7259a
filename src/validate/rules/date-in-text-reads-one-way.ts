import type { Commitment } from '../../model/draft.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { advice } from '../rule.ts'
import { aboutDatesInTexts, isWaivedIn, openDatesIn } from '../texts/dates-in-texts.ts'
import { wordingRule } from '../wording-rule.ts'

const ofEach = wordingRule({
  id: aboutDatesInTexts,
  subject: 'wording',
  precision: 'not measured',
  severity: advice,
  fields: [
    ...['title', 'public_problem', 'commitment_description', 'contribution', 'ogp_values'],
    ...['activity', 'deliverable', 'deadline_text'],
  ],
  inEveryLanguage: true,
  why: '06/07/2017 is 6 July to one reader and 7 June to another: 683 of 809 such dates in OGP’s own database can be read both ways.',
  help: 'Write the month as a word, for example 6 July 2017; or say once in plan.yaml how the plan writes its dates (date_order: day-first, or month-first), and “nap validate --fix” does it.',
  source: 'OGP Explorer data',
  example: { bad: 'deadline_text: by 06/07/2017', good: 'deadline_text: by 6 July 2017' },
  find: (text) => openDatesIn(text)[0],
  say: (found, field) => `“${found}” in ${field} can be read as two different days.`,
})

// Where the plan says which is meant, they are told with the form of their file, and fixed.
export const dateInTextReadsOneWay = {
  ...ofEach,
  *check(commitment: Commitment, folder: PlanFolder) {
    const { plan, contributions } = folder
    for (const finding of ofEach.check(commitment, folder)) {
      const filed = contributions.find(({ document }) => document.file === finding.at.file)
      const isTold = plan.value.date_order !== undefined && filed && !isWaivedIn(filed.document)
      if (!isTold) yield finding
    }
  },
}
