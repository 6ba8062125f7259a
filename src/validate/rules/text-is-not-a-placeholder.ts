import { shown } from '../../plain/text.ts'
import { textsIn } from '../commitment-texts.ts'
import { called } from '../gap-rule.ts'
import { advice, type Rule } from '../rule.ts'

// In the words for a deadline “not yet” and “annual” are answers of a kind.
const leftOpen =
  /^[^\p{L}\p{N}]*(?:tb[acd]|xxx+|to be (?:announced|confirmed|decided|determined)|[<[_.…])/iu

export const textIsNotAPlaceholder: Rule = {
  id: 'text-is-not-a-placeholder',
  subject: 'wording',
  precision: 'not measured',
  on: 'commitment',
  severity: advice,
  why: 'A placeholder prints like an answer. An empty field is printed as a gap, which is what it is.',
  help: 'Write the answer, or leave the field out: the draft then shows the gap and who is asked for it.',
  source: 'EAD’s draft of 2017 (“Not yet submitted by …”)',
  example: { bad: 'public_problem: TBD', good: 'public_problem:' },
  *check(commitment) {
    for (const { field, pointer, placeholder, name } of textsIn(commitment)) {
      if (placeholder === undefined) continue
      if (field === 'deadline_text' && !leftOpen.test(placeholder)) continue
      yield {
        at: commitment.place(pointer),
        message: `${called(commitment)}: “${shown(placeholder, 60)}” is no answer to ${name()}.`,
      }
    }
  },
}
