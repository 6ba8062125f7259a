import { expect, test } from 'vitest'
import { parse } from '../../src/load/parse.ts'

const foundIn = (text: string) =>
  parse({ file: 'budget.yaml', bytes: Buffer.from(text) }).diagnostics.map(
    ({ rule, place: { line, column } }) => `${rule} ${line}:${column}`,
  )

test.for([
  ['title: The #1 portal\n', 'text-with-odd-start-is-quoted 1:12'],
  ['contribution: The rank is # 5 of all\n', 'text-with-odd-start-is-quoted 1:27'],
])('what a number sign takes away is told: %s', ([text = '', found]) => {
  expect(foundIn(text)).toEqual([found])
})

test.for(['theme: x # as agreed\n', '# 5 thematic areas\ntheme: x\n', 'title: "The # 5 portal"\n'])(
  'a remark, and a sign in quotes, are left alone: %s',
  (text) => {
    expect(foundIn(text)).toEqual([])
  },
)
