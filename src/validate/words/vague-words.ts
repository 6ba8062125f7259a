import { anyOf, inflected } from './pattern.ts'

// Our own selection of words that leave the door open. Commitments with such wording were of low specificity in 29 % of
// cases, others in 20 % (1,313 English commitments, OGP Explorer data).
const phrases = [
  ...[
    'and so on',
    'as and when',
    'as appropriate',
    'as far as possible',
    'as feasible',
    'as needed',
  ],
  ...['as necessary', 'best efforts', 'etc', 'if appropriate', 'if feasible'],
  ...[
    'if needed',
    'if necessary',
    'if possible',
    'in due course',
    'in the future',
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
const verbs = [
  'endeavour',
  'endeavor',
  'explore',
  'look into',
  'strive',
  'work towards',
  'work toward',
]

export const vagueWords = anyOf([...phrases, ...verbs.flatMap(inflected)])
