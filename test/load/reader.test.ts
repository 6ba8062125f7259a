import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { load } from '../../src/load/load.ts'
import { parse } from '../../src/load/parse.ts'
import { limits } from '../../src/model/limits.ts'
import { runs } from '../support/runs.ts'

const file = 'submissions/sindh/budget.yaml'

function read(text: string | Uint8Array) {
  return parse({ file, bytes: typeof text === 'string' ? Buffer.from(text) : text })
}

/** What is reported, as `rule line:column`. */
function reported(text: string | Uint8Array): string[] {
  return read(text).diagnostics.map(
    ({ rule, place: { line, column } }) => `${rule} ${line}:${column}`,
  )
}

/** Encoded as Windows would: two bytes for each letter. */
function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le')
}

type Slip = readonly [slip: string, text: string | Uint8Array, found: string]

const slips: readonly Slip[] = [
  // Indentation
  ['a tab after spaces', 'a:\n  b: 1\n  \tc: 2\n', 'indentation-is-right 3:3'],
  ['a field too far left', 'a:\n    b: 1\n  c: 2\n', 'indentation-is-right 3:1'],
  ['a field too far right', 'title: One\n  theme: x\n', 'indentation-is-right 2:1'],
  ['a field too far right, after quotes', 'a: "One"\n  b: x\n', 'indentation-is-right 2:1'],
  ['a field of an item too far left', 'a:\n  - id: b\n   c: x\n', 'indentation-is-right 3:1'],
  ['a field between items', 'sdgs:\n  - "16"\n  title: x\n', 'indentation-is-right 3:1'],
  ['a text under “|” too far left', 'a: |\n  One\n Two\nb: x\n', 'indentation-is-right 3:1'],
  // Quotes, colons, brackets
  ['an open quotation', 'theme: x\ntitle: "One\nlevel: y\n', 'quotes-are-closed 2:8'],
  ['an open quotation in single quotes', "title: 'One\ntheme: x\n", 'quotes-are-closed 1:8'],
  ['an apostrophe in single quotes', "title: 'Sindh's budget'\n", 'quotes-are-closed 1:15'],
  ['text after a quotation', 'title: "Budget" for citizens\n', 'quotes-are-closed 1:17'],
  ['a missing colon', 'theme: x\ntitle A budget\nlevel: y\n', 'field-has-a-colon 2:1'],
  ['a missing colon on the last line', 'theme: x\ntitle A budget\n', 'field-has-a-colon 2:1'],
  ['a text not indented', 'title: |\nOne\ntheme: x\n', 'indentation-is-right 2:1'],
  ['an open bracket', 'sdgs: ["16"\ntitle: x\n', 'brackets-are-closed 1:7'],
  ['an open brace at the end', 'a: {b: 1', 'brackets-are-closed 1:9'],
  ['a closing bracket alone', 'sdgs: ]\n', 'yaml-can-be-read 1:7'],
  ['a Windows path in double quotes', 'a: "C:\\Users"\n', 'yaml-is-plain 1:7'],
  // YAML that a plan does not use
  ['an anchor', 'title: &x One\n', 'yaml-is-plain 1:8'],
  ['an anchor on a field', '&x title: One\n', 'yaml-is-plain 1:1'],
  ['an alias', 'title: *x\n', 'yaml-is-plain 1:8'],
  ['a text in bold', 'title: **Budget**\n', 'yaml-is-plain 1:8'],
  ['a tag', 'title: !!binary aGk=\n', 'yaml-is-plain 1:8'],
  ['a tag of the whole file', '!!map\ntitle: x\n', 'yaml-is-plain 1:1'],
  ['a directive', '%YAML 1.1\n---\ntitle: yes\n', 'yaml-is-plain 1:1'],
  ['a merge key', 'title: x\n<<: {theme: y}\n', 'yaml-is-plain 2:1'],
  ['a key __proto__', 'title: x\n__proto__: {theme: y}\n', 'yaml-is-plain 2:1'],
  ['a key __proto__ by an escape', '"__pr\\u006fto__": x\n', 'yaml-is-plain 1:1'],
  ['a key constructor, further in', 'a:\n  constructor: x\n', 'yaml-is-plain 2:3'],
  ['a key that every object has', 'a: [{}, {toString: x}]\n', 'yaml-is-plain 1:10'],
  ['a list as a key', '[a]: x\n', 'yaml-is-plain 1:1'],
  ['two documents', 'title: One\n---\ntitle: Two\n', 'file-holds-one-document 2:1'],
  ['three documents', 'a: 1\n---\nb: 2\n---\nc: 3\n', 'file-holds-one-document 2:1'],
  ['a second document without a line ---', 'a: 1\n...\nb: 2\n', 'file-holds-one-document 3:1'],
  // The file
  ['nothing', '', 'file-holds-fields 1:1'],
  ['only comments', '# A citizens’ budget\n', 'file-holds-fields 1:1'],
  ['a list', '- one\n- two\n', 'file-holds-fields 1:1'],
  ['a PDF', '%PDF-1.7\n%äüöß\n1 0 obj\n', 'file-holds-fields 1:1'],
  ['a Word file', 'PK\u0003\u0004\u0014\u0000\u0006\u0000', 'file-holds-fields 1:1'],
  ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file-holds-fields 1:1'],
  ['a sentence', 'A citizens’ budget\n', 'file-holds-fields 1:1'],
  ['one byte too many', `a: ${'x'.repeat(limits.fileBytes - 2)}`, 'file-is-of-reasonable-size 1:1'],
  ['UTF-32', Buffer.from('fffe0000610000003a000000', 'hex'), 'file-is-utf-8 1:1'],
  ['UTF-16', utf16('title: One\n'), 'file-is-utf-8 1:1'],
  ['UTF-16 with its mark', utf16('\ufefftitle: شفاف\n'), 'file-is-utf-8 1:1'],
  ['UTF-16, big end first', utf16('\ufefftitle: One\n').swap16(), 'file-is-utf-8 1:1'],
  ['Latin-1', Buffer.from('title: Café\n', 'latin1'), 'file-is-utf-8 1:11'],
  ['a surrogate as bytes', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 'file-is-utf-8 1:2'],
  // git
  [
    'an unfinished merge',
    'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n',
    'file-has-no-conflict-marks 2:1',
  ],
  ['the end of a merge', 'a: 1\n>>>>>>> x\r\n', 'file-has-no-conflict-marks 2:1'],
]

