import { publishingRule } from '../publishing-rule.ts'
import { withoutWordBullets } from '../texts/word-bullets.ts'

// A letter that could not be read; letters of one font on one computer; what another encoding makes of quotation marks, of
// French and of Urdu; Urdu of which only question marks are left.
const lost = '\\ufffd|[\\ufff9-\\ufffc]|\\p{Co}|\\p{Noncharacter_Code_Point}'
const misread =
  'â€[™œ˜¦“”•\\u009d\\u0093\\u0094\\u0099\\u009c]|Ã[©¨¢¤¶¼±³¡]|ï»¿|(?:[ØÙÚÛ][\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){3}'
const questions = '(?<![\\p{L}\\p{N}])\\?{3,}(?: \\?{2,}){2,}'

const damaged = new RegExp(`${lost}|${misread}|${questions}`, 'u')

export const textHasNoDamagedLetters = publishingRule({
  id: 'text-has-no-damaged-letters',
  subject: 'publication',
  hint: /[\u0080-\u{10ffff}]|\?\?\? \?/u,
  pattern: damaged,
  // In the fields of a file these are told as what they are.
  isMeantFor: ({ kind, text }) => kind !== 'chapter' && !damaged.test(withoutWordBullets(text)),
  why: 'Where a program could not read a letter, it wrote a sign for “lost”. It is printed so, and what stood there can be known only from an earlier copy.',
  help: 'Compare it with the text as it was sent, and type the words again.',
  source: 'Unicode: U+FFFD stands for a character that could not be read',
  example: { bad: 'title: The citizen\ufffds budget', good: 'title: The citizen’s budget' },
  say: (found, label) => `${label} holds letters that were lost or misread on the way: “${found}”.`,
})
