import { expect, test } from 'vitest'
import { parse } from '../../src/load/parse.ts'
import type { Place } from '../../src/model/diagnostic.ts'
import type { Document } from '../../src/model/source.ts'

// Columns count from 1; the numbers at the side are the lines.
const text = [
  /* 1 */ '# yaml-language-server: $schema=contribution.schema.json',
  /* 2 */ 'title: "A citizens’ budget"   # short',
  /* 3 */ 'phone: 0336',
  /* 4 */ 'theme:',
  /* 5 */ 'public_problem: |',
  /* 6 */ '  Citizens cannot see it.',
  /* 7 */ 'sdgs: ["16", "16.10"]',
  /* 8 */ 'milestones:',
  /* 9 */ '  - id: portal',
  /* 10 */ '    activity: >-',
  /* 11 */ '      Launch',
  /* 12 */ '      it',
  /* 13 */ '  -',
  /* 14 */ '    id: law',
  /* 15 */ '"a/b~c": ہاں',
  '',
].join('\n')

function documentOf(written: string): Document {
  const { document } = parse({ file: 'budget.yaml', bytes: Buffer.from(written) })
  if (!document) throw new Error('the text must be good YAML')
  return document
}

const document = documentOf(text)

const span = ({ line, column, endLine, endColumn }: Place) =>
  `${line}:${column}-${endLine}:${endColumn}`

test.for([
  ['a value, quotes included', '/title', '2:8-2:28'],
  ['a number', '/phone', '3:8-3:12'],
  ['a list', '/sdgs', '7:7-7:22'],
  ['an item of a list in brackets', '/sdgs/1', '7:14-7:21'],
  ['an item that is a group of fields', '/milestones/0', '9:5-13:1'],
  ['an item that begins on the next line', '/milestones/1', '14:5-15:1'],
  ['a field of an item', '/milestones/0/id', '9:9-9:15'],
  ['a text over several lines', '/milestones/0/activity', '10:15-13:1'],
  ['a name with a slash and a tilde', '/a~1b~0c', '15:10-15:13'],
  ['an empty field', '/theme', '4:7-4:7'],
  ['a missing field', '/level', '1:1-1:1'],
  ['a missing field of an item: the item', '/milestones/1/activity', '14:5-14:5'],
  ['a missing item: the name of the list', '/milestones/7/activity', '8:1-8:11'],
  ['below a text: the name of the text', '/title/0/deeper', '2:1-2:6'],
  ['a name that every object has', '/toString', '1:1-1:1'],
] as const)('%s', ([, pointer, at]) => {
  expect(span(document.place(pointer))).toBe(at)
  expect(document.place(pointer)).toMatchObject({ file: 'budget.yaml', pointer })
})

test('the file as a whole begins at its first line', () => {
  expect(document.place('')).toMatchObject({ line: 1, column: 1, pointer: '' })
})

test.for([
  ['a field', '/title', '2:1-2:6'],
  ['an empty field', '/theme', '4:1-4:6'],
  ['a name in quotes', '/a~1b~0c', '15:1-15:8'],
  ['a field of an item', '/milestones/0/activity', '10:5-10:13'],
  ['an item has no name: where it begins', '/milestones/1', '14:5-14:5'],
  ['a missing field: the nearest name around it', '/milestones/0/lead', '9:5-9:5'],
] as const)('the name of %s', ([, pointer, at]) => {
  expect(span(document.keyPlace(pointer))).toBe(at)
})

test.for([
  ['as it stands, before it became the number 336', '/phone', '0336'],
  ['with its quotes', '/title', '"A citizens’ budget"'],
  ['a list', '/sdgs', '["16", "16.10"]'],
  ['a text with its line ends', '/public_problem', '|\n  Citizens cannot see it.\n'],
  ['in Urdu', '/a~1b~0c', 'ہاں'],
  ['nothing', '/theme', ''],
] as const)('what is written: %s', ([, pointer, words]) => {
  expect(document.written(pointer)).toBe(words)
})

test('a byte order mark and line ends of Windows shift nothing', () => {
  const onWindows = documentOf(`\ufeff${text.replaceAll('\n', '\r\n')}`)
  expect(span(onWindows.place('/title'))).toBe('2:8-2:28')
  expect(span(onWindows.keyPlace('/milestones/0/activity'))).toBe('10:5-10:13')
  expect(onWindows.written('/milestones/1/id')).toBe('law')
})

test('columns count as editors do: an emoji is two', () => {
  expect(span(documentOf('sdgs: ["😀", b]\n').place('/sdgs/1'))).toBe('1:14-1:15')
})
