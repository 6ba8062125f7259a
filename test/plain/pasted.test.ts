import { expect, test } from 'vitest'
import { pastedLine, pastedText } from '../../src/plain/pasted.ts'

const paragraph = `${'Citizens read what is spent and ask. '.repeat(4).trim()}`

test.for([
  ['line ends of every kind', 'a\r\nb\rc\u2028d\ve', 'a\nb\nc\nd\ne'],
  ['empty lines', 'a\r\r\rb  \r', 'a\n\n\nb\n'],
  ['a list', '• one\r•\ttwo', '• one\n• two'],
  [
    'lines broken by hand',
    'One line of a letter\rand the next.',
    'One line of a letter\nand the next.',
  ],
  ['paragraphs', `${paragraph}\rb\rc`, `${paragraph}\n\nb\n\nc`],
  ['paragraphs parted already', `${paragraph}\r\rb\rc`, `${paragraph}\n\nb\nc`],
  ['Urdu with its joiners', 'می\u200cخواہم\u200f!', 'می\u200cخواہم\u200f!'],
  ['colours and titles', '\u001b[1;31ma\u001b[0m\u001b]0;t\u0007b\u001b(Bc', 'abc'],
  ['what nobody sees', '\ufeffso\u00adft\u200b\u0000\u0007', 'soft'],
])('%s', ([, typed = '', text]) => {
  expect(pastedText(typed)).toBe(text)
})

test('for one line, what stands between is said', () => {
  expect(pastedLine(' a \r\r b\r')).toBe('a b')
  expect(pastedLine('a\rb', '; ')).toBe('a; b')
})

// What a slow computer hands over in one piece may begin or end between two words.
test('a part of a line keeps its spaces', () => {
  expect(pastedText(' asked for more ')).toBe(' asked for more ')
  expect(pastedLine(' asked for more ')).toBe(' asked for more ')
})
