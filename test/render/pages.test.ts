import { execFileSync, spawnSync } from 'node:child_process'
import process from 'node:process'
import { describe, expect, test } from 'vitest'
import { proseIn } from '../../src/compose/prose.ts'
import { readAssets, readFonts } from '../../src/load/assets.ts'
import { cell, column, heading, paragraph, row, text } from '../../src/model/block.ts'
import { type Book, noImprint } from '../../src/model/book.ts'
import { lineOf } from '../../src/model/line.ts'
import { findBrowser, printPdf } from '../../src/render/print.ts'
import { asHtml } from '../support/written.ts'

const found = await findBrowser({ env: process.env })
const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0
const { page, css } = readAssets()
const look = { page, css, fonts: readFonts() }

type Texts = { readonly title: string; readonly fact: string; readonly prose: string }
const plain: Texts = { title: 'Budgets', fact: 'Bar Council', prose: 'Budgets are late.' }

/** A commitment and, on a page of its own, an annex. */
function bookWith({ title, fact, prose }: Texts): Book {
  return {
    ...noImprint,
    stamp: 'Revision 1a2b3c4',
    form: 'plan',
    paper: 'A4',
    language: 'en',
    languages: [],
    title: 'Plan',
    country: 'Pakistan',
    author: 'EAD',
    edition: 'First draft',
    words: { contents: 'Contents', page: 'Page', of: 'of' },
    sections: [
      {
        id: 'cover',
        kind: 'cover',
        title: 'Plan',
        of: [heading(1, [text('Plan')])],
      },
      {
        id: 'c-1',
        kind: 'commitment',
        level: 2,
        number: '1.1',
        title,
        of: [
          heading(3, lineOf(`1.1 ${title}`)),
          { kind: 'facts', facts: [{ label: 'Civil society', of: lineOf(fact) }] },
          { kind: 'part', label: 'Which problem does it address?', of: proseIn(prose) },
          {
            kind: 'part',
            label: 'Milestones',
            of: [
              {
                kind: 'table',
                columns: ['No.', 'Milestone', 'Start', 'End', 'Responsible'].map((name) =>
                  column(name),
                ),
                rows: [row([[text('1.1.1')], ...Array(4).fill(cell(lineOf(fact)).of)])],
              },
            ],
          },
        ],
      },
      {
        id: 'annex',
        kind: 'annex',
        level: 1,
        number: 'Annex A',
        title: 'Signature',
        of: [heading(2, [text('Annex A: Signature')]), paragraph([text('The Undersigned.')])],
      },
    ],
  }
}

type Words = { readonly letters: string; readonly outside: readonly string[] }

/** How large the letters of the last page are, and which words stand beyond the margins at the sides of theirs. */
async function wordsOf(book: Book): Promise<Words> {
  if (!found) throw new Error('This test needs a browser.')
  const { pdf } = await printPdf({
    html: await asHtml(book, look),
    outline: [{ id: 'annex', level: 1, title: 'Signature' }],
    metadata: {
      title: 'Plan',
      author: 'EAD',
      language: 'en',
      date: new Date('2017-06-20T00:00:00Z'),
      properties: {},
    },
    attachments: () => [],
    browser: found,
    deadlineMs: 40_000,
  })
  const boxes = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: pdf }).toString()
  const words = Array.from(
    boxes.matchAll(/<word xMin="(.*)" yMin="(.*)" xMax="(.*)" yMax="(.*)">(.*)<\/word>/g),
    ([, left, top, right, foot, word = '']) => ({
      word,
      left: Number(left),
      top: Number(top),
      right: Number(right),
      foot: Number(foot),
    }),
  )
  const last = words.find(({ word }) => word === 'Undersigned.')
  if (!last) throw new Error('The last page is not there.')
  const beyond = words.filter(({ left, right }) => left < margin || right > paperWidth - margin)
  return {
    letters: [last.right - last.left, last.foot - last.top].map((pt) => pt.toFixed(2)).join(' by '),
    outside: beyond.map(({ word }) => word),
  }
}

/** A4, and the margins at its sides but for a hair, in points. */
const paperWidth = 595
const margin = 59

const address = `https://www.example.org/${'budget'.repeat(18)}`
const columns = (cell: string) => `|${` ${cell} |`.repeat(15)}\n`

describe('nothing stands beyond the margins, or makes the letters of other pages smaller', () => {
  const usual = found && hasPdftotext ? wordsOf(bookWith(plain)) : undefined

  test.skipIf(!found || !hasPdftotext).each<readonly [string, Partial<Texts>]>([
    ['a web address', { prose: `See ${address} and <${address}>.` }],
    [
      'a web address in a list, in a quotation and in bold',
      { prose: `- ${address}\n\n> **${address}**` },
    ],
    ['a long word', { fact: 'x'.repeat(100) }],
    ['a title that is one word', { title: 'T'.repeat(190) }],
    ['a title that is one word of Urdu', { title: 'ب'.repeat(190) }],
    [
      'a table of many columns',
      { prose: columns('heading') + columns('---') + columns('fifteen') },
    ],
    [
      'a table of long words',
      { prose: '| a | b |\n|---|---|\n'.concat(`| ${'x'.repeat(90)} `.repeat(2), '|') },
    ],
    [
      'a table in a list',
      {
        prose: `- ${(columns('heading') + columns('---') + columns('fifteen')).replaceAll('\n', '\n  ')}`,
      },
    ],
    ['code', { prose: `\`\`\`\n${'x'.repeat(150)}\n\`\`\`\n\n\`${'x'.repeat(150)}\`` }],
    [
      'deep lists',
      {
        prose: Array.from(
          { length: 8 },
          (_, depth) => `${'  '.repeat(depth)}- ${'x'.repeat(60)}`,
        ).join('\n'),
      },
    ],
    ['deep quotations', { prose: `${'>'.repeat(8)} ${'x'.repeat(150)}` }],
    [
      'a run of digits like a telephone number',
      { fact: `+92${'-51'.repeat(60)}`, prose: `+92${'-51'.repeat(60)}` },
    ],
    ['spaces that may not be broken', { prose: 'word\u00a0'.repeat(60) }],
  ])('%s (needs pdftotext)', async (_, texts) => {
    const { letters, outside } = await wordsOf(bookWith({ ...plain, ...texts }))
    expect(outside).toEqual([])
    expect(letters).toBe((await usual)?.letters)
  })
})
