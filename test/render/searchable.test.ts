import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packPdf } from '../../src/render/print/pack.ts'
import { takenApart } from '../../src/render/print/page-text.ts'
import { printInPasses } from '../../src/render/print/passes.ts'
import { pdfDraftOf } from '../../src/render/print/pdf-draft.ts'
import { readPdf } from '../../src/render/print/pdf-objects.ts'
import { makeSearchable } from '../../src/render/print/searchable.ts'
import { withBrowser } from '../../src/render/print/session.ts'
import type { TextFont } from '../../src/render/print/text-font.ts'
import { findBrowser } from '../../src/render/print.ts'
import { runs } from '../support/runs.ts'
import { classicPdf } from './classic-pdf.ts'
import { readBack } from './read-back.ts'
import { font } from './sample.ts'

// Glyph 1 is the letter “ب”, 2 is “ک”, 3 a space, 4 “a”; 9 is a part of several letters.
const letters = new Map([
  [1, 'ب'],
  [2, 'ک'],
  [3, ' '],
  [4, 'a'],
])
const nastaliq: TextFont = {
  letters,
  widths: new Map([1, 2, 3, 4, 9].map((glyph) => [glyph, 400])),
}
const apart = (content: string) =>
  takenApart(content, (name) => (name === 'F7' ? nastaliq : undefined))

const word = [
  'BT\n/ReversedChars BMC\n/F7 10 Tf\n1 0 0 -1 50 46 Tm\n2 0 Td <0001> Tj\n',
  '/Span<</ActualText <FEFF067E> >> BDC\n4 -3.5 Td <0009> Tj\n-2 3.5 Td <0009> Tj\nEMC\n',
  '4 1.25 Td <0002> Tj\nEMC\nET\n',
].join('')
const space = 'BT\n/F7 10 Tf\n1 0 0 -1 50 46 Tm\n12 0 Td <0003> Tj\nET\n'

describe('a word that runs to the left', () => {
  test('stands whole where it was, from its left letter on, and is painted apart', () => {
    const { shown, painted } = apart(`q\n0 0 1 RG 0 0 1 rg\n/P <</MCID 0 >>BDC\n${word}EMC\nQ\n`)
    expect(shown).toBe(
      'q\n0 0 1 RG 0 0 1 rg\n/P <</MCID 0 >>BDC\n' +
        'BT\n/ReversedChars BMC\n/Letters 10 Tf\n3 Tr\n0.67 0 0 -1 52 46 Tm\n<0628067e06a9> Tj\n0 Tr\nEMC\nET\n' +
        'EMC\nQ\n\n',
    )
    expect([...painted]).toEqual([
      [
        '0 0 1 RG 0 0 1 rg\n',
        'q\nBT\n/F7 10 Tf\n1 0 0 -1 50 46 Tm\n2 0 Td <0001> Tj\n4 -3.5 Td <0009> Tj\n-2 3.5 Td <0009> Tj\n' +
          '4 1.25 Td <0002> Tj\nET\nQ\n',
      ],
    ])
  })

  test('is one text with the next one of its line, and with the space between', () => {
    const { shown } = apart(word + space + word.replace('2 0 Td', '20 0 Td') + space)
    expect(shown.match(/BT\n/g)).toHaveLength(2)
    expect(shown.match(/<[0-9a-f]+> Tj/g)?.map(lettersOf)).toEqual(['بپک', ' ', 'بپک', '\u0003'])
    const below = apart(word + word.replace('50 46 Tm', '50 80 Tm'))
    expect(below.shown.match(/BT\n/g)).toHaveLength(2)
  })

  test.each([
    ['a glyph has no letter', word.replace('<0001>', '<0009>')],
    ['its font is not known', word.replace('/F7', '/F8')],
    ['something in it is not known', word.replace('Tm\n', 'Tm\n2 Ts\n')],
    ['it is at two places', word.replace('4 1.25 Td', '1 0 0 -1 9 9 Tm\n4 1.25 Td')],
    ['it has no letter', 'BT\nET\n'],
    ['it runs to the right', word.replace('/ReversedChars BMC\n', '').replace(/EMC\nET/, 'ET')],
    ['its letters are Latin', word.replaceAll(/<000[12]>/g, '<0004>').replace('067E', '0061')],
  ])('stays as it is where %s', (_, content) => {
    expect(apart(content)).toEqual({ shown: `${content}\n`, painted: new Map(), font: undefined })
  })
})

