import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyOf } from '../../src/validate/words/pattern.ts'
import { placeholderIn } from '../../src/validate/words/placeholders.ts'
import { runs } from '../support/runs.ts'

describe('anyOf', () => {
  const words = [
    'set',
    'set up',
    'sent',
    'app',
    'AM',
    'a.b',
    'a (b)',
    'citizens’ budget',
    'two  words',
  ]

  test('finds the first word of the list that fits, whatever its first letter', () => {
    // Written out without any regard to speed.
    const escaped = words.map((word) =>
      word
        .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
        .replaceAll(' ', String.raw`\s+`)
        .replaceAll('’', "[’']"),
    )
    const plain = new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?![\p{L}\p{N}])`,
      'iu',
    )
    const piece = fc.constantFrom(
      ...words,
      'SET',
      'é',
      '_',
      's',
      '7',
      'ش',
      ' ',
      '\n',
      '-',
      '.',
      "citizens' budget",
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const [found] = plain.exec(text) ?? []
        expect(anyOf(words)(text)).toBe(found?.replaceAll(/\s+/g, ' ').trim())
      }),
      { numRuns: runs(2000) },
    )
  })
})

describe('placeholderIn', () => {
  test.each([
    ['The budget is TBD by May', 'TBD'],
    ['The budget is TBC', 'TBC'],
    ['XXXX rupees', 'XXXX'],
    ['By [insert date] at the latest', '[insert date]'],
    ['By [name of the office]', '[name of the office]'],
    ['Rs ____ million', '____'],
    ['Rs ...... million', '......'],
    ['Rs ……… million', '………'],
  ])('finds what was left open in “%s”', (text, found) => {
    expect(placeholderIn(text)).toBe(found)
  })

  test.each(['An AXXX of it', 'and so on ...', 'See [1]', 'a_b', 'The list tbd of it'])(
    'finds nothing in “%s”',
    (text) => {
      expect(placeholderIn(text)).toBeUndefined()
    },
  )
})
