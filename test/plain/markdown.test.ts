import { expect, test } from 'vitest'
import { inPlainText, movedHeadings } from '../../src/plain/markdown.ts'

test.each([
  ['## Who was asked ##', 'Who was asked'],
  ['**Bold**, __bold__, *italic* and _italic_ words', 'Bold, bold, italic and italic words'],
  ['[The portal](https://example.org/x "Title")', 'The portal (https://example.org/x)'],
  ['See <https://example.org>.', 'See https://example.org.'],
  ['`code` and a `*` sign', 'code and a * sign'],
  ['- one\n- two', '- one\n- two'],
  ['2 * 3 * 4, snake_case_name, #1 and a lone ** sign', undefined],
])('“%s”', (markdown, plain = markdown) => {
  expect(inPlainText(markdown)).toBe(plain)
})

test('takes no longer for a text that is made to be slow', () => {
  const long = 200_000
  const texts = [' ', '#', '[', '**a ', '_a ', '<http://a '].map(
    (part) => `# a${part.repeat(long / part.length)}b`,
  )
  for (const text of texts) movedHeadings(text, inPlainText(text))
})

test('headings of another level are found, each once', () => {
  const [before, after] = ['# A\n\n## B\n\n## B\n', '# A\n\n### **B**\n\n## B\n\n## C\n']
  expect(movedHeadings(before, after)).toEqual([{ words: 'B', was: 2, is: 3 }])
})
