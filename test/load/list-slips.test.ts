import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from '../../src/load/parse.ts'
import { fixedSource } from '../../src/pipeline.ts'

const file = 'submissions/finance-division/citizens-budget.yaml'
const plan = readFileSync(join(import.meta.dirname, '../../plan', file), 'utf8')

const sourceOf = (text: string) => ({ file, bytes: Buffer.from(text) })
const found = (text: string) =>
  parse(sourceOf(text)).diagnostics.map(({ rule, place }) => `${rule} ${place.line}`)
const fixed = async (text: string) =>
  Buffer.from((await fixedSource(sourceOf(text))).source.bytes).toString()

const lineOf = (words: string) => plan.split('\n').findIndex((line) => line.includes(words)) + 1
const written = (words: string, instead: string) => {
  expect(plan).toContain(words)
  return plan.replace(words, instead)
}
/** One milestone with all of its lines changed. */
const withItem = (id: string, change: (line: string, index: number) => string) => {
  const from = lineOf(`- id: ${id}`) - 1
  const lines = plan.split('\n')
  const next = lines.findIndex((line, at) => at > from && /^(?: {2}-|\S)/.test(line))
  return lines
    .map((line, at) => (at >= from && at < next ? change(line, at - from) : line))
    .join('\n')
}

const dash = 'list-item-begins-with-a-dash-and-a-space'
const place = 'indentation-is-right'
const signs = ['•', '▪', '·', '–', '—', '*', '+']

const milestones = ['reader-survey', 'tested-draft', 'radio-reading']
type Slip = readonly [name: string, text: string, found: string]

const withoutDash = milestones.flatMap((id): Slip[] => [
  ...['    ', '   ', '  '].map((head): Slip => {
    const text = written(`  - id: ${id}`, `${head}id: ${id}`)
    return [`${id} without its dash, at ${head.length}`, text, `${dash} ${lineOf(`- id: ${id}`)}`]
  }),
  [
    `${id} without its dash, its fields where that was`,
    withItem(id, (line, index) => (index === 0 ? line.replace('- ', '') : line.slice(2))),
    `${dash} ${lineOf(`- id: ${id}`)}`,
  ],
])

const elsewhere = milestones.flatMap((id): Slip[] => [
  ...[0, 1, 3, 4].map((width): Slip => {
    const text = written(`  - id: ${id}`, `${' '.repeat(width)}- id: ${id}`)
    return [`the dash of ${id} at ${width}`, text, `${place} ${lineOf(`- id: ${id}`)}`]
  }),
  ...[1, 2].flatMap((width): Slip[] => [
    [
      `all of ${id} ${width} further in`,
      withItem(id, (line) => ' '.repeat(width) + line),
      `${place} ${lineOf(`- id: ${id}`)}`,
    ],
    [
      `all of ${id} ${width} further out`,
      withItem(id, (line) => line.slice(width)),
      `${place} ${lineOf(`- id: ${id}`)}`,
    ],
  ]),
])

const withSigns = signs.flatMap((sign): Slip[] => [
  ...milestones.map((id): Slip => {
    const text = written(`- id: ${id}`, `${sign} id: ${id}`)
    return [`“${sign}” before ${id}`, text, `${dash} ${lineOf(`- id: ${id}`)}`]
  }),
  [
    `“${sign}” before every milestone`,
    plan.replaceAll('- id:', `${sign} id:`),
    `${dash} ${lineOf('reader-survey')}`,
  ],
  [
    `“${sign}” before a name`,
    written('- Teachers’', `${sign} Teachers’`),
    `${dash} ${lineOf('Teachers’')}`,
  ],
])

