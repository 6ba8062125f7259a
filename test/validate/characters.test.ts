import ucs2length from 'ajv/dist/runtime/ucs2length.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { charactersIn } from '../../src/validate/characters.ts'
import { runs } from '../support/runs.ts'

// Node gives the module itself, vitest its default.
const ajvs = ('default' in ucs2length ? ucs2length.default : ucs2length) as (text: string) => number

/** Whole characters of every kind and halves of some, in whatever order. */
const units = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\ud83d', '\ude00', '😀', 'ش', 'a'),
)

test('a text is as long as ajv finds it', () => {
  fc.assert(
    fc.property(fc.array(units), (parts) => {
      const text = parts.join('')
      expect(charactersIn(text)).toBe(ajvs(text))
    }),
    { numRuns: runs(2000) },
  )
})
