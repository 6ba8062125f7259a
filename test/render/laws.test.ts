import fc from 'fast-check'
import { Marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { chapterIn, proseIn } from '../../src/compose/prose.ts'
import { type Block, type Inline, paragraph, wordsOf } from '../../src/model/block.ts'
import { lineOf } from '../../src/model/line.ts'
import { elementsOf } from '../support/html.ts'
import { hostileMarkdown } from '../support/markdown.ts'
import { runs } from '../support/runs.ts'
import { htmlOf, markdownOf } from '../support/written.ts'

const anyText = fc.oneof({ weight: 4, arbitrary: hostileMarkdown }, fc.string())

describe('what is read from Markdown is the same after it was written and read again', () => {
  test('in an answer', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tree = proseIn(text)
        expect(proseIn(markdownOf(tree))).toEqual(tree)
      }),
      { numRuns: runs(1500) },
    )
  })

  test('in a chapter, whose headings go down by one each time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tree = chapterIn(text)
        const again = chapterIn(markdownOf(tree).replaceAll(/^##/gm, '#'))
        fc.pre(!tree.some((block) => block.kind === 'heading' && block.level > 5))
        expect(again.map(({ kind }) => kind)).toEqual(tree.map(({ kind }) => kind))
      }),
      { numRuns: runs(300) },
    )
  })

  test('in a line that is shown as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = [paragraph(lineOf(text))]
        const again = proseIn(markdownOf(line))
        expect(wordsIn(again)).toBe(wordsIn(line))
      }),
      { numRuns: runs(1500) },
    )
  })
})

describe('what once read in another way is read as it was written', () => {
  test.for([
    ['a rule of a table under a line', 'a\n\\--------------------:'],
    ['an end of a table with a colon', 'a\n\\:---'],
    ['an item that stands apart from nothing', '1. <script>\n\n   ## '],
    ['code of nothing but spaces', '`    `'],
    ['code with a line separator', '``` \u2028## ```'],
    ['a mark behind a picture', '😀*https://x.pk/~a_b_?q=*'],
    ['a mark behind a vowel sign', 'اً*(x)*b'],
    ['a mark behind a hidden character', '\u200f___1___'],
    ['a mark in one that is no mark', 'https://x.pk/~a_b_?q=*~~(~~*word'],
    ['a link in a link', '[<https://x.pk>~~~](https://x.pk)'],
    ['code behind an address', "<https://x.pk>````\n'````\n"],
    ['a mailbox in signs', '__a@x.pk_'],
    ['a list from 2 on under a definition', '- [x]: https://x.pk\n   2) a'],
    ['a line before a picture without words', ']  \n![](data:text/html,x)'],
  ] as const)('%s', ([, written]) => {
    const tree = proseIn(written)
    expect(proseIn(markdownOf(tree))).toEqual(tree)
    const html = new Marked({ gfm: true }).parse(markdownOf(tree), { async: false })
    expect(bare(textIn(html))).toBe(bare(wordsIn(tree)))
  })

  test.for(['__a@x.pk_', 'https://x.pk/?q=*![](javascript:alert(1))2017', 'a@x.pk-'])(
    '%s as a line',
    (line) => {
      const again = proseIn(markdownOf([paragraph(lineOf(line))]))
      expect(wordsIn(again)).toBe(line)
    },
  )

  test('no link stands in another', () => {
    expect(htmlOf(proseIn('[<https://x.pk>](https://y.pk)'))).toBe(
      '<p><a href="https://y.pk/">https://x.pk</a></p>\n',
    )
  })
})

test('what a browser shows is what was read', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const tree = proseIn(text)
      const shown = elementsOf(`<blockquote>${htmlOf(tree)}</blockquote>`)[0]?.text ?? ''
      expect(bare(shown)).toBe(bare(wordsIn(tree)))
    }),
    { numRuns: runs(1500) },
  )
})

test('another program shows the same words', () => {
  const other = new Marked({ gfm: true, async: false })
  fc.assert(
    fc.property(anyText, (text) => {
      const tree = proseIn(text)
      const html = other.parse(markdownOf(tree), { async: false })
      expect(html).not.toMatch(/<(?:script|img|div|b|form|details)\b/)
      expect(bare(textIn(html))).toBe(bare(wordsIn(tree)))
    }),
    { numRuns: runs(500) },
  )
})

function wordsIn(blocks: readonly Block[]): string {
  return blocks.map(wordsInBlock).join('\n')
}

function wordsInBlock(block: Block): string {
  switch (block.kind) {
    case 'code':
      return block.text
    case 'list':
      return block.items.map(({ of }) => wordsIn(of)).join('\n')
    case 'table':
      return [block.columns, ...block.rows.map(({ cells }) => cells)]
        .flatMap((cells) => cells.map(({ of }) => wordsOf(of)))
        .join('\n')
    case 'quotation':
      return wordsIn(block.of)
    case 'paragraph':
    case 'heading':
      return wordsOf(block.of satisfies readonly Inline[])
    default:
      throw new Error(`no text of others is read as ${block.kind}`)
  }
}

function bare(words: string): string {
  return words.replaceAll(/\s/g, '')
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

function textIn(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)
}
