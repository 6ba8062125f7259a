import { labelOf } from '../../model/schemas.ts'
import { shown } from '../../model/text.ts'
import { called } from '../gap-rule.ts'
import { advice, type Rule } from '../rule.ts'

const placeholder =
  /^[^\p{L}\p{N}]*(tbd|tbc|tba|xxx+|n\/a|nil|lorem ipsum.*|to be (decided|confirmed|determined|announced|added).*|not yet submitted.*|(awaited|pending)( (from|with|approval|input|response)\b.*)?|test)[^\p{L}\p{N}]*$/iu

export const textIsNotAPlaceholder: Rule = {
  id: 'text-is-not-a-placeholder',
  on: 'commitment',
  severity: advice,
  why: 'A placeholder prints like an answer. An empty field is printed as a gap, which is what it is.',
  mend: 'Write the answer, or leave the field out: the draft then shows the gap and who is asked for it.',
  source: 'EAD’s draft of 2017 (“Not yet submitted by …”)',
  example: { bad: 'public_problem: TBD', good: 'public_problem:' },
  *check(commitment) {
    const { value, place } = commitment
    for (const name of [
      'title',
      'public_problem',
      'commitment_description',
      'contribution',
    ] as const) {
      const text = value[name]
      if (text === undefined || !placeholder.test(text.trim())) continue
      yield {
        at: place(`/${name}`),
        message: `${called(commitment)}: “${shown(text.trim(), 60)}” is no answer to “${labelOf('contribution', `/${name}`)}”.`,
        help: this.mend,
      }
    }
  },
}
