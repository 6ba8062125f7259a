import { expect, test } from 'vitest'
import { htmlIn, markdownOfHtml } from '../../src/plain/html.ts'

test.for([
  ['<p>Parents can see</p><p>who was asked</p>', 'Parents can see\n\nwho was asked'],
  ['One<br/>two<br>three', 'One\n\ntwo\n\nthree'],
  ['It holds:<br>• one<br />• two', 'It holds:\n• one\n• two'],
  ['A&nbsp;list of&nbsp;&nbsp;roads &amp; bridges', 'A list of roads & bridges'],
  ['<ul><li>one</li><li><p>two</p></li></ul>after', '- one\n- two\n\nafter'],
  [
    '<ol>\n <li>one<ul><li>of one</li></ul></li>\n <li>two</li>\n</ol>',
    '1. one\n   - of one\n2. two',
  ],
  ['<div><span style="color: red">It <strong>is </strong>so</span></div>', 'It **is** so'],
  ['<b>&nbsp;</b>No <em>words</em>', 'No *words*'],
  ['<h2>What</h2>It is', '**What**\n\nIt is'],
  ['See <a href="https://example.org/a">the list</a>.', 'See [the list](https://example.org/a).'],
  ['See <a href="https://example.org/a">https://example.org/a</a>', 'See https://example.org/a'],
  ['<a href="javascript:x">words</a>', 'words'],
  ['It&#39;s &ldquo;open&rdquo;&#8212;<!-- x -->now<o:p></o:p>', "It's “open”—now"],
  ['<p>اردو<br/>متن</p>', 'اردو\n\nمتن'],
] as const)('%s', ([html, markdown]) => {
  expect(htmlIn(html)).toBeDefined()
  expect(markdownOfHtml(html)).toBe(markdown)
})

test.for(['<table><tr><td>1</td></tr></table>', 'See <img src="x.png"/>', '<script>x</script>'])(
  '%s cannot be shown in Markdown',
  (html) => {
    expect(htmlIn(html)).toBeDefined()
    expect(markdownOfHtml(html)).toBeUndefined()
  },
)

test.for([
  '5 < 6 and 7 > 6',
  '<to be added>',
  'R&D; and AT&T',
  'Write <name>',
  'a <- b',
  '&lt;p&gt; is a mark',
])('%s is no HTML', (text) => {
  expect(htmlIn(text)).toBeUndefined()
})
