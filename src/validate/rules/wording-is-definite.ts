import { wordingRule } from '../wording-rule.ts'
import { vagueWords } from '../words/vague-words.ts'

export const wordingIsDefinite = wordingRule({
  id: 'wording-is-definite',
  subject: 'wording',
  precision: 'not measured',
  fields: ['title', 'commitment_description', 'activity', 'deliverable'],
  why: 'Words that leave the door open leave open what was promised. With them 29 % of commitments were of low specificity, without them 20 %.',
  help: 'Say in which cases and which ones, or strike the words.',
  source: 'OGP Explorer data',
  example: {
    bad: 'commitment_description: Budget papers are published where possible.',
    good: 'commitment_description: All budget papers but those on defence are published.',
  },
  find: vagueWords,
  say: (found, field) => `“${found}” in ${field} leaves open what is promised.`,
})
