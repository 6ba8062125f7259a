import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

// Whoever relies on a promise can look up what holds it: no test goes away, or by another name, without somebody reading this.
const top = join(import.meta.dirname, '..')
const [promised = ''] = readFileSync(join(top, 'SECURITY.md'), 'utf8').split(
  '\n## What is not promised',
)

const promises = promised
  .split(/^- /m)
  .slice(1)
  .map((text) => {
    const [said = '', ...held] = text.split(/^ {2}(?=`test\/)/m)
    return { said: said.replaceAll(/\s+/g, ' ').trim(), held: held.map(heldBy) }
  })

function heldBy(line: string) {
  const [, file = '', words = ''] = /^`(test\/\S+)` “(.+)”/.exec(line) ?? []
  return { file, words }
}

test('there are promises', () => {
  expect(promises.length).toBeGreaterThan(20)
})

describe.each(promises)('$said', ({ held }) => {
  test('is held by a test', () => {
    expect(held).not.toEqual([])
    for (const { file, words } of held) {
      const text = existsSync(join(top, file))
        ? readFileSync(join(top, file), 'utf8')
        : 'no such file'
      expect(words, file).not.toBe('')
      expect(text, file).toContain(words)
    }
  })
})
