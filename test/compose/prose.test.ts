import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chapterIn, proseIn } from '../../src/compose/prose.ts'
import { type Block, cell, heading, item, paragraph, text as words } from '../../src/model/block.ts'
import { limits } from '../../src/model/limits.ts'
import { lineOf } from '../../src/model/line.ts'
import { elementsOf, outlineOf } from '../support/html.ts'
import { hostileMarkdown } from '../support/markdown.ts'
import { runs } from '../support/runs.ts'
import { htmlOf, markdownOf } from '../support/written.ts'

/** A text of somebody else between two of our headings. */
function inOurs(text: string): string {
  return htmlOf(between(proseIn(text)))
}

function between(blocks: readonly Block[]): Block[] {
  return [heading(3, [words('A')]), ...blocks, heading(3, [words('B')]), paragraph([words('b')])]
}

/** The same as another program shows our Markdown, whose headings are its own. */
function elsewhere(blocks: readonly Block[]): string {
  return htmlOf(chapterIn(markdownOf(blocks)))
}

const hostile: readonly (readonly [what: string, text: string, between: readonly string[]])[] = [
  ['a heading', '# Approved\n\nx', ['p: Approved', 'p: x']],
  ['an underlined heading', 'Approved\n========\nx', ['p: Approved', 'p: x']],
  ['an underlined heading, shorter', 'Approved\n-\nx', ['p: Approved', 'p: x']],
  ['a heading underlined at length', `Approved\n${'-'.repeat(40)}\n- x`, ['p: Approved', 'ul: x']],
  ['an empty heading', '#\nx', ['p: x']],
  ['a heading of stars', '# ***\nx', ['p: ***', 'p: x']],
  ['an underlined heading of marks', 'a\n**~~~\n===\nx', ['p: a **~~~', 'p: x']],
  ['a rule with a no-break space', '***\u00a0\n\nx', ['p: ***', 'p: x']],
  ['a rule', 'x\n\n---\n\n* * *\n\ny', ['p: x', 'p: y']],
  ['a code block that is never closed', 'x\n\n```html\n### C', ['p: x', 'pre: ### C']],
  ['a code block with another mark', '~~~~\n```\n~~~\n', ['pre: ```\n~~~']],
  ['a code block by indentation', 'x\n\n    ### C\n\n', ['p: x', 'pre: ### C']],
  ['a code span that is never closed', '`x', ['p: `x']],
  ['a comment that is never closed', '<!-- x', ['p: <!-- x']],
  ['an element that is never closed', '<details><pre>\n\nx', ['p: <details><pre>', 'p: x']],
  ['an emphasis that is never closed', '**x', ['p: **x']],
  ['a link that is never closed', '[x](https://x.pk', ['p: [x](https://x.pk']],
  ['a table', '| x |\n|---|\n| y |', ['table: x y']],
  ['a table without its second line', '| x | y |', ['p: | x | y |']],
  ['a quotation with lazy lines', '> x\ny', ['blockquote: x\ny']],
  ['a quotation with an open code block', '> ```\n> x', ['blockquote: x']],
  ['a list with an open code block', '- ```\n  x', ['ul: x']],
  ['a list in a list in a list', '- a\n  - b\n    1. c\n', ['ul: a\nb\nc']],
  ['a list that ends in blank lines', '- a\n\n\n', ['ul: a']],
  [
    'a definition of a link',
    '[A]: https://x.pk\n[B]: <https://y.pk> "z"\n\nx',
    ['p: [A]: https://x.pk', 'p: [B]: <https://y.pk> "z"', 'p: x'],
  ],
  ['bullets of a word processor', 'x\n• a\n•\tb\n\n• c', ['p: x', 'ul: a\nb\nc']],
  ['dashes, one below the other', '– a\n– b', ['ul: a\nb']],
  ['a dash at the start of a line', 'x\n– y', ['p: x\n– y']],
  [
    'a list that counts itself',
    'x:\n(i) a\n(ii) b\ngoes on',
    ['p: x:', 'ul: (i) a\n(ii) b\ngoes on'],
  ],
  ['letters with a bracket', 'a) x\n\nb) y', ['ul: a) x\nb) y']],
  ['a bracket that begins a line', '(a) x\n(c) y', ['p: (a) x\n(c) y']],
  ['a heading in a list', '- # C\n- D', ['ul: C\nD']],
  ['a heading in a quotation', '> C\n> ---\n> D', ['blockquote: C\nD']],
  ['a definition in a quotation', '> [b]: https://x.pk', ['blockquote: [b]: https://x.pk']],
  ['a backslash at the end', 'x\\', ['p: x\\']],
  ['nothing but space', ' \n\t\n', []],
]

