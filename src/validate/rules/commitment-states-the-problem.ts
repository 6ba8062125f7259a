import { gapRule } from '../gap-rule.ts'

export const commitmentStatesTheProblem = gapRule({
  id: 'commitment-states-the-problem',
  subject: 'commitments',
  pointers: ['/public_problem'],
  why: 'Without the problem nobody can judge whether the commitment helps.',
  help: 'Describe what people cannot do today, with one fact or figure.',
  source: 'OGP commitment template 2017: public problem',
  example: {
    bad: 'public_problem:',
    good: 'public_problem: Citizens cannot see how a district spends its budget.',
  },
})