// Characters that only a person can judge: their fields wait, the others do not.
const forPerson: readonly Slip[] = [
  ['NUL', 'theme: x\ntitle: a\0b\n', 'text-shows-what-it-says 2:9'],
  ['a terminal’s escape', 'title: a\u001b[31mb\n', 'text-shows-what-it-says 1:9'],
  ['an override of direction', 'title: a\u202eb\n', 'text-shows-what-it-says 1:9'],
  ['five marks on one letter', `title: a${'\u0301'.repeat(5)}b\n`, 'text-shows-what-it-says 1:9'],
  [
    'marks with joiners between them',
    `title: a${'\u0301\u200d'.repeat(5)}b\n`,
    'text-shows-what-it-says 1:9',
  ],
  ['piled marks by an escape', `title: "a${'\\u0489'.repeat(5)}"\n`, 'text-shows-what-it-says 1:8'],
  [
    'an override of direction beside an isolate',
    'title: a\u2067b\u202ec\n',
    'text-shows-what-it-says 1:9',
  ],
  [
    'a character of the tag block beside a zero-width space',
    'title: a\u200bc\u{e0041}b\n',
    'text-shows-what-it-says 1:9',
  ],
  ['a character of the tag block', 'title: a\u{e0041}b\n', 'text-shows-what-it-says 1:9'],
  ['an override by an escape', 'title: "a\\u202eb"\n', 'text-shows-what-it-says 1:8'],
  ['an override by an escape in a key', '"ti\\u202etle": a\n', 'text-shows-what-it-says 1:1'],
  ['half a surrogate pair by an escape', 'a: "a\\ud83d"\n', 'text-shows-what-it-says 1:4'],
  ['NUL by an escape, in a list', 'sdgs: ["1", "\\0"]\n', 'text-shows-what-it-says 1:13'],
  ['an override in a remark', '# a\u202eb\ntitle: One\n', 'text-shows-what-it-says 1:4'],
  ['an override before a name', 'theme: x\n\u202etitle: One\n', 'text-shows-what-it-says 2:1'],
  ['an override behind a text', 'title: One  \u202e\ntheme: x\n', 'text-shows-what-it-says 1:13'],
]

