import { expect, test } from 'vitest'
import { fileKinds } from '../../src/model/kinds.ts'
import { filePathOf, isPlainId } from '../../src/model/plan-file.ts'
import { slugOf } from '../../src/model/slug.ts'
import {
  isPlaceBelow,
  nameKey,
  whyNotOnWindows,
  wrongStep,
} from '../../src/plain/computer/file-name.ts'

test.each([
  ...[
    'con',
    'CON',
    'Nul.yaml',
    'aux.tar.gz',
    'com1',
    'COM9.md',
    'lpt0',
    'com¹.txt',
    'CONIN$',
    'nul .md',
  ],
  ...['a:b.yaml', 'what?.md', 'a*b', 'a<b', 'a>b', 'a|b', 'a"b', 'a\\b', 'a\u0007b'],
  ...['ends in a dot.', 'ends in a blank ', 'x..'],
])('Windows keeps nothing called “%s”', (name) => {
  expect(whyNotOnWindows(name)).toMatch(/^(“.+” is|no |it may)/)
  expect(isPlaceBelow(`draft/${name}`, 'win32')).toBe(false)
})

test.each([
  ...[
    'console',
    'auxiliary.yaml',
    'com10',
    'communes.yaml',
    'null',
    'a.con',
    '.nap.lock',
    'x.y.md',
  ],
  ...['مالیات.yaml', 'a b.md', 'a (1).yaml', '~$x.docx', "it's.md", 'a;b&c^d%e!.md'],
])('Windows keeps “%s”', (name) => {
  expect(whyNotOnWindows(name)).toBeUndefined()
  expect(isPlaceBelow(`draft/${name}`, 'win32')).toBe(true)
})

test('no id and no name made from words is one that Windows cannot keep', () => {
  for (const id of ['con', 'nul', 'com1', 'lpt9', 'prn', 'aux']) {
    expect(isPlainId(id)).toBe(false)
    expect(slugOf(id.toUpperCase())).toBeUndefined()
  }
})

test('a place that leads elsewhere is none, on any computer', () => {
  for (const platform of ['linux', 'win32'] as const) {
    for (const file of ['', '../a', 'a/../b', './a', '/a', 'a//b', 'a\\..\\b', 'a\0b'])
      expect(isPlaceBelow(file, platform)).toBe(false)
    expect(isPlaceBelow('draft/commitments/a.yaml', platform)).toBe(true)
  }
  // Another drive, and a hidden part of another file.
  expect(isPlaceBelow('C:/a', 'win32')).toBe(false)
  expect(isPlaceBelow('nap.md:hidden', 'win32')).toBe(false)
})

test('a folder that the user names is looked at step by step, on Windows only', () => {
  expect(wrongStep('C:\\ogp\\out.', 'win32')?.name).toBe('out.')
  expect(wrongStep('C:\\ogp\\nul\\x', 'win32')?.name).toBe('nul')
  expect(wrongStep('C:/ogp/a?b', 'win32')?.name).toBe('a?b')
  expect(wrongStep('C:\\ogp\\out', 'win32')).toBeUndefined()
  expect(wrongStep('C:\\', 'win32')).toBeUndefined()
  expect(wrongStep('\\\\server\\share$\\out\\', 'win32')).toBeUndefined()
  expect(wrongStep('\\\\?\\C:\\ogp\\out', 'win32')).toBeUndefined()
  expect(wrongStep('/ogp/out./nul', 'linux')).toBeUndefined()
})

test('capitals and the ways to store a letter make no second file', () => {
  expect(nameKey('comments/Béa.yaml')).toBe(nameKey('comments/be\u0301a.yaml'))
  expect(nameKey('a')).not.toBe(nameKey('b'))
})

test('what nap writes needs at most 150 letters beyond the folder, as nap doctor says', () => {
  const longest = {
    institution: 'i'.repeat(64),
    commitment: 'c'.repeat(64),
    language: 'ur',
    name: 'n'.repeat(64),
  }
  const lengths = fileKinds.map((kind) => filePathOf(kind, longest, 'x'.repeat(64)).length)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(150)
})