const others: readonly Slip[] = [
  [
    'no milestone with its dash',
    plan.replaceAll('  - id:', '    id:'),
    `${dash} ${lineOf('reader-survey')}`,
  ],
  ['“•” without a space', plan.replaceAll('- id:', '•id:'), `${dash} ${lineOf('reader-survey')}`],
  [
    'the dash of a name too far left',
    written('    - Teachers’', '   - Teachers’'),
    `${place} ${lineOf('Teachers’')}`,
  ],
  [
    'the dash of a first name too far right',
    written('    - Accountability', '     - Accountability'),
    `${place} ${lineOf('Accountability')}`,
  ],
]

describe('an item whose dash is not as those of the others', () => {
  test.for([...withoutDash, ...elsewhere, ...withSigns])('%s', async ([, text, one]) => {
    expect(found(text)).toEqual([one])
    expect(await fixed(text)).toBe(plan)
  })

  test.for(others)('%s', async ([, text, one]) => {
    expect(found(text)).toEqual([one])
    expect(found(await fixed(text))).toEqual([])
    expect(parse(sourceOf(await fixed(text))).document?.value).toEqual(
      parse(sourceOf(plan)).document?.value,
    )
  })

  test('the same in a file with the line ends of Windows', () => {
    const text = written('  - id: tested-draft', '    id: tested-draft')
    expect(found(text.replaceAll('\n', '\r\n'))).toEqual([`${dash} ${lineOf('tested-draft')}`])
  })

  test('text of the item moves with it', async () => {
    const text =
      'milestones:\n  - id: a\n    activity: x\n   - id: b\n     activity: |\n       One\n        - two\n\n       three\n     # why\n     deliverable: y\ntheme: x\n'
    expect(found(text)).toEqual([`${place} 4`])
    expect(await fixed(text)).toBe(
      'milestones:\n  - id: a\n    activity: x\n  - id: b\n    activity: |\n      One\n       - two\n\n      three\n    # why\n    deliverable: y\ntheme: x\n',
    )
  })

  test('another slip in the same list is told beside it', () => {
    const text = written('  - id: tested-draft', '    id: tested-draft').replace(
      'activity: Publish',
      'activity: Note: publish',
    )
    expect(found(text)).toEqual([
      `${dash} ${lineOf('tested-draft')}`,
      `text-with-colon-is-quoted ${lineOf('activity: Publish')}`,
    ])
  })
})

// Somebody may as well have meant something else.
test.for<readonly [name: string, text: string, found: readonly string[]]>([
  [
    'an id that is given twice',
    'milestones:\n  - id: a\n    activity: x\n    id: b\n  - id: c\n',
    ['field-stands-once 4'],
  ],
  [
    'an id that is given twice, one below the other',
    'milestones:\n  - id: a\n    id: b\n    activity: x\n  - id: c\n',
    ['field-stands-once 3'],
  ],
  [
    'an item pasted into itself',
    'milestones:\n  - id: a\n    activity: x\n    id: a\n    activity: x\n',
    ['field-stands-once 4', 'field-stands-once 5'],
  ],
])('%s is told as it was, and left to people', async ([, text, all]) => {
  expect(found(text)).toEqual(all)
  expect(await fixed(text)).toBe(text)
})

test.for([
  'milestones:\n- id: a\n  activity: |\n    • one\n    - id: two\n- id: b\n  activity: x\n',
  'supporting_agencies:\n- sindh\n- punjab\n',
  'milestones:\n  -   id: a\n      supporting:\n      - sindh\n      - punjab\n  -   id: b\n',
  'other_actors:\n  civil_society:\n    - A – B\n    - C\n',
])('%j is in order', (text) => {
  expect(found(text)).toEqual([])
})

test.for([
  'milestones:\n',
  '  - id: a\n',
  '    id: a\n',
  '  • id: a\n',
  '  - a\n',
  ' •',
  '- ',
  'sdgs:\n',
])('a broken file full of “%j” is done with soon', (piece) => {
  found(`sdgs:\n  - a\n - b\nmilestones:\n${piece.repeat(60_000 / piece.length)}\ntitle: [x\n`)
})
