import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectTheSame, quickly } from '../support/plain-yaml.ts'
import { runs } from '../support/runs.ts'

// Before a release, and after any change of the quick reader:
// NAP_LONG=150 NAP_SEED=random npx vitest run test/load/plain-yaml.test.ts --testTimeout=3600000
const numRuns = runs(3000)

const plan = join(import.meta.dirname, '../../plan')
const texts: readonly string[] = readdirSync(plan, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readFileSync(join(plan, file), 'utf8'))

test('the files of the plan are read quickly, and right', () => {
  const quick = texts.filter((text) => quickly(text))
  expect(quick.length / texts.length).toBeGreaterThan(0.9)
  for (const text of texts) expectTheSame(text)
})

test('so are all that nap wrote', () => {
  const drafts = texts.filter((text) => text.startsWith('# Written by nap'))
  expect(drafts.length).toBeGreaterThan(10)
  expect(drafts.filter((text) => !quickly(text))).toEqual([])
})

test('so they are with line ends of Windows, without one at the end, and with a line before them', () => {
  for (const text of texts) {
    expectTheSame(text.replaceAll('\n', '\r\n'))
    expectTheSame(text.trimEnd())
    expectTheSame(`---\n${text}`)
  }
})

/** Pieces that mean something to YAML, and some that only look so. */
const pieces = [
  ...['\n', '\n\n', '\r\n', '\r', ' ', '  ', '    ', '\t', ' \n', '\u00a0', '\u0085', '\u2028'],
  ...['- ', '-', '- - ', ': ', ':', '? ', '#', ' #', '\n# remark\n', '---\n', '...\n', '\n- item'],
  ...['"', "'", "''", '\\', '\\n', '|', '>', '|-\n', '>-\n', '|+\n', '|2\n', ': |\n  ', ': >\n  '],
  ...['[', ']', '[a, "b"]', '[a,]', ',', '{', '}', '{}', '&a ', '*a', '!t ', '%', '@', '`', '<<: '],
  ...[
    'null',
    '~',
    'true',
    'False',
    '1',
    '-1',
    '0336',
    '1.5',
    '1e3',
    '0x1f',
    '0o7',
    '+1',
    '.5',
    '.inf',
  ],
  ...['a: b\n', 'key:\n', '  key: word\n', 'key: word\n  more\n', '"key": word\n', 'null: word\n'],
  ...[
    '__proto__: word\n',
    'a: "b" # c\n',
    '/a/b: c\n',
    '/',
    '- key: word\n',
    '  - word\n',
    'é',
    'اردو',
    '2017-06-12',
  ],
] as const

const piece = fc.constantFrom(...pieces)

/** A file of the plan, or a part of it, with slips. */
const slipped = fc
  .record({
    text: fc.constantFrom(...texts),
    from: fc.nat(200),
    lines: fc.integer({ min: 1, max: 40 }),
    slips: fc.array(fc.record({ at: fc.nat(10_000), piece, gone: fc.nat(3) }), { maxLength: 3 }),
  })
  .map(({ text, from, lines, slips }) => {
    const all = text.split('\n')
    const start = from % all.length
    const part = `${all.slice(start, start + lines).join('\n')}\n`
    return slips.reduce((slipping, { at, piece: put, gone }) => {
      const offset = at % (slipping.length + 1)
      return slipping.slice(0, offset) + put + slipping.slice(offset + gone)
    }, part)
  })

test('with slips, the quick reader says what the full one says, or nothing', () => {
  fc.assert(fc.property(slipped, expectTheSame), { numRuns })
})

test('so it is for anything that looks like YAML', () => {
  const heap = fc.array(piece, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''))
  fc.assert(fc.property(heap, expectTheSame), { numRuns })
})

test.each([
  ['an empty text', ''],
  ['a list', '- a\n'],
  ['a key twice', 'a: b\na: c\n'],
  ['a name that every object has', 'constructor: b\n'],
  ['a tab', 'a: b\tc\n'],
  ['an old line end', 'a: b\rc: d\n'],
  ['a space of another kind before a value', 'a: \u00a0"b"\n'],
  ['one before a line of words', 'a: b\n  \u00a0# c\n'],
  ['one before a line of a text', 'a: |\n   \u00a0b\n   # c\n'],
  ['one between a name and a value', 'a:\n- b:\u00a0c\n'],
  ['a line end of another kind', 'a: b\u2028\u00a0# c\n'],
  ['a longer name than YAML takes', `${'a'.repeat(1025)}: b\n`],
  ['more remarks at the start than it may hold', `${'#\n'.repeat(10_000)}a: b\n`],
  ['more than it may hold', `a:\n${'- b\n'.repeat(6000)}`],
  [
    'a text nested too deeply',
    Array.from({ length: 20 }, (_, n) => `${' '.repeat(n)}a:\n`).join(''),
  ],
])('it leaves %s to the full reader', (_, text) => {
  expect(quickly(text)).toBeUndefined()
})