describe('what stands after a text keeps its structure', () => {
  test.for(hostile)('%s', ([, text, between]) => {
    // How a mark of HTML reads is another test’s; cells of a table stand on lines of their own.
    const outline = outlineOf(inOurs(text)).map((line) =>
      line.replaceAll('&lt;', '<').replaceAll(/\n\n+/g, ' '),
    )
    expect(outline).toEqual(['h3: A', ...between, 'h3: B', 'p: b'])
  })

  test('whatever the text', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        const outline = outlineOf(inOurs(text))
        expect(outline.filter((line) => /^h[1-6r]:/.test(line))).toEqual(['h3: A', 'h3: B'])
        expect(outline[0]).toBe('h3: A')
        expect(outline.at(-1)).toBe('p: b')
        const there = outlineOf(elsewhere(between(proseIn(text))))
        expect(there.filter((line) => /^h[1-6r]:/.test(line))).toEqual(['h4: A', 'h4: B'])
        expect(there.at(-1)).toBe('p: b')
      }),
      { numRuns: runs(2000) },
    )
  })

  test('no text turns the words of another into a link', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        const two = [...proseIn(text), heading(3, [words('B')]), ...proseIn('[x]')]
        expect(htmlOf(two)).toMatch(/<p>\[x\]<\/p>\n$/)
        expect(elsewhere(two)).toMatch(/<p>\[x\]<\/p>\n$/)
      }),
      { numRuns: runs(1000) },
    )
  })

  test('two texts one after the other stay two', () => {
    fc.assert(
      fc.property(hostileMarkdown, hostileMarkdown, (one, two) => {
        const [first, second] = [one, two].map((text) => outlineOf(htmlOf(proseIn(text))))
        const both = [...proseIn(one), heading(3, [words('A')]), ...proseIn(two)]
        expect(outlineOf(elsewhere(both))).toEqual([...(first ?? []), 'h4: A', ...(second ?? [])])
      }),
      { numRuns: runs(500) },
    )
  })
})