function lettersOf(text: string): string {
  return Buffer.from(text.replace(/^<|> Tj$/g, ''), 'hex')
    .swap16()
    .toString('utf16le')
}

const places = fc.nat(999).map((tenths) => tenths / 10)
const glyphs = fc.array(fc.constantFrom('<0001> Tj\n', '3 -2.5 Td <0002> Tj\n'), { minLength: 1 })
const anyWord = fc
  .tuple(glyphs, places, places)
  .map(
    ([own, x, y]) =>
      `BT\n/ReversedChars BMC\n/F7 10 Tf\n1 0 0 -1 ${x} ${y} Tm\n${own.join('')}EMC\nET\n`,
  )
const anyText = fc.oneof(anyWord, fc.constant(word), fc.constant(space), fc.constant('BT\nET\n'))
const anySetting = fc.oneof(
  places.map((shade) => `0 ${shade} 1 RG 0 ${shade} 1 rg\n`),
  places.map((by) => `1 0 0 1 ${by} 0 cm\n`),
  fc.constantFrom('/G3 gs\n', '/G9 gs\n', '0 0 20 20 re\nW* n\n', '1 2 3 4 re\nf\n'),
  fc.constant('1 2 m\n3 4 l\nS\n'),
)
const { content: anyContent } = fc.letrec<{ content: string }>((again) => ({
  content: fc
    .array(
      fc.oneof(
        { maxDepth: 3 },
        anyText,
        anySetting,
        again('content').map((inner) => `q\n${inner}Q\n`),
        again('content').map((inner) => `/P <</MCID 1 >>BDC\n${inner}EMC\n`),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
}))

describe('whatever else a page shows', () => {
  test('each glyph is painted once, in its place, its colour and what cuts it off', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const { shown, painted } = apart(content)
        const own = [...painted].map(([colour, text]) => `q\n${colour}${text}Q\n`)
        expect(glyphsIn(`q\n${shown}Q\n${own.join('')}`)).toEqual(glyphsIn(content))
      }),
      { numRuns: runs(2000) },
    )
  })

  test('its paths and its marks stay as they are', () => {
    const without = (text: string) => text.replaceAll(/BT\n[\s\S]*?ET\n/g, '').trim()
    fc.assert(
      fc.property(anyContent, (content) => {
        const { shown, painted } = apart(content)
        expect(without(shown)).toBe(without(content))
        expect([...painted.values()].join('')).not.toMatch(/ BDC| BMC|EMC|\n(f|S)\n/)
      }),
      { numRuns: runs(500) },
    )
  })
})

type State = { readonly [key: string]: string }

const parts = ['cm', 'clip', 'rg', 'gs', 'Tf', 'Tm', 'steps']

/** A reader of its own: each glyph that is painted, with all that decides how. */
function glyphsIn(content: string): string[] {
  const before: State[] = []
  let state: State = {}
  const found: string[] = []
  for (const line of content.split('\n')) {
    const operator = /\S+$/.exec(line)?.[0] ?? ''
    if (operator === 'q') before.push(state)
    state = operator === 'Q' ? (before.pop() ?? {}) : after(state, operator, line)
    const isPainted = state['Tr'] !== '3 Tr' && !line.includes('<0003>')
    if (operator === 'Tj' && isPainted) found.push(parts.map((key) => state[key]).join(' '))
  }
  return found.toSorted()
}

function after(state: State, operator: string, line: string): State {
  const more = (key: string, what = line) => ({ ...state, [key]: `${state[key] ?? ''}${what};` })
  switch (operator) {
    case 'cm':
      return more('cm')
    case 'n':
      return more('clip', state['re'])
    case 'Tj':
      return more('steps')
    case 'Tm':
      return { ...state, Tm: line, steps: '' }
    default:
      return { ...state, [operator]: line }
  }
}

