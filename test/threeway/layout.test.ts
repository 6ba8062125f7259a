import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { layoutOf } from '../../src/threeway/layout.ts'
import { textOf } from '../../src/threeway/node.ts'

const plan = join(import.meta.dirname, '../../plan')
const files = readdirSync(plan, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readFileSync(join(plan, file), 'utf8'))

const odd = [
  'a: >-\nb: 1\n',
  'a: |\n\n\nb: 1\n',
  'a: |-\n  x\n   \n\nb: 1\n',
  'a: |+\n  x\n\n\nb: 1\n',
  'a:\n  b: |\n  c: 1\n',
  'a: x\n\n\n',
  'a:\n\n\nb: 1\n',
  'a:\n  - b\n  -\n  - c\n',
  'a:\n  -\n  # c\n  - b\n',
  'a:\n- - x\n  - y\n- z\n',
  'a: {b: 1,\n  c: 2}\nd: [\n  x, # y\n  z,\n]\n',
  'a: [x,\n# c\n y]\n',
  'a: [b: 1]\n',
  'a: {b, c: d}\n',
  'a:\n  {b: 1}\n',
  'a: # c\n  # d\n  1\nb: 2\n',
  'a: "x\n\n  y"\n',
  'a : 1\n"b" : 2\n',
  '---\na: 1\n',
  '# only a remark\n',
  '',
]

test.for([...odd, ...files])('nothing gets lost when a text is taken apart: %j', (text) => {
  const layout = layoutOf(text)
  expect(layout && layout.head + textOf(layout.root)).toBe(text)
})

test.for(['- a\n', 'a\n', '{a: 1}\n', '? a\n: b\n'])('it is not taken apart: %j', (text) => {
  expect(layoutOf(text)).toBeUndefined()
})
