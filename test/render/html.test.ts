import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chapterIn, proseIn } from '../../src/compose/prose.ts'
import { emphasis, paragraph, remark, text } from '../../src/model/block.ts'
import { noImprint, type Section } from '../../src/model/book.ts'
import { safeAddress } from '../../src/plain/address.ts'
import { elementsOf } from '../support/html.ts'
import { hostileMarkdown } from '../support/markdown.ts'
import { runs } from '../support/runs.ts'
import { asHtml, htmlOf } from '../support/written.ts'

const shown = (markdown: string) => htmlOf(chapterIn(markdown))

describe('nothing is alive in it', () => {
  test.for([
    ['an element', '<b onclick=x>bold</b>', '<p>&lt;b onclick=x&gt;bold&lt;/b&gt;</p>\n'],
    ['a block of HTML', '<div>\n\nx', '<p>&lt;div&gt;</p>\n<p>x</p>\n'],
    ['a script', '<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n'],
    ['a comment', '<!-- x -->', '<p>&lt;!-- x --&gt;</p>\n'],
    ['an element in a heading', '# <b>', '<h2>&lt;b&gt;</h2>\n'],
    ['an element in code', '`<b>`', '<p><code>&lt;b&gt;</code></p>\n'],
    ['the language of code', '```"><b>\nx\n```', '<pre><code>x</code></pre>\n'],
    ['an image', '![a "b"](https://x.pk/a.png)', '<p>a &quot;b&quot;</p>\n'],
    ['a script as an address', '[a](javascript:alert(1))', '<p>a</p>\n'],
    ['a script in other letters', '[a](JAVASCRIPT:alert(1))', '<p>a</p>\n'],
    ['a script by entities', '[a](&#106;avascript:x)', '<p>a</p>\n'],
    ['data as an address', '[a](data:text/html,<b>)', '<p>a</p>\n'],
    ['a file', '[a](file:///etc/passwd)', '<p>a</p>\n'],
    ['an address without its protocol', '[a](//x.pk)', '<p>a</p>\n'],
    ['a title of a link', '[a](https://x.pk "\\"><b>")', '<p><a href="https://x.pk/">a</a></p>\n'],
    ['a quote in an address', '[a](https://x.pk/"x)', '<p><a href="https://x.pk/%22x">a</a></p>\n'],
    ['a box to tick', '- [x] a', '<ul>\n<li>[x] a</li>\n</ul>\n'],
    [
      'a link to the web',
      '[a](https://x.pk?b=c&d)',
      '<p><a href="https://x.pk/?b=c&amp;d">a</a></p>\n',
    ],
    ['a mailbox', 'a@x.pk', '<p><a href="mailto:a@x.pk">a@x.pk</a></p>\n'],
    ['a link inside the document', '[a](#annex-a)', '<p><a href="#annex-a">a</a></p>\n'],
  ] as const)('%s', ([, markdown, html]) => {
    expect(shown(markdown)).toBe(html)
    expect(() => elementsOf(html)).not.toThrow()
  })

  test('whatever the Markdown, every tag, attribute and address is one that the document needs', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: hostileMarkdown }, fc.string()), (markdown) => {
        elementsOf(htmlOf(chapterIn(markdown)))
        elementsOf(htmlOf(proseIn(markdown)))
      }),
      { numRuns: runs(1500) },
    )
  })
})

describe('an address is printed as a link only if it leads to the web, a mailbox or into the document', () => {
  test.for([
    ['https://x.pk', 'https://x.pk/'],
    ['HTTP://X.pk/A', 'http://x.pk/A'],
    ['https://x.pk/بجٹ', 'https://x.pk/%D8%A8%D8%AC%D9%B9'],
    ['mailto:a@x.pk', 'mailto:a@x.pk'],
    ['#commitment-1', '#commitment-1'],
    ['#', undefined],
    ['#a"b', undefined],
    ['', undefined],
    ['x.pk', undefined],
    ['../plan.yaml', undefined],
    ['//x.pk', undefined],
    ['\\\\x.pk', undefined],
    ['https:\\\\x.pk', undefined],
    ['https://bank.pk@x.pk', undefined],
    ['https://x.pk/a b', undefined],
    ['java\nscript:x', undefined],
    ['javascript:x', undefined],
    ['vbscript:x', undefined],
    ['file:///etc/passwd', undefined],
    ['ftp://x.pk', undefined],
    ['https://', undefined],
  ] as const)('%s', ([address, printed]) => {
    expect(safeAddress(address)).toBe(printed)
  })
})

