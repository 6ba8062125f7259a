import { expect, test } from 'vitest'
import { load } from '../../../src/load/load.ts'
import { checkForm } from '../../../src/validate/form.ts'

// Each of them took half a minute and more once; how long they take now, test/bench/hostile.mjs tells.
const small = 63 * 1024
const large = 255 * 1024

// Each piece again and again, up to a size below which everything is looked behind, or up to the largest file there may be.
test.for<readonly [string, number]>([
  ['|||||||\n', large],
  ['<<<<<<<\n=======\n', large],
  ['<<<<<<< a\ntitle: x\n=======\ntitle: y\n>>>>>>> b\n', large],
  ['title: a\u0001\n', small],
  ['\u00a0title: x\n', small],
  ['title: x\n', small],
  ['title: x\n  a\n', small],
  ['title = a: b\n', small],
  ['title: "a\nb"\n', small],
  ["- 'x\n", small],
  ['title: "a" b\n', small],
  ['title:\nab cd\n', small],
  ['__proto__: x\n', small],
])('a file full of %j is told of soon', ([piece, size]) => {
  expectSoon(piece.repeat(size / Buffer.byteLength(piece)))
})

test.for([
  ['a dash', (index: number) => `  id: a${index}\n  activity: x\n`, small],
  ['a dash', (index: number) => `  id: a${index}\n  activity: x\n`, large],
  ['one place for its dash', (index: number) => `${' '.repeat(index % 9)}- id: a${index}\n`, small],
] as const)('a list of very many items without %s is told of soon', ([, item, size]) => {
  let text = 'milestones:\n'
  for (let index = 0; text.length < size; index++) text += item(index)
  expectSoon(text)
})

function expectSoon(text: string): void {
  const loaded = load([{ file: 'submissions/sindh/budget.yaml', bytes: Buffer.from(text) }])
  checkForm(loaded)
  expect(loaded.diagnostics.length).toBeGreaterThan(0)
}
