import { execFileSync, spawnSync } from 'node:child_process'
import process from 'node:process'
import { describe, expect, test } from 'vitest'
import { contained, literal } from '../../src/compose/contain.ts'
import { readAssets, readFonts } from '../../src/load/assets.ts'
import { type Book, ownMark } from '../../src/model/book.ts'
import { html } from '../../src/render/formats/html.ts'
import { markdown } from '../../src/render/formats/markdown.ts'
import { findBrowser, printPdf } from '../../src/render/print.ts'

const found = await findBrowser({ env: process.env })
const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0
const { page, css } = readAssets()
const dress = { page, css, fonts: readFonts(), stamp: 'Revision 1a2b3c4' }

type Texts = { readonly title: string; readonly fact: string; readonly prose: string }
const plain: Texts = { title: 'Budgets', fact: 'Bar Council', prose: 'Budgets are late.' }

/** A commitment and, on a page of its own, an annex. */
function bookWith({ title, fact, prose }: Texts): Book {
  return {
    form: 'plan',
    language: 'en',
    title: 'Plan',
    country: 'Pakistan',
    author: 'EAD',
    edition: 'First draft',
    words: { contents: 'Contents', page: 'Page', of: 'of' },
    sections: [
      {
        id: 'cover',
        kind: 'cover',
        level: undefined,
        number: undefined,
        title: 'Plan',
        markdown: `# Plan\n\n> ${ownMark}Not approved\n`,
      },
      {
        id: 'c-1',
        kind: 'commitment',
        level: 2,
        number: '1.1',
        title,
        markdown: `### 1.1 ${literal(title)}

- **Civil society:** ${literal(fact)}

#### Which problem does it address?

${contained(prose)}

#### Milestones

| No. | Milestone | Start | End | Responsible |
| --- | --- | --- | --- | --- |
| 1.1.1 | **${literal(fact)}** | ${literal(fact)} | ${literal(fact)} | ${literal(fact)} |
`,
      },
      {
        id: 'annex',
        kind: 'annex',
        level: 1,
        number: 'Annex A',
        title: 'Signature',
        markdown: '## Annex A: Signature\n\nThe Undersigned.\n',
      },
    ],
  }
}

/** Where “Undersigned” stands on its page, and how tall it is. */
async function placeOfUndersigned(book: Book): Promise<string | undefined> {
  if (!found) throw new Error('This test needs a browser.')
  const { pdf } = await printPdf({
    html: html.render(book, dress),
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
  const words = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: pdf }).toString()
  return /<word (.*)>Undersigned/.exec(words)?.[1]
}

const address = `https://www.example.org/${'budget'.repeat(18)}`
const columns = (cell: string) => `|${` ${cell} |`.repeat(15)}\n`

describe('a page is as large as the paper, whatever stands on another (needs pdftotext)', () => {
  const place = found && hasPdftotext ? placeOfUndersigned(bookWith(plain)) : undefined

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
  ])('%s', async (_, texts) => {
    expect(await place).toMatch(/^xMin/)
    expect(await placeOfUndersigned(bookWith({ ...plain, ...texts }))).toBe(await place)
  })
})

test('what marks nap’s own words is in no file', () => {
  expect(markdown.render(bookWith(plain), dress)).toContain('> Not approved')
  expect(markdown.render(bookWith(plain), dress)).not.toContain(ownMark)
  expect(html.render(bookWith(plain), dress)).not.toContain(ownMark)
})
