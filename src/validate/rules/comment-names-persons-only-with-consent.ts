import { commentId } from '../../model/comments.ts'
import { shown } from '../../plain/text.ts'
import { type Rule, wrong } from '../rule.ts'

export const commentNamesPersonsOnlyWithConsent: Rule = {
  id: 'comment-names-persons-only-with-consent',
  subject: 'process',
  on: 'plan',
  severity: wrong,
  why: 'Files of the plan are public. Whoever spoke for an organisation is named only if he or she agreed to it in writing.',
  help: 'Remove the person from the file. Only where the consent is at hand in writing, add consents: true.',
  source: 'design of nap: a person only with consent',
  example: {
    bad: 'person:\n  name: Somebody',
    good: 'person:\n  name: Somebody\n  consents: true',
  },
  *check(_draft, { comments }) {
    for (const comment of comments) {
      const { person } = comment.value
      if (!person || person.consents === true) continue
      yield {
        at: comment.place('/person/name'),
        message: `The comment “${shown(commentId(comment), 80)}” names a person who has not consented to be named. The plan does not print the name.`,
      }
    }
  },
}
