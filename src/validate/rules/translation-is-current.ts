import { languageName } from '../../model/languages/language.ts'
import { openOf } from '../../model/open-point.ts'
import { counted } from '../../plain/text.ts'
import { advice, type Rule } from '../rule.ts'

export const translationIsCurrent: Rule = {
  id: 'translation-is-current',
  subject: 'plan',
  on: 'open',
  severity: advice,
  why: 'Whoever reads the plan in another language must not read what it said before. What has changed since is printed in the language of the plan until somebody has translated it anew.',
  help: 'Translate what has changed: nap form --translate LANGUAGE makes the form for it.',
  source: 'design of nap: a translation knows which text it was made from',
  example: {
    bad: 'texts: - about: /title, of: … of the title before it was changed',
    good: 'texts: - about: /title, of: … written anew by: nap import plan-ur.xlsx',
  },
  *check(open) {
    for (const { language, commitment, abouts, place, command } of openOf(
      open,
      'stale-translation',
    )) {
      const of = commitment === undefined ? 'the plan as a whole' : `“${commitment.id}”`
      yield {
        at: place,
        message: `${counted(abouts.length, 'text')} of ${of} ${abouts.length === 1 ? 'has' : 'have'} changed since ${abouts.length === 1 ? 'it was' : 'they were'} translated into ${languageName(language)}: ${abouts.join(', ')}.`,
        help: `Until then the ${languageName(language)} edition prints the original. To translate anew: ${command}.`,
      }
    }
  },
}
