import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverage, uncovered } from '../../src/render/glyphs.ts'
import { font } from './sample.ts'

const serif = font('source-serif-4-latin-400-normal')
const nastaliq = font('noto-nastaliq-urdu-arabic-400-normal')
const math = font('noto-sans-math-latin-400-normal')

test('coverage tells what is in the font, not what its unicode-range declares', () => {
  const characters = coverage(serif)
  expect([...'Aé–“'].filter((character) => !characters.has(character.codePointAt(0) ?? 0))).toEqual(
    [],
  )
  expect([...'₨→✓☐'].filter((character) => characters.has(character.codePointAt(0) ?? 0))).toEqual(
    [],
  )
})

test('an Urdu font covers the letters of Urdu', () => {
  expect(uncovered('قومی ایکشن پلان: ھ ے ں ۱۲۳ ۔ ؟ ﷺ', [nastaliq, serif])).toEqual([])
})

test('what no font can show is named once, in order of first appearance', () => {
  expect(uncovered('☐ done → ✓ and → again', [serif])).toEqual(['☐', '→', '✓'])
  expect(uncovered('☐ done → ✓ and → again', [serif, math])).toEqual(['☐'])
})

test('white space and what is never drawn do not count', () => {
  expect(
    uncovered('a\u00a0b\t\n\u200c\u200d\u200e\u200f\u2066x\u2069\ufe0f\u00ad\ufeff', [serif]),
  ).toEqual([])
})

test('a letter counts as covered when the font has it whole or in parts', () => {
  expect(uncovered('e\u0301', [serif])).toEqual([])
})

test('without a font nothing can be shown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      const visible = new Set(text.replaceAll(/\s/g, ''))
      expect(uncovered(text, [])).toEqual([...visible])
    }),
  )
})

test('what is not a font is refused', () => {
  expect(() => coverage(Buffer.from('OTTO'))).toThrow('not WOFF2')
})
