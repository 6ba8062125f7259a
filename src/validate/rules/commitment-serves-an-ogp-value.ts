import { gapRule } from '../gap-rule.ts'

export const commitmentServesAnOgpValue = gapRule({
  id: 'commitment-serves-an-ogp-value',
  subject: 'commitments',
  pointers: ['/ogp_values'],
  why: 'OGP asks of every commitment that it makes information, participation or accountability better.',
  help: 'Name at least one value, each with one sentence that says why.',
  source: 'OGP values 2016-17',
  example: {
    bad: 'ogp_values:',
    good: 'ogp_values:\n  access_to_information: The budget becomes readable for everyone.',
  },
})