/** A page as Chromium writes it, with a font of one letter. */
function onePage(content: string): Uint8Array {
  const stream = (text: string) => `<</Length ${text.length}>> stream\n${text}\nendstream`
  return classicPdf([
    '<</Type /Catalog\n/Pages 3 0 R>>',
    '<</Producer (Skia/PDF m147)>>',
    '<</Type /Pages\n/Count 1\n/Kids [4 0 R]>>',
    '<</Type /Page\n/Resources <</ProcSet [/PDF /Text]\n/Font <</F7 6 0 R>>>>\n/MediaBox [0 0 595 842]\n/Contents 5 0 R\n/Parent 3 0 R>>',
    stream(content),
    '<</Type /Font\n/Subtype /Type0\n/BaseFont /AAAAAA+NotoNastaliqUrdu\n/Encoding /Identity-H\n/DescendantFonts [7 0 R]\n/ToUnicode 8 0 R>>',
    '<</Type /Font\n/FontDescriptor 9 0 R\n/BaseFont /AAAAAA+NotoNastaliqUrdu\n/Subtype /CIDFontType2\n/CIDToGIDMap /Identity\n/W [1 [400] 2 9 400]>>',
    stream(
      '2 beginbfchar\n<0001> <0628>\n<0009> <0000>\nendbfchar\n1 beginbfrange\n<0002> <0003> <06A9>\nendbfrange',
    ),
    '<</Type /FontDescriptor>>',
  ])
}

test('the finished page says where the letters and the painted words are', () => {
  const draft = pdfDraftOf(readPdf(onePage(word)))
  makeSearchable(draft)
  const back = readBack(packPdf(draft))
  const page = back.object(4)
  const number = (key: string, text = page) =>
    Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1])
  expect(back.stream(5).toString()).toMatch(
    /^q\n[\s\S]*<0628067e06a9> Tj[\s\S]*Q\n\/Artifact BMC\nq\nBT\n\/Painting0 1 Tf\n\( \) Tj\nET\nQ\nEMC\n$/,
  )
  expect(back.stream(number('space', back.object(number('Painting0')))).toString()).toMatch(
    /^0 0 d0\nBT\n\/F7 10 Tf\n/,
  )
  const descendant = back.object(number('Letters')).match(/\/DescendantFonts \[(\d+) 0 R\]/)?.[1]
  expect(back.object(Number(descendant))).toContain('/FontDescriptor 9 0 R\n/DW 500')
})

test('a page without such words is not touched', () => {
  const file = readPdf(onePage(space))
  const draft = pdfDraftOf(file)
  makeSearchable(draft)
  expect(draft.objects).toEqual(file.objects)
})

const found = await findBrowser({ env: process.env })
const hasPoppler = ['pdftotext', 'pdftoppm'].every((name) => spawnSync(name, ['-v']).status === 0)
const sentences = ['پاکستان کا قومی لائحہ عمل', 'وزارتِ خزانہ نے 2017 میں بجٹ شائع کیا۔']

test.skipIf(!found || !hasPoppler)(
  'is found in a real print, which looks the same (needs pdftotext and pdftoppm)',
  async () => {
    if (!found) return
    const nastaliqFont = Buffer.from(font('noto-nastaliq-urdu-arabic-400-normal')).toString(
      'base64',
    )
    const html = `<html lang="ur" dir="rtl"><head><style>
      @font-face { font-family: N; src: url(data:font/woff2;base64,${nastaliqFont}) }
      body { font: 12pt/2.7 N } h1 { color: #0b4f34; font-weight: 400 } div { overflow: hidden; background: #123; color: #fff }
      </style></head><body><h1>${sentences[0]}</h1><div>${sentences[1]}</div></body></html>`
    const patient = { deadlineMs: 90_000, signal: undefined }
    const { result } = await withBrowser(found, patient, (devTools) =>
      printInPasses(devTools, { html, outline: [] }),
    )
    const before = packPdf(pdfDraftOf(result.file))
    const draft = pdfDraftOf(result.file)
    makeSearchable(draft)
    const after = packPdf(draft)
    expect(pictureOf(after).equals(pictureOf(before))).toBe(true)
    expect(wordsIn(before)).not.toContain('پاکستان')
    expect(wordsIn(after)).toEqual(sentences.join(' ').match(words))
  },
)

function pictureOf(pdf: Uint8Array): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'nap-test-'))
  const path = join(folder, 'page')
  writeFileSync(`${path}.pdf`, pdf)
  expect(spawnSync('pdftoppm', ['-singlefile', '-r', '100', `${path}.pdf`, path]).status).toBe(0)
  const picture = readFileSync(`${path}.ppm`)
  rmSync(folder, { recursive: true })
  return picture
}

const words = /[\p{L}\p{M}]+/gu

function wordsIn(pdf: Uint8Array): string[] {
  const { stdout } = spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' })
  return stdout.match(words) ?? []
}
