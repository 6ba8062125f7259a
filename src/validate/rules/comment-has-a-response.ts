import { openOf } from '../../model/open-point.ts'
import { shown } from '../../plain/text.ts'
import { incomplete, type Rule } from '../rule.ts'

export const commentHasAResponse: Rule = {
  id: 'comment-has-a-response',
  subject: 'process',
  on: 'open',
  severity: incomplete,
  why: 'Those who comment on a draft are owed an answer with its reason; without one, the plan prints “No answer yet”.',
  help: 'Say what became of the comment, and why: nap respond COMMENT --disposition D --reason R.',
  source: 'OGP participation and co-creation standards, standard 4: reasoned response',
  example: {
    bad: 'from: Accountability Lab\ntext: The draft should be tested with listeners.',
    good: 'from: Accountability Lab\ntext: …\nresponse:\n  disposition: accepted_in_part\n  reason: …\n  decided_on: 2017-06-14',
  },
  *check(open) {
    for (const { comment, from, receivedOn, place } of openOf(open, 'unanswered-comment')) {
      const day = receivedOn === undefined ? '' : ` of ${receivedOn}`
      yield {
        at: place,
        message: `The comment of ${shown(from ?? 'somebody', 80)}${day} has no answer yet.`,
        help: `Answer it: nap respond ${shown(comment, 80)} --disposition D --reason R.`,
      }
    }
  },
}