test('in another reader’s program no HTML comes to life', () => {
  fc.assert(
    fc.property(hostileMarkdown, (text) => {
      // What stands in a code block is shown as it is.
      const outside = markdownOf(proseIn(text))
        .replaceAll(/^([> -]*)(`{3,})\n[\s\S]*?\n[> ]*\2$/gm, '')
        .replaceAll(/(?<!\\)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
      expect(outside.replaceAll(/\\</g, '')).not.toMatch(/<[a-z/!?]/i)
    }),
    { numRuns: runs(1000) },
  )
})

test('no word is lost', () => {
  const words = fc.constantFrom('Lahore', 'Quetta', 'شفاف', '2017')
  const marks = fc.constantFrom(
    '\n',
    '\n\n',
    ' ',
    '# ',
    '- ',
    '> ',
    '\n```\n',
    '\n---\n',
    '<b>',
    '[x]: ',
    '| ',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(words, marks), { maxLength: 15 }), (parts) => {
      const text = parts.join(' ')
      const wordsIn = (markdown: string) => markdown.match(/Lahore|Quetta|شفاف|2017/g) ?? []
      expect(wordsIn(htmlOf(proseIn(text)))).toEqual(wordsIn(text))
      expect(wordsIn(markdownOf(proseIn(text)))).toEqual(wordsIn(text))
    }),
    { numRuns: runs(500) },
  )
})

describe('formatting that belongs in a text stays', () => {
  test.for([
    ['emphasis', 'a **b** and *c*'],
    ['a link', 'see [the law](https://na.gov.pk/law_1.pdf)'],
    ['a list', '1. one\n2. two\n   - three'],
    ['a table', '| a | b |\n| --- | --- |\n| c | d |'],
    ['a quotation', '> a\n>\n> b'],
    ['paragraphs', 'a\nb\n\nc'],
    ['Urdu', 'شفاف بجٹ\n\n- ایک'],
  ] as const)('%s', ([, text]) => {
    expect(markdownOf(proseIn(text))).toBe(text)
  })

  test('a line of dashes does not turn a whole text plain', () => {
    expect(markdownOf(proseIn(`a\n\n${'-'.repeat(30)}\n\n- **b**`))).toBe('a\n\n- **b**')
  })
})

describe('a text nested too deeply is shown as it is', () => {
  test.for([
    ['quotations', '> '.repeat(3000)],
    ['quotations without spaces', '>'.repeat(9000)],
    ['lists', '- '.repeat(3000)],
    ['numbered lists', '1. '.repeat(3000)],
    ['lists and quotations by turns', '1) > '.repeat(2000)],
  ] as const)('%s', ([, marks]) => {
    // A word that no page could hold is broken.
    const [a, shown = '', ...rest] = outlineOf(inOurs(`${marks}x`))
    expect([a, shown.replaceAll(' ', ''), ...rest]).toEqual([
      'h3: A',
      `p:${marks}x`.replaceAll(' ', ''),
      'h3: B',
      'p: b',
    ])
  })

  test('lists by indentation', () => {
    const lines = (indent: (depth: number) => string) =>
      Array.from({ length: 90 }, (_, depth) => `${indent(depth)}- x`).join('\n')
    for (const text of [
      lines((depth) => ' '.repeat(2 * depth)),
      lines((depth) => '\t'.repeat(depth)),
      lines((depth) => `> ${' '.repeat(2 * depth)}`),
    ]) {
      expect(elementsOf(inOurs(text)).filter(({ tag }) => tag === 'li')).toEqual([])
    }
  })

  test('as deep as allowed, it is formatted', () => {
    expect(outlineOf(inOurs(`${'> '.repeat(limits.markdownDepth)}x`))).toContain('blockquote: x')
  })

  test('lines that would be headings, rules or lists are only words there', () => {
    const text = `${'> '.repeat(20)}x\n## C\nD\n===\nE\n---\n3. F\n>G\n~~~`
    expect(outlineOf(inOurs(text))).toEqual([
      'h3: A',
      `p: ${'> '.repeat(20)}x\n## C\nD\n===\nE\n---\n3. F\n>G\n~~~`,
      'h3: B',
      'p: b',
    ])
  })
})

test('a code block full of ticks ends nothing and breaks nothing', () => {
  const text = (ticks: number) => `x\n\n    ${'` '.repeat(ticks)}\`\`\`\``
  expect(
    markdownOf(proseIn(text(2_000)))
      .split('\n')
      .at(-1),
  ).toBe('`````')
  expect(outlineOf(inOurs(text(120_000))).slice(-2)).toEqual(['h3: B', 'p: b'])
})

test('a word or a paragraph beyond all measure ends nothing', () => {
  for (const text of ['_a__'.repeat(12_000), `${'a'.repeat(50_000)}@`, '_a __ '.repeat(8_000)]) {
    expect(outlineOf(inOurs(text)).slice(-2)).toEqual(['h3: B', 'p: b'])
  }
})

describe('a chapter has headings of its own, below ours', () => {
  test.for([
    ['# Introduction\n\nx', '## Introduction\n\nx'],
    ['Introduction\n===\nx', '## Introduction\n\nx'],
    ['###### Small\n\nx', '###### Small\n\nx'],
    ['a\nb\n===\n\nx', '## a b\n\nx'],
    ['## A <script>', '### A \\<script>'],
    ['x\n\n---\n\n[a]: https://x.pk', 'x\n\n\\[a\\]: https\\://x.pk'],
  ] as const)('%s', ([text, chapter]) => {
    expect(markdownOf(chapterIn(text))).toBe(chapter)
  })

  test('whatever it is', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        const outline = outlineOf(
          htmlOf([
            heading(1, [words('A')]),
            ...chapterIn(text),
            heading(1, [words('B')]),
            paragraph([words('b')]),
          ]),
        )
        expect(outline.filter((line) => line.startsWith('h1'))).toEqual(['h1: A', 'h1: B'])
        expect(outline.at(-1)).toBe('p: b')
      }),
      { numRuns: runs(1000) },
    )
  })
})

