import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { fileKinds, hasFields } from '../../src/model/kinds.ts'
import { type Schema, schemas } from '../../src/model/schemas.ts'
import { writtenScalar, writtenYaml } from '../../src/model/written-yaml.ts'
import { runs } from '../support/runs.ts'

const old = (text: string) => parse(text, { version: '1.1', schema: 'yaml-1.1', merge: true })

const odd = [
  ...[
    'yes',
    'Yes',
    'NO',
    'no',
    'on',
    'On',
    'OFF',
    'y',
    'N',
    'true',
    'Norway',
    'Null',
    'null',
    '~',
    '',
  ],
  ...[
    '12:30',
    '1:20:30',
    '-12:30.5',
    '010',
    '0o10',
    '089',
    '1_000',
    '0b11',
    '0x1F',
    '1e3',
    '.5',
    '.inf',
  ],
  ...[
    '.NaN',
    '2017-06-30',
    '2017-6-3',
    '2017-06',
    '2017-06-12T00:00:00Z',
    '2017-06-30 12:00:00',
    '=',
    '<<',
  ],
  ...[
    '=x',
    '- a',
    '? a',
    'a: b',
    'a #b',
    '#a',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
    "'a'",
    '"a"',
    '[a',
    '{a',
  ],
  ...['a\n\nb', 'a\nb\n', ' a ', 'a\u2028b', 'a\u0085b\nc', 'شفاف: ہے', '😀', '---', '...', 'a\tb'],
]

test('a reader of YAML 1.1 reads in what nap writes the same words', () => {
  const value = { title: odd, names: Object.fromEntries(odd.map((text) => [text, text])) }
  for (const style of [{}, { blockQuote: 'literal' as const }]) {
    const text = writtenYaml(value, style)
    expect(old(text)).toEqual(value)
    expect(parse(text)).toEqual(value)
  }
})

test('whatever the words are', () => {
  const sign = fc.constantFrom(
    ...'yYnNoOfFe eE0123456789.:_-+xb~<=#\n\'"&*!|>%@[]{},?\u0085\u2028ش',
  )
  const words = fc.oneof(
    fc.array(sign, { maxLength: 12 }).map((signs) => signs.join('')),
    fc.string({ maxLength: 20 }).filter((text) => !/[\p{Cc}\p{Cs}\ufeff]/u.test(text)),
  )
  const record = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.oneof(words, fc.array(words)))
  fc.assert(
    fc.property(record, (value) => {
      const text = writtenYaml(value, { blockQuote: 'literal' })
      expect(old(text)).toEqual({ ...value })
      expect(parse(text)).toEqual({ ...value })
    }),
    { numRuns: runs(300) },
  )
})

test('a day stands without quotes where a day is wanted, and in quotes elsewhere', () => {
  const text = writtenYaml({
    end_date: '2017-06-30',
    title: '2017-06-30',
    milestones: [{ id: 'on' }],
  })
  expect(text).toBe('end_date: 2017-06-30\ntitle: "2017-06-30"\nmilestones:\n  - id: "on"\n')
  expect(writtenScalar('no')).toBe('"no"')
  expect(writtenScalar('citizens-budget')).toBe('citizens-budget')
})

test('no choice of a schema is a word that YAML 1.1 reads otherwise: --fix writes it plain', () => {
  const choices: unknown[] = []
  const look = (schema: Schema): void => {
    choices.push(...(schema.enum ?? []))
    for (const below of [...Object.values(schema.properties ?? {}), schema.items]) {
      if (below) look(below)
    }
  }
  for (const kind of fileKinds.filter(hasFields)) look(schemas[kind])
  expect(choices.length).toBeGreaterThan(20)
  for (const choice of choices) expect(old(String(choice))).toBe(choice)
})
