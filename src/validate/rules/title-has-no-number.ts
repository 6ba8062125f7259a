import { shown } from '../../plain/text.ts'
import { numberOfTitle } from '../../plain/title-number.ts'
import { called } from '../gap-rule.ts'
import { advice, type Rule } from '../rule.ts'

export const titleHasNoNumber: Rule = {
  id: 'title-has-no-number',
  subject: 'wording',
  precision: 'not measured',
  on: 'commitment',
  severity: advice,
  why: 'nap numbers the commitments itself, so a number in the title is printed beside another one. EAD’s draft of 2017 has the number 3 twice.',
  help: 'Take the number out of the title; if the plan was published with it, write it as published_number, and it is printed in place of nap’s. The order of printing stands in plan.yaml, under order.',
  source: 'EAD’s draft of 2017; 35 repeated numbers within one plan in OGP’s data',
  example: { bad: 'title: 1.1 A citizens’ budget', good: 'title: A citizens’ budget' },
  *check(commitment) {
    const found = numberOfTitle(commitment.value.title ?? '')
    if (found === undefined) return
    yield {
      at: commitment.place('/title'),
      message: `${called(commitment)}: the title begins with a number of its own, “${shown(found, 40)}”.`,
    }
  },
}
