import { commitmentsOf } from '../../model/draft.ts'
import { asked, submissionStateOf } from '../../model/plan.ts'
import { counted } from '../../plain/text.ts'
import { isBegun } from '../begun.ts'
import { type Rule, suggestion } from '../rule.ts'

export const planHasFiveToFifteenCommitments: Rule = {
  id: 'plan-has-five-to-fifteen-commitments',
  subject: 'plan',
  on: 'plan',
  severity: suggestion,
  why: 'OGP strongly recommends between five and fifteen ambitious commitments: fewer are hardly a plan, more are hard to follow. Of 100 plans 44 keep to it.',
  help: 'Join or leave out commitments, or add some. If there is a good reason for the number, waive the rule in plan.yaml.',
  source: 'OGP: how to make an action plan',
  example: { bad: 'A plan of 36 commitments', good: 'A plan of 12 commitments' },
  *check(draft, folder) {
    const { length: number } = commitmentsOf(draft)
    if (!isBegun(draft) || (number >= 5 && number <= 15)) return
    // Few is no surprise while inputs are awaited.
    const isAwaiting = asked(folder).some(({ id }) => submissionStateOf(folder, id) === 'awaited')
    if (number < 5 && isAwaiting) return
    yield {
      at: folder.plan.keyPlace('/themes'),
      message: `The plan has ${counted(number, 'commitment')}; OGP recommends five to fifteen.`,
    }
  },
}
