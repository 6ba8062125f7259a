import { lastDay } from '../../plain/date.ts'
import { shown } from '../../plain/text.ts'
import { advice, type Rule } from '../rule.ts'

export const consultationHasASummary: Rule = {
  id: 'consultation-has-a-summary',
  subject: 'process',
  on: 'plan',
  severity: advice,
  why: 'Those who came want to see that they were heard. OGP asks for a published summary of the comments.',
  help: 'Write under summary what was discussed and what came of it.',
  source:
    'OGP independent reporting mechanism: steps of the consultation, summary of comments published',
  example: {
    bad: 'title: Workshop, Peshawar\ndate: 2017-04-25',
    good: 'title: Workshop, Peshawar\ndate: 2017-04-25\nsummary: The participants asked for …',
  },
  *check(_draft, { plan, consultations }) {
    const asOf = plan.value.edition?.date
    for (const document of consultations) {
      const { date, until = date, title = '', summary, tentative = false } = document.value
      // A summary of the wrong form is reported as such.
      if (summary !== undefined || tentative || document.written('/summary').trim() !== '') continue
      if (until === undefined || asOf === undefined || lastDay(until) >= asOf) continue
      yield {
        at: document.keyPlace('/title'),
        message: `There is no summary of “${shown(title, 80)}” of ${date}.`,
      }
    }
  },
}
