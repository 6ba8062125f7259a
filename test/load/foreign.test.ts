import { expect, test } from 'vitest'
import { parse, parseText } from '../../src/load/parse.ts'

const said = (bytes: Uint8Array) => {
  const { document, diagnostics } = parse({ file: 'submissions/sindh/budget.yaml', bytes })
  expect(document).toBeUndefined()
  return diagnostics.map(({ rule, message, fix }) => `${rule}: ${message}${fix ? ' (fixed)' : ''}`)
}
const latin1 = (letters: string) => Buffer.from(`${letters} and more`, 'latin1')

const office = 'a file of an office program such as Word or Excel, or a ZIP archive'
const table = 'This is a table, as Excel saves it (CSV) or as text, and not a file of fields.'

test.for<readonly [string, Uint8Array, string]>([
  ['a PDF', latin1('%PDF-1.7'), 'This is a PDF'],
  ['a new Word file', latin1('PK\u0003\u0004'), office],
  ['an old Word file', latin1('\u00d0\u00cf\u0011\u00e0\u00a1'), office],
  ['a 7z archive', latin1("7z\u00bc\u00af'\u001c"), office],
  ['a JPEG', latin1('\u00ff\u00d8\u00ff\u00e0'), 'This is a picture'],
  ['a PNG', latin1('\u0089PNG\r\n\u001a\n'), 'This is a picture'],
  ['a picture of a telephone', latin1('\0\0\0\u0018ftypheic'), 'This is a picture'],
  ['a file of zeros', Buffer.alloc(4096), 'There is nothing but zeros'],
  ['formatted text', Buffer.from('{\\rtf1\\ansi{\\b Title:} A budget}\n'), '(RTF)'],
  ['a web page', Buffer.from('<html><p style="a: b">Title: x</p>\n'), 'This is a web page'],
  [
    'a mail',
    Buffer.from('Received: by x\nFrom: OGP Cell\nSubject: Re: the plan\n\nDear all: see below\n'),
    'This is an e-mail',
  ],
  ['a table of Excel', Buffer.from('id;title;lead\na;The budget: all;x\n'), table],
  ['a table between lines', Buffer.from('| id | title |\n| --- | --- |\n| a | b: c |\n'), table],
])('%s is told for what it is, in one sentence', ([, bytes, words]) => {
  const [first = '', ...others] = said(bytes)
  expect(others).toEqual([])
  expect(first).toContain(`file-holds-fields: `)
  expect(first).toContain(words)
  expect(first).not.toContain('(fixed)')
})

test.for<readonly [string, string]>([
  ['commas in a title, and a slip', 'title: A, B and C\nnote: one, two: three\n'],
  ['a field that is called like a header', 'From: x\nnote: one: two\n'],
  ['a text that begins with less than', 'title: <5 days\nnote: one: two\n'],
])('%s do not make another kind of file of it', ([, text]) => {
  const found = parse({ file: 'submissions/sindh/budget.yaml', bytes: Buffer.from(text) })
  expect(found.diagnostics.map(({ rule }) => rule)).toEqual(['text-with-colon-is-quoted'])
})

test.for([
  '# Budget, audit, debt\n# roads, water, schools\ntitle: Budget: for "all"\nlevel: "federal\n',
  'title Health, water, roads\npublic_problem Few, many, others\n',
])('commas make no table of %j', (text) => {
  const { diagnostics } = parse({ file: 'submissions/sindh/budget.yaml', bytes: Buffer.from(text) })
  expect(diagnostics.length).toBeGreaterThan(0)
  expect(diagnostics.map(({ message }) => message)).not.toContain(table)
})

test.for<readonly [string, Uint8Array, string]>([
  ['a PDF', latin1('%PDF-1.7'), 'This is a PDF'],
  ['a Word file', latin1('PK\u0003\u0004'), office],
  ['a JPEG', latin1('\u00ff\u00d8\u00ff\u00e0'), 'This is a picture'],
  ['formatted text', Buffer.from('{\\rtf1\\ansi{\\b Title:} A budget}\n'), '(RTF)'],
])(
  '%s in the place of a chapter is told for what it is, and nothing of fields',
  ([, bytes, words]) => {
    const { diagnostics, usable } = parseText({ file: 'chapters/introduction.md', bytes })
    expect(usable).toBeUndefined()
    const [first, ...others] = diagnostics
    expect(others).toEqual([])
    expect(first).toMatchObject({
      rule: 'file-holds-text',
      severity: 'error',
      message: expect.stringContaining(words),
      help: 'Copy its words into a file of plain text, and keep the document itself outside the plan folder.',
    })
    expect(first?.message).not.toContain('fields')
  },
)