describe('a literal line is shown exactly as it was written', () => {
  const folded = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  const shownAs = (text: string) => outlineOf(htmlOf([paragraph(lineOf(text))]))
  const shownElsewhere = (text: string) => outlineOf(elsewhere([paragraph(lineOf(text))]))

  test.for([
    ...[
      '# A',
      '## A',
      '#',
      '>A',
      '- A',
      '-',
      '+ A',
      '---',
      '-- -',
      '===',
      '=',
      '1. A',
      '12) A',
      '***',
    ],
    ...[
      'a_b_c',
      '_a_',
      '**a**',
      '`a`',
      '~~a~~',
      '[a](b)',
      '![a](b)',
      '[a]: b',
      '|a|',
      '<b>',
      '<!--',
    ],
    ...[
      '&amp;',
      '&#65;',
      '&lt;b>',
      'R&D',
      '\\',
      'a\\*',
      '-5 °C',
      '+92-51',
      'ا ب',
      'بجٹ 2017-06-30',
    ],
    ...[
      'https://x.pk/~user',
      'www.x.pk/_a_',
      'see http://x.pk/[a].',
      'a_b@x.pk',
      'xhttps://x.pk/~a',
    ],
  ])('%s', (text) => {
    expect(shownAs(text)).toEqual([`p: ${text}`])
    expect(shownElsewhere(text)).toEqual([`p: ${text}`])
  })

  test('a web address stays a link', () => {
    expect(htmlOf([paragraph(lineOf('see https://na.gov.pk/law_1.pdf'))])).toBe(
      '<p>see <a href="https://na.gov.pk/law_1.pdf">https://na.gov.pk/law_1.pdf</a></p>\n',
    )
  })

  test('whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(hostileMarkdown, fc.string()), (text) => {
        fc.pre(folded(text) !== '')
        expect(shownAs(text)).toEqual([`p: ${folded(text)}`])
        expect(shownElsewhere(text)).toEqual([`p: ${folded(text)}`])
      }),
      { numRuns: runs(2000) },
    )
  })

  test('in a heading, a list and a table too', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        const shown = folded(text)
        const line = lineOf(text)
        const html = elsewhere([
          heading(2, [words('A '), ...line]),
          { kind: 'list', isLoose: false, items: [item([paragraph([words('a '), ...line])])] },
          { kind: 'table', columns: [cell(line)], rows: [] },
        ])
        const seen = elementsOf(html).map(({ tag, text }) => `${tag}: ${text.trim()}`.trim())
        for (const line of [`h3: A ${shown}`, `li: a ${shown}`, `th: ${shown}`]) {
          expect(seen).toContain(line.trim())
        }
      }),
      { numRuns: runs(500) },
    )
  })
})

describe('links and pictures of others', () => {
  test.for([
    ['[x](https://www.opengovpartnership.org/) y', '[x](https://www.opengovpartnership.org/) y'],
    ['a [x](javascript:alert(1)) b', 'a x b'],
    ['[f](file:///etc/passwd)', 'f'],
    ['![a map](https://evil.example/x.png)', 'a map'],
    ['- [x](vbscript:a)\n- ![i](data:image/png;base64,AA)', '- x\n- i'],
    ['> **[x](JaVaScRiPt:a)**', '> **x**'],
    ['| a |\n| - |\n| ![i](http://x/y.png) |', '| a |\n| --- |\n| i |'],
  ] as const)('%s', ([text, shown]) => {
    expect(markdownOf(proseIn(text))).toBe(shown)
  })
})

describe('what nap says of its own cannot be imitated', () => {
  test.for([
    ['a quotation', '> **Awaited from Finance Division.**'],
    ['an item', '- *Not agreed* – Finance Division: withdrawn'],
    ['a mark as an entity', '- *&#xe000;Not agreed*'],
    ['HTML', '<em class="ours">Not agreed</em>'],
  ] as const)('%s', ([, text]) => {
    expect(htmlOf(proseIn(text))).not.toContain('class="ours')
    expect(htmlOf([paragraph(lineOf(text))])).not.toContain('class="ours')
  })

  test('whatever the text', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        const blocks = [...proseIn(text), ...chapterIn(text), paragraph(lineOf(text))]
        expect(htmlOf(blocks)).not.toMatch(/class="ours/)
      }),
    )
  })
})
