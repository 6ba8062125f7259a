import { counted } from '../../plain/text.ts'
import { textsIn, wordCount } from '../commitment-texts.ts'
import { called } from '../gap-rule.ts'
import { advice, type Rule } from '../rule.ts'

const fewestWords = 15

export const problemIsDescribed: Rule = {
  id: 'problem-is-described',
  subject: 'wording',
  precision: { right: 20, read: 20 },
  on: 'commitment',
  severity: advice,
  why: 'Whoever judges later whether the commitment has helped goes back to the problem. A few words do not say who has it, and how badly.',
  help: 'Say who has the problem, what they cannot do today, and which fact or figure shows it.',
  source:
    'OGP commitment template 2017: public problem, with baseline data and facts where there are any',
  example: {
    bad: 'public_problem: Lack of transparency.',
    good: 'public_problem: Budget papers appear in English only and weeks late, so that members of parliament and reporters cannot read them before the vote.',
  },
  *check(commitment) {
    const problem = textsIn(commitment).find(({ field }) => field === 'public_problem')
    if (problem === undefined || problem.placeholder !== undefined) return
    const words = wordCount(problem.text, fewestWords)
    if (words >= fewestWords) return
    yield {
      at: commitment.place('/public_problem'),
      message: `${called(commitment)} describes its problem in ${counted(words, 'word')}.`,
    }
  },
}
