import { test } from 'vitest'
import { expectTheSame } from '../support/plain-yaml.ts'

/** Values that a small change of the quick reader would make it take in another way than the full one. */
const tricky: Readonly<Record<string, readonly string[]>> = {
  words: [
    'b#c',
    'b # c',
    'b: c',
    'b:',
    'b\n  c',
    'b\n c',
    'b\nc',
    'b \n  c',
    '~\n  b',
    'b\n  c: d',
  ],
  'words over more lines': [
    'b\n\n  c',
    'b\n# c\n  d',
    'b # c\n  d',
    'b\n  c # d\n  e',
    'b\n  c\n\n  d',
  ],
  marks: Array.from('[]{},&*!|>%@`"\'#?:-+.=/\\', (mark) => `${mark}b`),
  'marks alone': Array.from('[]{},&*!|>%@`"\'#?:-+.=/\\', (mark) => mark),
  'marks on a second line': Array.from('[]{},&*!|>%@`"\'#?:-', (mark) => `b\n  ${mark} c`),
  numbers: [
    '0',
    '007',
    '12',
    '1.',
    '.5',
    '+.5',
    '+1',
    '.inf',
    '.nan',
    '1e3',
    '0x1f',
    '0o7',
    '1_0',
    '1 2',
  ],
  'long numbers': ['123456789012345', '9007199254740993', '12345678901234567890'],
  meanings: [
    '~',
    'null',
    'Null',
    'NULL',
    'nULL',
    'true',
    'True',
    'TRUE',
    'false',
    'False',
    'FALSE',
  ],
  quotations: [
    '""',
    "''",
    "''''",
    "'b''c'",
    "'b",
    '"b',
    '"b\\n"',
    '"b\n  c"',
    "'b\n  c'",
    "'b''\n  c'",
  ],
  'what follows a quotation': ['"b" c', '"b"# c', '"b" # c', '"b"\n  c', '"b": c'],
  brackets: [
    '[]',
    '[ ]',
    '[b]',
    '[b,]',
    '[,]',
    '[b,,c]',
    '[b c , d ]',
    '[b',
    '[b\n  ]',
    "['', '''', 1, ~]",
  ],
  'what follows brackets': ['[b]c', '[b] # c', '[b]# c', '[b]\n  c', '[b]: c', '["b"c]', "['b]"],
  'marks in brackets': Array.from('[]{},&*!|>%@`"\'#?:-+.~\u00a0\n\r', (mark) => `[${mark}b]`),
  'marks within brackets': Array.from('[]{},:#?\n\r', (mark) => `[b${mark} c, b ${mark}c]`),
  texts: [
    '|\n  b\n\n  c',
    '|\n\n  b',
    '|\n   b\n  c',
    '|\n  b\n   c',
    '|\n  b\n ',
    '|\n  b\n   ',
    '|\n   \n  b',
    '|',
  ],
  'heads of texts': [
    '|-\n  b',
    '|+\n  b\n',
    '|2\n  b',
    '| # c\n  b',
    '|# c\n  b',
    '|  \n  b',
    '| b\n  c',
    '|-\n  b\n\n',
  ],
  'folded texts': [
    '>\n  b\n  c',
    '>\n  b\n\n  c',
    '>\n  b\n\n\n  c',
    '>\n\n\n  b',
    '>\n  b\n   c\n  d',
    '>-\n  b\n\n',
  ],
  'remarks in a text': [
    '|\n  b\n# c',
    '|\n  b\n # c',
    '|\n  b\n  # c',
    '|\n  b\n # c\n  d',
    '|\n  b\n\n# c\n\n# d',
  ],
  maps: [
    '\n  b: c',
    '\n b:\n  c: d',
    '\n  b: c\n d: e',
    '\n  b: c\n   d: e',
    '\n\n# c\n  b: c',
    ' # c\n  b: c',
    '\n  # c',
  ],
  lists: [
    '\n- b\n- c',
    '\n  - b\n - c',
    '\n - b\n  - c',
    '\n-\n- b',
    '\n- # c\n  b: c',
    '\n-b',
    '\n- b\nc',
    '\n- b\n c',
  ],
  'maps in lists': [
    '\n- b: c\n  d: e',
    '\n- b: c\n   d: e',
    '\n-  b: c\n   d: e',
    '\n- b: c\n d: e',
    '\n-\n  b: c',
  ],
  'lists in lists': [
    '\n- - b',
    '\n-\n  - b',
    '\n- b:\n  - c',
    '\n- b:\n    - c',
    '\n- b:\n  c: d',
    '\n- [b]',
  ],
  'where maps and lists end': [
    '\n  b: c # d\n\n# e',
    '\n  # b\n  - c\n\n\n',
    '\n  - b: |\n      c\n\n\n  - d: e',
    '\n  b:\n    c:\n',
    '\n  - b: c\n    d: [e]\n  -',
    '\n- b: "c"\n  d: e\n    f',
  ],
  'texts in lists': [
    '\n- |\n  b',
    '\n- |\n b',
    '\n- b: |\n   c',
    '\n- b: |\n  c',
    '\n- b\n  c',
    '\n- "b"\n  c',
  ],
}

test.each(Object.entries(tricky))(
  'the quick reader says of %s what the full one says, or nothing',
  (_, values) => {
    for (const value of values) {
      for (const text of [`a: ${value}`, `a: ${value}\nz: y\n`, `a:\n  b: ${value}\n  c: d\n`]) {
        expectTheSame(text)
        expectTheSame(`${text}\n`)
        expectTheSame(text.replaceAll('\n', '\r\n'))
      }
    }
  },
)

const names = [
  'a_b',
  'a-b',
  'a1',
  '_',
  'Z',
  '1a',
  'a.b',
  'a b',
  '-a',
  'a:b',
  '/a',
  '/a/b-1',
  'a/',
  'é',
  'null',
  'True',
  'prototype',
  '"a"',
]

test.each(names)('so it is for the name %s', (name) => {
  expectTheSame(`${name}: b\n${name}:\n`)
  expectTheSame(`${name}:b\n`)
  expectTheSame(`${name}:\n- ${name}: b\n  c: d\n`)
})

const lines = [
  '\n',
  '# b\n',
  '---\n',
  '--- \n',
  '---\n# b\n',
  '# b\n---\n',
  '---\n---\n',
  '---b\n',
  ' ',
  '...\n',
]

test.each(lines)('so it is for %j between fields', (line) => {
  expectTheSame(`${line}a: b\n`)
  expectTheSame(`a: b\n${line}`)
  expectTheSame(`a: b\n${line}c: d\n`)
})
