import { wordingRule } from '../wording-rule.ts'
import { continuingWords } from '../words/continuing-words.ts'

export const commitmentSaysWhatIsNew = wordingRule({
  id: 'commitment-says-what-is-new',
  subject: 'wording',
  precision: { right: 27, read: 30 },
  fields: ['title', 'commitment_description', 'activity'],
  why: 'OGP’s reviewers ask what a commitment adds. Half of the commitments of one plan were called recycled, because they went on with what was under way; 35 % of such commitments were of low specificity, others 21 %.',
  help: 'Name what will be new at the end of the plan: a rule, a right, a reach that is not there today.',
  source: 'OGP independent reporting mechanism, potential for results; OGP Explorer data',
  example: {
    bad: 'commitment_description: The ministry continues to publish its data.',
    good: 'commitment_description: The ministry publishes its contracts too, which today nobody outside can see.',
  },
  find: continuingWords,
  say: (found, field) => `“${found}” in ${field} sounds like work that is done already.`,
})
