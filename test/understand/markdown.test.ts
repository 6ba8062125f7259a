import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReceivedMark, ReceivedPiece } from '../../src/model/exchange/received.ts'
import { inMarkdownWords } from '../../src/model/markdown/markdown-words.ts'
import { markdownOf } from '../../src/understand/markdown.ts'
import { inSingleSpaces, linesRead } from '../../src/understand/reading.ts'
import { piece, said } from '../support/received.ts'
import { runs } from '../support/runs.ts'

const inserted: ReceivedMark = { kind: 'inserted', by: 'CGPA', on: '2017-06-18' }
const deleted: ReceivedMark = { kind: 'deleted', by: 'CGPA', on: '2017-06-18' }

describe('paragraphs of a document as Markdown', () => {
  test('keep strong words, emphasis and links, each where it is', () => {
    const words = said([
      piece('Publish '),
      piece('all', { looks: ['strong'] }),
      piece(' budgets', { looks: ['emphasis'] }),
      piece(' on '),
      piece('this page', { link: 'https://example.org/a' }),
      piece('.'),
    ])
    expect(markdownOf([words], 'accepted')).toBe(
      'Publish **all** *budgets* on [this page](https://example.org/a).',
    )
  })

  test('keep lists within lists, and part them from paragraphs', () => {
    const item = (words: string, depth: number, isNumbered: boolean) =>
      said(words, { item: { depth, isNumbered } })
    const list = [
      said('Steps:'),
      item('First', 0, true),
      item('a part', 1, false),
      item('Second', 0, true),
      said('After.'),
    ]
    expect(markdownOf(list, 'accepted')).toBe(
      'Steps:\n\n1. First\n   - a part\n2. Second\n\nAfter.',
    )
  })

  test('keep tables and headings', () => {
    const at = (row: number, column: number, words: string) =>
      said(words, { cell: { table: 0, row, column } })
    const paragraphs = [
      said('How it began', { heading: 2 }),
      at(0, 0, 'City'),
      at(0, 1, 'People'),
      at(1, 0, 'Lahore'),
      at(1, 1, '31'),
    ]
    expect(markdownOf(paragraphs, 'accepted')).toBe(
      '## How it began\n\n| City | People |\n| --- | --- |\n| Lahore | 31 |',
    )
  })

  test('have what was put in or what was taken out', () => {
    const words = [
      said([
        piece('Publish '),
        piece('some', { marks: [deleted] }),
        piece('all', { marks: [inserted] }),
      ]),
      said([piece('A new paragraph.', { marks: [inserted] })], { endMark: inserted }),
      said('The end.'),
    ]
    expect(markdownOf(words, 'rejected')).toBe('Publish some\n\nThe end.')
    expect(markdownOf(words, 'accepted')).toBe('Publish all\n\nA new paragraph.\n\nThe end.')
  })

  test('are one where the end between two was taken out', () => {
    const words = [said('One ', { endMark: deleted }), said('sentence.')]
    expect(markdownOf(words, 'accepted')).toBe('One sentence.')
    expect(markdownOf(words, 'rejected')).toBe('One\n\nsentence.')
  })

  test('know words that one put in and another took out', () => {
    const nested = said([piece('kept'), piece(' gone', { marks: [inserted, deleted] })])
    expect(linesRead([nested], 'accepted')).toEqual(['kept'])
    expect(linesRead([nested], 'rejected')).toEqual(['kept'])
    expect(linesRead([nested], ({ kind }) => kind === 'inserted')).toEqual(['kept gone'])
  })

  test('read back as the same words, whatever they are', () => {
    const look = fc.constantFrom<ReceivedPiece['looks']>(
      [],
      ['strong'],
      ['emphasis'],
      ['strong', 'emphasis'],
      ['struck'],
    )
    const words = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        '# ',
        '1. ',
        '- a',
        '**',
        '_b_',
        '> ',
        '|',
        '<b>',
        'www.x.org',
        '&amp;',
        '\\',
        'بجٹ',
        '[a](b)',
        '---',
        '    code',
        '~~',
        '`',
        '\n',
        '+ ',
        '=',
        '![',
      ),
    )
    const pieces = fc.array(fc.record({ words, look }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 3 }), (all) => {
        const paragraphs = all.map((of) =>
          said(of.map((one) => piece(one.words, { looks: one.look }))),
        )
        expect(inSingleSpaces(inMarkdownWords(markdownOf(paragraphs, 'accepted')))).toBe(
          inSingleSpaces(linesRead(paragraphs, 'accepted').join(' ')),
        )
      }),
      { numRuns: runs(500) },
    )
  })
})
