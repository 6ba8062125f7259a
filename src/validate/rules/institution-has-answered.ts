import { openOf } from '../../model/open-point.ts'
import { nameOf } from '../../model/plan.ts'
import { daysBetween } from '../../plain/date.ts'
import { incomplete, type Rule } from '../rule.ts'

export const institutionHasAnswered: Rule = {
  id: 'institution-has-answered',
  subject: 'participants',
  on: 'open',
  severity: incomplete,
  why: 'Every institution that was asked is printed in the plan, with its commitments, a nil return, or as awaited.',
  help: 'Put what it sent under submissions/, or record a nil return in its submission.yaml.',
  source: 'EAD’s draft of 2017 prints “awaited” under a theme whose ministry has not submitted',
  example: {
    bad: 'There is no folder submissions/establishment-division.',
    good: 'submissions/establishment-division/submission.yaml with status: nil_return',
  },
  *check(open, folder) {
    const asOf = folder.plan.value.edition?.date
    for (const { institution, due, place } of openOf(open, 'awaited')) {
      const isLate = due && asOf ? daysBetween(due, asOf) > 0 : false
      const overdue = isLate ? ` It was due on ${due}.` : ''
      yield {
        at: place,
        message: `Nothing has been received from ${nameOf(folder, institution)} yet.${overdue}`,
        help: `Put what it sends into submissions/${institution}/.`,
      }
    }
  },
}
