import { kinds } from '../../../model/kinds.ts'
import { filePathOf } from '../../../model/plan-file.ts'
import { arrivalToCome, pastDayIn } from '../../plan/day.ts'
import { refuseIfThere } from '../../plan/free-file.ts'
import { guidedFile } from '../../plan/guided.ts'
import { type NewKind, plainKind } from '../kind.ts'

const leftOut = ['signed_off'] as const

/** The covering record of what an institution sent. */
export const newSubmission: NewKind = {
  ...plainKind,
  name: kinds.submission.made.as,
  kind: 'submission',
  leftOut,
  needs: ['received_on', 'received_via', 'status'],
  namedBy: { institution: true },
  example: 'nap new submission finance-division --set received_via=letter',
  suggested: (_plan, host) => ({
    received_on: pastDayIn(undefined, 'received_on', host),
    status: 'received',
  }),
  objection: (_plan, answers, host) => arrivalToCome(answers, host),

  place: (_plan, { institution }) =>
    institution === undefined
      ? undefined
      : { file: filePathOf('submission', { institution }), pointer: '' },

  async change(plan, answers, { institution }) {
    const file = filePathOf('submission', { institution })
    await refuseIfThere(plan, file, 'remove it first if it is wrong')
    return { file, content: await guidedFile(plan, { kind: 'submission', file, answers, leftOut }) }
  },

  next({ folder }, { names: { institution } }) {
    const sent = folder.contributions.some(
      (contribution) => contribution.institution === institution,
    )
    const received = folder.submissions.find((known) => known.institution === institution)
    return sent || received?.document.value.status === 'nil_return'
      ? 'bring the plan up to date, with nap compile'
      : `write down what it commits to, with nap new commitment --institution ${institution}`
  },
}
