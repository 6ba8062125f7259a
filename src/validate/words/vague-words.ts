import { anyOf, type Finder, inflected, wholeWords } from './pattern.ts'

// Our own selection of words that leave the door open; “etc.” is none: most often the list before it says enough. Commitments with such wording were of low specificity in 29 % of
// cases, others in 20 % (1,313 English commitments, OGP Explorer data).
const phrases = [
  ...['as and when', 'as appropriate', 'as far as possible', 'as feasible', 'as needed'],
  ...['as necessary', 'best efforts', 'if appropriate', 'if feasible'],
  ...[
    'if needed',
    'if necessary',
    'if possible',
    'in due course',
    'to the extent feasible',
    'to the extent possible',
  ],
  ...[
    'when appropriate',
    'when possible',
    'where appropriate',
    'where feasible',
    'where necessary',
  ],
  ...['subject to availability', 'subject to the availability'],
  ...['where possible', 'where practicable', 'wherever possible'],
]
const verbs = ['endeavour', 'endeavor', 'look into', 'strive', 'work towards', 'work toward']

// A panel that is formed to explore something is formed. Promised is the search alone in “commits to explore”.
const searched = wholeWords(
  String.raw`(?:commits?|committed|continues?|hopes?|intends?|plans?|seeks?|will)\s+to\s+explor(?:e|ing)|(?<!\bto\s)explore|explor(?:es|ed|ing)`,
)

const named = anyOf([...phrases, ...verbs.flatMap(inflected)])

export const vagueWords: Finder = (text) => named(text) ?? searched(text)
