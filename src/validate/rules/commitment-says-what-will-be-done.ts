import { gapRule } from '../gap-rule.ts'

export const commitmentSaysWhatWillBeDone = gapRule({
  id: 'commitment-says-what-will-be-done',
  subject: 'commitments',
  pointers: ['/commitment_description', '/contribution'],
  why: 'A reader must see what will exist at the end, and why that changes the problem.',
  help: 'Say what will be there at the end, and how that changes the problem.',
  source: 'OGP commitment template 2017: what is the commitment, and how will it contribute',
  example: {
    bad: 'commitment_description: Improve transparency.',
    good: 'commitment_description: Publish a citizens’ budget each July, in English and Urdu.',
  },
})
