import { called } from '../gap-rule.ts'
import { advice, type Rule } from '../rule.ts'

export const technologyServesAnotherValue: Rule = {
  id: 'technology-serves-another-value',
  subject: 'commitments',
  on: 'commitment',
  severity: advice,
  why: 'Technology is a means. OGP counts it only with access to information, civic participation or public accountability.',
  help: 'Say which of the other three values the technology serves, in one sentence.',
  source: 'OGP values 2016-17: technology must also enhance one of the other three',
  example: {
    bad: 'ogp_values:\n  technology_and_innovation: Files move through a new system.',
    good: 'ogp_values:\n  access_to_information: Anyone can follow a request online.\n  technology_and_innovation: The new system shows each step.',
  },
  *check(commitment) {
    const { ogp_values: values = {} } = commitment.value
    const [only, ...others] = Object.keys(values)
    if (only !== 'technology_and_innovation' || others.length > 0) return
    yield {
      at: commitment.place('/ogp_values/technology_and_innovation/0'),
      message: `${called(commitment)} serves no OGP value but technology and innovation, which alone does not count.`,
    }
  },
}
