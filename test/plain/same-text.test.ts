import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '../../src/plain/canonical.ts'
import { sameText } from '../../src/plain/same-text.ts'
import { runs } from '../support/runs.ts'

const said = 'The division publishes what it spends, and members of parliament may ask why.'

test.for([
  'The division publishes what it spends,\nand members of parliament may ask why.',
  'The division  publishes what it spends, and\tmembers of parliament may ask why.',
  'The\u00a0division publishes what\u202fit spends, and members of parliament may ask why.\n',
  'The division publishes\r\n  what it spends, and members\r\n  of parliament may ask why.  ',
])('%j is the same text', (text) => {
  expect(sameText(text)).toBe(said)
})

test.for([
  ['a paragraph of its own', 'One.\n\nTwo.', 'One. Two.'],
  ['a list', 'It holds:\n- one\n- two', 'It holds: - one - two'],
  ['a list as it is typed', 'It holds:\n• one\n• two', 'It holds: • one • two'],
  ['a numbered list', '1. one\n2. two', '1. one 2. two'],
  ['letters', '(a) one\n(b) two', '(a) one (b) two'],
  ['a heading', '# One\ntwo', '# One two'],
  ['a table', '| a | b |\n| --- | --- |\n| 1 | 2 |', '| a | b | | --- | --- | | 1 | 2 |'],
  ['a line break that was asked for', 'One\\\ntwo', 'One\\ two'],
  ['code', '```\na  b\n```', '```\na b\n```'],
  ['a list in a list', '- one\n  - two', '- one\n- two'],
  ['a quotation', '> One\n\ntwo', '> One two'],
  ['another word', 'One two', 'Onetwo'],
] as const)('%s stays', ([, one, other]) => {
  expect(sameText(one)).not.toBe(sameText(other))
})

test.for([
  ['an item of a list', '- one and\n  two\n- three', '- one and two\n- three'],
  ['a numbered item', '1. one and\n   two\n2. three', '1. one and two\n2. three'],
  [
    'a year at the beginning of a line',
    'It was\n2017. Nobody asked.',
    'It was 2017. Nobody asked.',
  ],
  ['brackets', 'so it is (see the\nact) and so on', 'so it is (see the act) and so on'],
  ['several empty lines', 'One.\n\n\n\nTwo.', 'One.\n\nTwo.'],
] as const)('%s may be wrapped', ([, one, other]) => {
  expect(sameText(one)).toBe(sameText(other))
})

const words = fc.array(fc.stringMatching(/^[a-zA-Zء-ی]{1,9}[.,]?$/), {
  minLength: 1,
  maxLength: 30,
})

test('however words are wrapped, they are the same text, and a word more is another', () => {
  const blank = fc.constantFrom(' ', '  ', '\n', '\n   ', '\u00a0', '\t', '\r\n')
  fc.assert(
    fc.property(words, fc.infiniteStream(blank), (all, blanks) => {
      const wrapped = all.map((word) => `${word}${blanks.next().value}`).join('')
      expect(canonical([wrapped])).toBe(canonical([all.join(' ')]))
      expect(canonical(`${wrapped} more`)).not.toBe(canonical(wrapped))
    }),
    { numRuns: runs(300) },
  )
})

test('a text in the form in which it is compared stays so', () => {
  const line = fc.constantFrom(
    '- a',
    '  - b',
    '1. c',
    '2017. d',
    'e  f',
    '| g | h |',
    '',
    '> i',
    '```',
    '# j',
    'k  ',
    '---',
    '• l',
    '(a) m',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const once = sameText(lines.join('\n'))
      expect(sameText(once)).toBe(once)
    }),
    { numRuns: runs(300) },
  )
})