const waitingFor: Readonly<Record<string, readonly string[]>> = {
  'an override by an escape in a key': ['/nap'],
  'half a surrogate pair by an escape': ['/a'],
  'NUL by an escape, in a list': ['/sdgs/1'],
  'an override in a remark': [],
}

// Characters that go without a question, and what the file says without them.
const hidden: readonly (readonly [...Slip, value: unknown])[] = [
  [
    'a control character of Windows-1252',
    'a: \u0093One\u0094\n',
    'text-shows-what-it-says 1:4',
    { a: '“One”' },
  ],
  [
    'an isolate in a comment',
    '# \u2067x\ntitle: One\n',
    'text-shows-what-it-says 1:3',
    { title: 'One' },
  ],
  ['a zero-width space', 'title: a\u200bb\n', 'text-shows-what-it-says 1:9', { title: 'ab' }],
  ['a soft hyphen', 'title: a\u00adb\n', 'text-shows-what-it-says 1:9', { title: 'ab' }],
  ['a byte order mark inside', 'title: a\ufeffb\n', 'text-shows-what-it-says 1:9', { title: 'ab' }],
]

describe('one slip, one message, at its line and column', () => {
  test.for(slips)('%s', ([, text, found]) => {
    expect(read(text).document).toBeUndefined()
    expect(reported(text)).toEqual([found])
  })

  test.for(forPerson)('%s, and its field waits', ([name, text, found]) => {
    const { document, waits } = read(text)
    expect(document).toBeDefined()
    expect(waits).toEqual(waitingFor[name] ?? ['/title'])
    expect(reported(text)).toEqual([found])
  })

  test.for(hidden)('%s, and the rest of the file is read', ([, text, found, value]) => {
    expect(read(text).document?.value).toEqual(value)
    expect(read(text).text).toBe(text)
    expect(reported(text)).toEqual([found])
    expect(read(text).diagnostics).toMatchObject([{ severity: 'error' }])
  })

  test.for([...slips, ...hidden])('%s: nobody needs to know YAML to read it', ([, text]) => {
    for (const { message, help } of read(text).diagnostics) {
      expect(message).toMatch(/^[A-Z].*\.$/)
      // The name is told once, together with what it stands for.
      const words = `${message} ${help}`.replaceAll(/YAML(?:’s mark for| comment)/g, '')
      expect(words).not.toMatch(
        /\b(YAML|scalar|mapping|sequence|node|parse|syntax|token|invalid|illegal|implicit|undefined)\b|\{\w+\}/i,
      )
    }
  })
})

test('a field that stands twice is shown at both places', () => {
  const { diagnostics } = read('title: One\ntheme: x\n"title": Two\n')
  expect(diagnostics).toMatchObject([
    { rule: 'field-stands-once', place: { line: 3, column: 1 }, related: [{ place: { line: 1 } }] },
  ])
})

test('equal names written with different code points are one name', () => {
  expect(reported('caf\u00e9: 1\ncafe\u0301: 2\n')).toEqual(['field-stands-once 2:1'])
})

test('values that are taken over are one slip, however often', () => {
  const uses = Array.from({ length: 50 }, (_, index) => `f${index}: *x\n`).join('')
  expect(reported(`a: &x 1\n${uses}`)).toEqual(['yaml-is-plain 1:4'])
})

test('slips at different places are all reported', () => {
  expect(reported('a: Budget: x\nb: One\nc: Two\nd: Budget: y\n')).toEqual([
    'text-with-colon-is-quoted 1:4',
    'text-with-colon-is-quoted 4:4',
  ])
  expect(reported('a: &x 1\nb: *y\n')).toEqual(['yaml-is-plain 1:4', 'yaml-is-plain 2:4'])
})

test('a file full of slips is reported in part', () => {
  expect(
    reported('a: Budget: x\nb: One\nc: Two\n'.replaceAll(/^./gm, '$&\n').repeat(99)).length,
  ).toBeLessThanOrEqual(limits.findingsPerFile)
  expect(reported('a: &x 1\n'.repeat(99))).toHaveLength(limits.findingsPerFile)
})

