import { openOf } from '../../model/open-point.ts'
import { nameOf } from '../../model/plan.ts'
import { changesInWords } from '../../model/sign-off.ts'
import { shown } from '../../plain/text.ts'
import { incomplete, type Rule } from '../rule.ts'

export const signOffIsOfThisText: Rule = {
  id: 'sign-off-is-of-this-text',
  subject: 'process',
  on: 'open',
  severity: incomplete,
  why: 'An institution signs off the words that it has read. When they change, nobody has confirmed the new ones.',
  help: 'Show the institution what has changed and have it signed off again, or restore the text that was signed.',
  source:
    'design of nap: sign-off; after the review stamps of Doorstop, which here no check ever renews',
  example: {
    bad: 'signed_off: … of the text before a date was changed',
    good: 'signed_off: … written anew by: nap sign-off finance-division --by "Joint Secretary (Budget)"',
  },
  *check(open, folder) {
    for (const { institution, by, on, changes, place } of openOf(open, 'changed-sign-off')) {
      yield {
        at: place,
        message: `The text of ${nameOf(folder, institution)} has changed since “${shown(by, 80)}” signed it off on ${on}${changes.length > 0 ? `: ${changesInWords(changes)}` : ''}.`,
        help: `Show what has changed, then sign again: nap sign-off ${institution} --by OFFICE.`,
      }
    }
  },
}
