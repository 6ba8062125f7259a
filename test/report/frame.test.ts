import { expect, test } from 'vitest'
import { frame } from '../../src/report/frame.ts'

const at = (line: number, column: number, endColumn: number) =>
  ({ file: 'a.yaml', line, column, endLine: line, endColumn, pointer: '' }) as const

test.for([
  [
    'the words',
    'level: provincail',
    at(1, 8, 18),
    ['  1 | level: provincail', '    |        ^^^^^^^^^^'],
  ],
  [
    'after a tab',
    'level:\tprovincail',
    at(1, 8, 18),
    ['  1 | level: provincail', '    |        ^^^^^^^^^^'],
  ],
  [
    'letters two columns wide',
    'lead: 財務省',
    at(1, 7, 10),
    ['  1 | lead: 財務省', '    |       ^^^^^^'],
  ],
  [
    'letters with marks on them',
    'a: re\u0301gime x',
    at(1, 4, 11),
    ['  1 | a: re\u0301gime x', '    |    ^^^^^^'],
  ],
  [
    'Urdu, which says itself',
    'level: وفاقی',
    at(1, 8, 13),
    ['  1 | level: وفاقی', '    | here: “وفاقی”'],
  ],
  [
    'a mark in Urdu, which says nothing by itself',
    'title: "عوامی',
    at(1, 8, 9),
    ['  1 | title: "عوامی'],
  ],
] as const)('what is meant is marked: %s', ([, text, place, lines]) => {
  expect(frame(place, text, 80)).toEqual(lines)
})