test.for<readonly [string, string, unknown]>([
  ['a byte order mark', '\ufefftitle: One\n', { title: 'One' }],
  ['line ends of Windows', 'a: One\r\nb: |\r\n  x\r\n  y\r\n', { a: 'One', b: 'x\ny\n' }],
  ['a line --- at the start', '---\ntitle: One\n', { title: 'One' }],
  [
    'joiners and marks of Urdu',
    'a: می\u200cخواہم\u200d\u200e\u200f\u061c\n',
    { a: 'می\u200cخواہم\u200d\u200e\u200f\u061c' },
  ],
  [
    'four signs on one letter of Urdu',
    'a: ب\u0651\u064e\u0670\u06d6\n',
    { a: 'ب\u0651\u064e\u0670\u06d6' },
  ],
  ['a name in quotes', '"title": One\n', { title: 'One' }],
  ['braces', '{title: One, sdgs: ["16"]}\n', { title: 'One', sdgs: ['16'] }],
  ['“&” inside a text', 'title: R&D\n', { title: 'R&D' }],
  [
    'words that YAML once took for true and false',
    'a: no\nb: on\nc: 012\n',
    { a: 'no', b: 'on', c: 12 },
  ],
  ['a date, as text', 'end_date: 2017-06-30\n', { end_date: '2017-06-30' }],
  ['nothing after the name', 'theme:\n', { theme: null }],
  ['a row of seven “=” in a text', 'a: |\n  =======\n', { a: '=======\n' }],
])('%s is accepted', ([, text, value]) => {
  expect(read(text)).toMatchObject({ document: { value }, diagnostics: [] })
})

test('a heading of seven letters, underlined, is no mark of a merge', () => {
  const chapter = {
    file: 'chapters/introduction.md',
    bytes: Buffer.from('History\n=======\n\nIn 2016.\n'),
  }
  expect(load([chapter])).toMatchObject({ chapters: [{ name: 'introduction' }], diagnostics: [] })
})

describe('limits', () => {
  const tooLarge = 'file-is-of-reasonable-size'

  test.for([
    [limits.fileBytes - 1, []],
    [limits.fileBytes, []],
    [limits.fileBytes + 1, [`${tooLarge} 1:1`]],
  ] as const)('%i bytes', ([bytes, found]) => {
    expect(reported(`a: ${'x'.repeat(bytes - 3)}`)).toEqual(found)
  })

  test('bytes count, not letters', () => {
    expect(reported(`a: ${'ش'.repeat(limits.fileBytes / 2 - 1)}`)).toEqual([`${tooLarge} 1:1`])
  })

  // The file is the first level, so its field `a` stands at the second.
  const shapes: readonly (readonly [string, (levels: number) => string, string])[] = [
    ['brackets', (n) => `a: ${'['.repeat(n - 1)}${']'.repeat(n - 1)}\n`, `1:${limits.depth + 3}`],
    ['braces', (n) => `a: ${'{b: '.repeat(n - 2)}1${'}'.repeat(n - 2)}\n`, '1:128'],
    ['brackets that are never closed', (n) => `a: ${'['.repeat(n - 1)}`, '1:35'],
    ['fields', (n) => indentedFields(n), `${limits.depth}:35`],
    ['items', (n) => `a:\n${'- '.repeat(n - 2)}x\n`, '2:63'],
  ]

  test.for(shapes)('%s may be nested 32 deep', ([, nested, at]) => {
    for (const levels of [limits.depth - 1, limits.depth]) {
      expect(reported(nested(levels)).filter((found) => found.startsWith(tooLarge))).toEqual([])
    }
    expect(reported(nested(limits.depth + 1))).toEqual([`${tooLarge} ${at}`])
  })

  test('brackets beside each other are not nested, and the one too deep is the one reported', () => {
    expect(reported(`a: [${'[1], '.repeat(50)}2]\n`)).toEqual([])
    const deep = '['.repeat(40) + ']'.repeat(40)
    expect(reported(`a: [[1], [2], "[["]\nb: ${deep}\n`)).toEqual([`${tooLarge} 2:36`])
  })

  // Besides its entries, this list counts the file, the field and the list.
  const list = (values: number) => `a: [${'1,'.repeat(values - 4)}]\n`
  test.for([
    [limits.nodes - 1, 0],
    [limits.nodes, 0],
    [limits.nodes + 1, 1],
  ] as const)('%i values', ([values, findings]) => {
    const { diagnostics } = read(list(values))
    expect(diagnostics).toHaveLength(findings)
    for (const { rule } of diagnostics) expect(rule).toBe(tooLarge)
  })
})