describe('Urdu and English keep their directions', () => {
  test.for([
    ['a paragraph', 'شفاف بجٹ', '<p dir="rtl" lang="ur">شفاف بجٹ</p>\n'],
    ['a paragraph that begins with a mark', '«شفاف»', '<p dir="rtl" lang="ur">«شفاف»</p>\n'],
    ['a paragraph that begins with a number', '۱۔ شفاف', '<p dir="rtl" lang="ur">۱۔ شفاف</p>\n'],
    ['a heading', '### بجٹ', '<h4 dir="rtl" lang="ur">بجٹ</h4>\n'],
    [
      'an item beside an English one',
      '- بجٹ\n- Budget',
      '<ul>\n<li dir="rtl" lang="ur">بجٹ</li>\n<li>Budget</li>\n</ul>\n',
    ],
    [
      'a cell beside an English one',
      '| بجٹ | Budget |\n|---|---|\n',
      '<table>\n<thead>\n<tr>\n<th scope="col" dir="rtl" lang="ur">بجٹ</th>\n<th scope="col">Budget</th>\n</tr>\n</thead>\n</table>\n',
    ],
    [
      'words inside English',
      'the word شفاف بجٹ, twice',
      '<p>the word <bdi dir="rtl" lang="ur">شفاف بجٹ</bdi>, twice</p>\n',
    ],
    [
      'a date inside Urdu',
      'بجٹ 2017-06-30 تک',
      '<p dir="rtl" lang="ur">بجٹ <bdi dir="ltr">2017-06-30</bdi> تک</p>\n',
    ],
    [
      'an English name inside Urdu, in bold',
      'بجٹ **Open Budget Survey** میں',
      '<p dir="rtl" lang="ur">بجٹ <strong><bdi dir="ltr" lang="en">Open Budget Survey</bdi></strong> میں</p>\n',
    ],
    [
      'an item of Urdu in a list of English, and English after it',
      '- Budget\n  - بجٹ 2017\n- Budget بجٹ',
      '<ul>\n<li>Budget<ul>\n<li dir="rtl" lang="ur">بجٹ <bdi dir="ltr">2017</bdi></li>\n</ul>\n</li>\n<li>Budget <bdi dir="rtl" lang="ur">بجٹ</bdi></li>\n</ul>\n',
    ],
    [
      'a paragraph of English after one of Urdu',
      'بجٹ\n\nBudget 2017',
      '<p dir="rtl" lang="ur">بجٹ</p>\n<p>Budget 2017</p>\n',
    ],
    [
      'markup written in Urdu is not markup',
      'بجٹ <b> &',
      '<p dir="rtl" lang="ur">بجٹ &lt;<bdi dir="ltr" lang="en">b</bdi>&gt; &amp;</p>\n',
    ],
  ] as const)('%s', ([, markdown, html]) => {
    expect(shown(markdown)).toBe(html)
  })

  test('every paragraph of Urdu reads from the right, whatever else it holds', () => {
    const word = fc.constantFrom(
      'بجٹ',
      'Budget',
      '2017-06-30',
      '**شفاف**',
      '_open_',
      '`x`',
      '(',
      ')',
      '،',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const html = shown(`شفاف ${words.join(' ')}`)
        expect(html).toMatch(/^<p dir="rtl" lang="ur">/)
        elementsOf(html)
        for (const { tag, text } of elementsOf(html)) {
          if (tag === 'bdi') expect(text).toMatch(/[A-Za-z\d]/)
        }
      }),
    )
  })
})

test('what is nap’s own is told from what others wrote', () => {
  expect(shown('> *x*')).toBe('<blockquote>\n<p><em>x</em></p>\n</blockquote>\n')
  const words = paragraph([remark('x', 'strong'), text(' '), emphasis(text('y'))])
  expect(htmlOf([{ kind: 'notice', about: 'note', of: [words] }])).toBe(
    '<blockquote class="ours note">\n<p><strong class="ours">x</strong> <em>y</em></p>\n</blockquote>\n',
  )
  expect(htmlOf([paragraph([remark('بجٹ')])])).toBe(
    '<p dir="rtl" lang="ur"><em class="ours">بجٹ</em></p>\n',
  )
})

test('words that somebody struck out are not words that were taken out of the plan', () => {
  expect(shown('~~x~~')).toBe('<p><s>x</s></p>\n')
})

test('a telephone number stays on one line', () => {
  expect(shown('Phone: +92-51-9200000.')).toBe(
    '<p>Phone: <span class="phone">+92-51-9200000</span>.</p>\n',
  )
})

test('a run of digits too long for a telephone number may be broken', () => {
  const run = `+92${'-51'.repeat(40)}`
  expect(shown(run)).toBe(`<p>${run}</p>\n`)
})

test('a mark of HTML reads as it was written', () => {
  expect(shown('Use the <form> element & send it')).toBe(
    '<p>Use the &lt;form&gt; element &amp; send it</p>\n',
  )
})

test('code shows what was typed', () => {
  expect(shown('Write `a <script> b` and `&lt;`')).toBe(
    '<p>Write <code>a &lt;script&gt; b</code> and <code>&amp;lt;</code></p>\n',
  )
})

test('an entity of Markdown is the character it names', () => {
  expect(shown('R&amp;D, a &lt; b')).toBe('<p>R&amp;D, a &lt; b</p>\n')
})

describe('the contents of a plan', () => {
  const section = (id: string, level: 1 | 2, title: string): Section => ({
    id,
    kind: level === 1 ? 'chapter' : 'commitment',
    level,
    number: '1',
    title,
    of: [],
  })
  const commitments = (count: number, title: string) =>
    Array.from({ length: count }, (_, index) => section(`c-${index}`, 2, title))

  test.each([
    ['are set as usual where they fit a page', 40, 'Budgets', false],
    ['stand closer where a few lines would spill over', 56, 'Budgets', true],
    ['and where long titles make them spill over', 30, 'Budgets of the '.repeat(7), true],
    ['take pages as they come where there are many', 90, 'Budgets', false],
  ])('%s', async (_, count, title, isTight) => {
    const sections = [section('chapter', 1, 'Openness'), ...commitments(count, title)]
    const html = await asHtml({ ...noImprint, ...plan, sections })
    expect(html.includes('class="contents tight"')).toBe(isTight)
  })
})

const plan = {
  form: 'plan',
  paper: 'A4',
  language: 'en',
  languages: [],
  title: 'Plan',
  country: 'Pakistan',
  author: 'EAD',
  edition: 'Draft',
  words: { contents: 'Contents', page: 'Page', of: 'of' },
} as const
