import { shown } from '../../plain/text.ts'
import { wordCount } from '../commitment-texts.ts'
import { advice } from '../rule.ts'
import { wordingRule } from '../wording-rule.ts'

export const valueIsExplained = wordingRule({
  id: 'value-is-explained',
  subject: 'commitments',
  precision: 'not measured',
  severity: advice,
  fields: ['ogp_values'],
  inEveryLanguage: true,
  why: 'OGP’s template does not ask for a tick: it asks why the commitment is relevant to the value.',
  help: 'Say in one sentence who gets what: which information, which say, or which answer.',
  source: 'OGP commitment template 2017: why is this commitment relevant to OGP values?',
  example: {
    bad: 'ogp_values:\n  civic_participation: "Yes"',
    good: 'ogp_values:\n  civic_participation: Readers of every province decide which questions the booklet answers.',
  },
  find: (text) => (wordCount(text, 4) < 4 ? shown(text.trim(), 60) : undefined),
  say: (found, field) => `“${found}” does not say why the commitment serves ${field}.`,
})