function indentedFields(levels: number): string {
  const fields = Array.from({ length: levels - 1 }, (_, depth) => `${' '.repeat(depth)}a:`)
  return `${fields.join('\n')} 1\n`
}

describe('whatever comes, nothing is thrown and no file hides another', () => {
  const good = { file: 'plan.yaml', bytes: Buffer.from('title: One\n') }

  function survives(bytes: Uint8Array): void {
    const { files, unreadable, diagnostics } = load([{ file, bytes }, good])
    expect(files.at(-1)?.document.value).toEqual({ title: 'One' })
    // Either it is a document, or somebody is told why not.
    expect(files.length + unreadable.length).toBe(2)
    if (unreadable.length > 0) expect(diagnostics).not.toEqual([])
    // A file with slips is read only where they have one right answer, or wait for a character that a person has to judge.
    else if (diagnostics.some(({ severity, fix }) => severity === 'error' && !fix))
      expect(diagnostics.map(({ rule }) => rule)).toContain('text-shows-what-it-says')
    for (const { place } of diagnostics) expect(place.file).toBe(file)
    const lines = Buffer.from(bytes).toString().split('\n').length
    for (const { place } of diagnostics) {
      expect(place.line).toBeGreaterThanOrEqual(1)
      expect(place.line).toBeLessThanOrEqual(lines)
      expect(place.column).toBeGreaterThanOrEqual(1)
    }
  }

  test('the slips above', () => {
    for (const [, text] of [...slips, ...forPerson])
      survives(typeof text === 'string' ? Buffer.from(text) : text)
  })

  test('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), survives), { numRuns: runs(500) })
  })

  // Texts in which nearly every character means something.
  const piece = fc.constantFrom(
    ...['a', 'b: ', '\n', '\n  ', '- ', ': ', ':', '"', "'", '[', ']', '{', '}', ', ', '#', ' #'],
    ...[
      '|',
      '>',
      '|-\n',
      '&x',
      '*x',
      '!t',
      '%',
      '---\n',
      '...\n',
      '? ',
      '<<: ',
      '\t',
      '\\',
      '\r\n',
    ],
    ...['\ufeff', '\u202e', 'ش', '😀', '\\ud800', '2017-06-30', '0x1f', '.inf', '~', '=======\n'],
  )

  test('random marks', () => {
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, (text) => survives(Buffer.from(text))),
      { numRuns: runs(1000) },
    )
  })

  const characters = fc
    .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 })
    .map((codes) => String.fromCodePoint(...codes))

  test('random strings', () => {
    fc.assert(
      fc.property(characters, (text) => survives(Buffer.from(text))),
      { numRuns: runs(500) },
    )
  })

  test('files of the plan, with something put in, taken out or repeated', () => {
    const plan = join(import.meta.dirname, '../../plan')
    const texts = readdirSync(plan, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml') && !name.startsWith('draft'))
      .map((name) => readFileSync(join(plan, name), 'utf8').slice(0, 1500))
    expect(texts.length).toBeGreaterThan(30)
    const slip = fc.record({ at: fc.nat(1500), taken: fc.nat(12), put: piece })
    const slipped = (text: string, slips: readonly { at: number; taken: number; put: string }[]) =>
      slips.reduce(
        (now, { at, taken, put }) => now.slice(0, at) + put + now.slice(at + taken),
        text,
      )
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(slip, { maxLength: 4 }), (text, slips) =>
        survives(Buffer.from(slipped(text, slips))),
      ),
      { numRuns: runs(1000) },
    )
  })

  // Two files of a thousand brackets, read by the library alone, end the process.
  test('many files of deep brackets', () => {
    const shapes = ['['.repeat(1000), '{a: '.repeat(1000), '- '.repeat(1000), '? '.repeat(1000)]
    const deep = shapes.map((text) => Buffer.from(text))
    const sources = Array.from({ length: 900 }, (_, index) => ({
      file: `submissions/sindh/c${index}.yaml`,
      bytes: deep[index % deep.length] ?? Buffer.alloc(0),
    }))
    const { unreadable, diagnostics } = load(sources)
    expect(unreadable).toHaveLength(900)
    expect(diagnostics).toHaveLength(900)
    for (const { rule } of diagnostics) expect(rule).toBe('file-is-of-reasonable-size')
  })
})
