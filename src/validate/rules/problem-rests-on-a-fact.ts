import { wordCount } from '../commitment-texts.ts'
import { remark } from '../rule.ts'
import { wordingRule } from '../wording-rule.ts'
import { anyOf } from '../words/pattern.ts'

const fact = anyOf([
  ...['baseline', 'counted', 'data', 'figure', 'figures', 'half', 'hundred', 'hundreds', 'index'],
  ...['million', 'one', 'per cent', 'percent', 'study', 'survey', 'statistics', 'ten', 'third'],
  ...['thousand', 'thousands', 'three', 'two', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
])

export const problemRestsOnAFact = wordingRule({
  id: 'problem-rests-on-a-fact',
  subject: 'wording',
  precision: { right: 18, read: 18 },
  severity: remark,
  fields: ['public_problem'],
  why: 'OGP’s template asks for baseline data and facts where there are any: without a starting point nobody sees later what has changed. This is a hint, not a sign of quality.',
  help: 'Add a figure, a law or an event that shows the problem; or say that nothing is counted yet, and which milestone will count it.',
  source:
    'OGP commitment template 2017: public problem, with baseline data and facts where there are any',
  example: {
    bad: 'public_problem: Citizens of remote districts find it hard to learn what their government does for them and with what money.',
    good: 'public_problem: 14 of 32 districts publish no budget, so that citizens there cannot see where the money goes.',
  },
  // What is too short to hold a fact is reported as too short.
  find: (text) =>
    /\p{N}/u.test(text) || fact(text) || wordCount(text, 15) < 15 ? undefined : text,
  say: (_found, field) => `${field} names no fact, figure or starting point.`,
})
