import { expect } from 'vitest'
import { seenThrough } from '../../src/load/disguise.ts'
import { documentOf } from '../../src/load/document.ts'
import { linesOf } from '../../src/load/lines.ts'
import { plainDocument } from '../../src/load/quick/plain-document.ts'
import { readYaml } from '../../src/load/yaml.ts'
import type { Document } from '../../src/model/source.ts'

const file = 'submissions/sindh/budget.yaml'

export function quickly(text: string): Document | undefined {
  return plainDocument(file, text, linesOf(text))
}

/** All that a document tells: its value, and of each of its places what stands there. */
function told({ value, place, keyPlace, afterKey, written }: Document): unknown {
  const pointers = pointersOf(value)
  return {
    value,
    // An order of fields other than the file’s would be seen here only.
    json: JSON.stringify(value),
    places: pointers.map((pointer) => [
      pointer,
      place(pointer),
      keyPlace(pointer),
      afterKey(pointer),
      written(pointer),
    ]),
  }
}

function pointersOf(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer, `${pointer}/0`]
  const below = Object.entries(value).flatMap(([name, inner]) =>
    pointersOf(inner, `${pointer}/${name}`),
  )
  return [pointer, ...below, `${pointer}/missing`]
}

/** What the full reader says; undefined where it finds anything wrong. */
function fully(text: string): Document | undefined {
  const { tree } = seenThrough(text, readYaml(text))
  return tree && documentOf(file, tree, { text })
}

/** Whatever the quick reader says of a text, the full one says too. */
export function expectTheSame(text: string): void {
  const quick = quickly(text)
  if (!quick) return
  const full = fully(text)
  expect(full && told(full)).toStrictEqual(told(quick))
}
