import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Whoever reads the list of what was skipped has to see why; .ci/run lets through only what it knows.
test('a test that may be skipped says why in its name', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  const skips = files
    .filter((file) => file.endsWith('.test.ts') && !file.endsWith('skips.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(import.meta.dirname, file), 'utf8')
      const places = Array.from(text.matchAll(/\.(?:skipIf|runIf)\(/g), ({ index }) => index)
      return places.map((place) => ({ file, place, text }))
    })
  expect(skips.length).toBeGreaterThan(20)
  const silent = skips.filter(
    ({ text, place }) => !/\((?:needs|not) [^)\n]+\)/.test(headOf(text, place)),
  )
  expect(silent.map(({ file, text, place }) => `${file}: ${headOf(text, place)}`)).toEqual([])
})

/** From the word that skips to where the test begins. */
function headOf(text: string, place: number): string {
  return text.slice(place).split(/(?<==> \{)$/m)[0] ?? ''
}
