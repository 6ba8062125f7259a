import { commenterOf, commentId, inOrderOfArrival, isAnswered } from '../../model/comments.ts'
import { shown } from '../../plain/text.ts'
import { incomplete, type Rule } from '../rule.ts'

export const commentHasAResponse: Rule = {
  id: 'comment-has-a-response',
  subject: 'process',
  on: 'plan',
  severity: incomplete,
  why: 'Those who comment on a draft are owed an answer with its reason; without one, the plan prints “No answer yet”.',
  mend: 'Say what became of the comment, and why: nap respond COMMENT --disposition D --reason R.',
  source: 'OGP participation and co-creation standards, standard 4: reasoned response',
  example: {
    bad: 'from: Accountability Lab\ntext: The draft should be tested with listeners.',
    good: 'from: Accountability Lab\ntext: …\nresponse:\n  disposition: accepted_in_part\n  reason: …\n  decided_on: 2017-06-14',
  },
  *check(_draft, folder) {
    for (const comment of inOrderOfArrival(folder)) {
      // A response of the wrong form is reported as such; it is not missing as well.
      if (isAnswered(comment) || comment.written('/response').trim() !== '') continue
      const { received_on: date } = comment.value
      yield {
        at: comment.keyPlace('/text'),
        message: `The comment of ${shown(commenterOf(comment), 80)}${date === undefined ? '' : ` of ${date}`} has no answer yet.`,
        help: `Answer it: nap respond ${shown(commentId(comment), 80)} --disposition D --reason R.`,
      }
    }
  },
}
