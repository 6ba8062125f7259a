import { gapRule } from '../gap-rule.ts'

export const commitmentHasATheme = gapRule({
  id: 'commitment-has-a-theme',
  subject: 'commitments',
  pointers: ['/theme'],
  why: 'The chapters of the plan are its thematic areas; a federal commitment without one has no place.',
  help: 'Write the id of a thematic area of plan.yaml.',
  source: 'OGP commitment template: theme',
  example: { bad: 'theme:', good: 'theme: fiscal-transparency' },
})
