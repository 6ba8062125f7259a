import { gapRule } from '../gap-rule.ts'

export const commitmentHasATitle = gapRule({
  id: 'commitment-has-a-title',
  subject: 'commitments',
  pointers: ['/title'],
  why: 'A reader finds and cites a commitment by its name.',
  help: 'Write a short name, at most twenty words.',
  source: 'OGP commitment template 2017: number and name of commitment',
  example: { bad: 'title:', good: 'title: A citizens’ budget in plain words' },
})
