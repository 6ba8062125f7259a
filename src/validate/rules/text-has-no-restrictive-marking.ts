import { publishingRule } from '../publishing-rule.ts'
import { restrictiveMarking } from '../words/restrictive-markings.ts'

export const textHasNoRestrictiveMarking = publishingRule({
  id: 'text-has-no-restrictive-marking',
  subject: 'publication',
  precision: 'not measured',
  hint: /[A-Z]{3}| only|ot for |onfidential|[([](?:Restricted|Secret)/,
  pattern: restrictiveMarking,
  why: 'A marking says that the words after it are not for the public. Either they must go, or the marking.',
  help: 'Ask the office that gave the text whether it may be published, then remove the text or the marking. If it is not meant as one, waive the rule.',
  source:
    'a published plan document of the United States with a restrictive marking on all 43 pages',
  example: {
    bad: 'note: CONFIDENTIAL. The Cabinet has not seen this.',
    good: 'note: Before Cabinet.',
  },
  say: (found, label) => `${label} bears the marking “${found}”.`,
})
