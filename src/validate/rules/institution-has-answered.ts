import { startOf } from '../../model/diagnostic.ts'
import { asked, nameOf, type PlanFolder, standingOf } from '../../model/plan.ts'
import { isPlainId } from '../../model/plan-file.ts'
import { daysBetween } from '../../plain/date.ts'
import { nearest } from '../../plain/nearest.ts'
import { incomplete, type Rule } from '../rule.ts'

export const institutionHasAnswered: Rule = {
  id: 'institution-has-answered',
  subject: 'participants',
  on: 'plan',
  severity: incomplete,
  why: 'Every institution that was asked is printed in the plan, with its commitments, a nil return, or as awaited.',
  mend: 'Put what it sent under submissions/, or record a nil return in its submission.yaml.',
  source: 'EAD’s draft of 2017 prints “awaited” under a theme whose ministry has not submitted',
  example: {
    bad: 'There is no folder submissions/establishment-division.',
    good: 'submissions/establishment-division/submission.yaml with status: nil_return',
  },
  *check(_draft, folder) {
    const { institutions, plan } = folder
    const due = plan.value.calendar?.find(({ kind }) => kind === 'inputs_due')?.date
    const asOf = plan.value.edition?.date
    const late = due && asOf ? daysBetween(due, asOf) : 0
    const overdue = late > 0 ? ` It was due on ${due}.` : ''
    for (const { id } of asked(folder)) {
      if (standingOf(folder, id) !== 'awaited' || hasSentUnread(folder, id)) continue
      const index = institutions.value.institutions.findIndex(
        (institution) => institution.id === id,
      )
      yield {
        at:
          index === -1
            ? startOf(institutions.file)
            : institutions.place(`/institutions/${index}/id`),
        message: `Nothing has been received from ${nameOf(folder, id)} yet.${overdue}`,
        help: `Put what it sends into submissions/${id}/.`,
      }
    }
  },
}

// What has come and cannot be read is told as that.
function hasSentUnread({ institutions, unreadable }: PlanFolder, id: string): boolean {
  const ids = institutions.value.institutions.map((institution) => institution.id)
  return unreadable.some(({ is }) => {
    if (!('institution' in is)) return false
    const { institution } = is
    return institution === id || (!isPlainId(institution) && nearest(institution, ids) === id)
  })
}
