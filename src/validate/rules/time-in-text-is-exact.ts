import { wordingRule } from '../wording-rule.ts'
import { wholeWords } from '../words/pattern.ts'

const seasonOfYear = String.raw`(?:early|mid|late|spring|summer|autumn|fall|winter)(?:\s+(?:of|in))?[\s-]+(?:19|20)\d\d`
const season = String.raw`(?:in|by|until)\s+(?:the\s+)?(?:spring|summer|autumn|winter)`
const some = String.raw`in the (?:near|coming) future|as soon as possible|shortly|(?<!as\s+)soon(?!-)`

export const timeInTextIsExact = wordingRule({
  id: 'time-in-text-is-exact',
  subject: 'wording',
  precision: 'not measured',
  // The words for a deadline stand beside its date, which is exact.
  fields: ['commitment_description', 'activity', 'deliverable'],
  why: 'Early, late and spring mean different days to different people. A month and a year in the text go with specific commitments: 11 % of low specificity, against 23 %.',
  help: 'Name the month, for example by March 2018.',
  source: 'OGP Explorer data; deadlines in Canada’s plans',
  example: {
    bad: 'activity: Launch the portal in early 2018',
    good: 'activity: Launch the portal by March 2018',
  },
  find: wholeWords(`${seasonOfYear}|${season}|${some}`),
  say: (found, field) => `“${found}” in ${field} leaves the time open.`,
})
