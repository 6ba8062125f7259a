import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { guidedText, newText, withField, withItem } from '../../src/edit/edit.ts'

test('a field is added at the end, and nothing else changes', () => {
  const text = '# by hand\na: 0123   # kept\nlist: [x,  y]\n'
  expect(withField(text, 'b', { c: 1 })).toBe(`${text}b:\n  c: 1\n`)
})

test('a field is replaced where it stands', () => {
  const text = 'a: one\nb:   "two" # why\n# of c\nc: |\n  three\n  lines\nd: 4\n'
  expect(withField(text, 'b', 'zwei')).toBe(
    'a: one\nb: zwei # why\n# of c\nc: |\n  three\n  lines\nd: 4\n',
  )
  expect(withField(text, 'b', 'zwei\ndrei\n')).toBe(
    'a: one\n# why\nb: |\n  zwei\n  drei\n# of c\nc: |\n  three\n  lines\nd: 4\n',
  )
  expect(withField(text, 'c', 'drei')).toBe('a: one\nb:   "two" # why\n# of c\nc: drei\nd: 4\n')
})

test('line ends of Windows stay', () => {
  expect(withField('a: 1\r\nb: 2\r\n', 'c', [1])).toBe('a: 1\r\nb: 2\r\nc:\r\n  - 1\r\n')
})

test('an item is added at the end of a list, indented as the others', () => {
  const text = 'decisions:\n- about: /title # first\n  reason: x\n# after\nother: 1\n'
  expect(withItem(text, 'decisions', { about: '/end_date' })).toBe(
    'decisions:\n- about: /title # first\n  reason: x\n- about: /end_date\n# after\nother: 1\n',
  )
  expect(withItem('', 'decisions', { a: 1 })).toBe('decisions:\n  - a: 1\n')
  expect(withItem('decisions: []\n', 'decisions', { a: 1 })).toBe('decisions:\n  - a: 1\n')
})

test('what was written can be read, and the rest reads as before', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant('لائن\nدو\n'))
  const map = fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), scalar, { minKeys: 1 })
  fc.assert(
    fc.property(
      map,
      fc.stringMatching(/^[a-z_]{1,8}$/),
      fc.oneof(scalar, map, fc.array(map)),
      (file, name, value) => {
        const text = newText('x.json', file)
        expect(parse(withField(text, name, value))).toEqual({ ...file, [name]: value })
      },
    ),
  )
})

test('a new file says what belongs into each field, and reads as its values', () => {
  const field = { guide: 'What it is.', open: [] }
  const text = guidedText('x.json', [
    { ...field, name: 'from', value: 'Lab: Lahore' },
    { ...field, name: 'person', value: undefined, open: ['  name:', '  consents:'] },
    { ...field, name: 'text', value: 'لائن\nدو\n' },
  ])
  expect(text).toBe(
    '# yaml-language-server: $schema=x.json\n\n# What it is.\nfrom: "Lab: Lahore"\n\n# What it is.\n# person:\n#   name:\n#   consents:\n\n# What it is.\ntext: |\n  لائن\n  دو\n',
  )
  expect(parse(text)).toEqual({ from: 'Lab: Lahore', text: 'لائن\nدو\n' })
  expect(withField(text, 'votes', 3)).toBe(`${text}votes: 3\n`)
})
