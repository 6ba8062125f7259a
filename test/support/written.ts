import type { Block } from '../../src/model/block.ts'
import type { Book } from '../../src/model/book.ts'
import type { Format, Look } from '../../src/render/format.ts'
import { html, htmlBlocks as inHtml } from '../../src/render/formats/html.ts'
import { markdownBlocks as inMarkdown, markdown } from '../../src/render/formats/markdown.ts'

export const htmlOf = inHtml
export const markdownOf = inMarkdown

const plainLook: Look = {
  name: 'nap',
  page: '<body class="{{ form }}">\n{{ body }}\n</body>\n',
  css: '/* the look */',
  fonts: [],
}

/** A book as the one file that a format makes of it. */
export async function fileOf(
  book: Book,
  format: Format,
  look: Partial<Look> = {},
): Promise<string> {
  const [change] = await format.write(book, { ...plainLook, ...look }, new Map())
  return String(change?.content)
}

export const asMarkdown = (book: Book) => fileOf(book, markdown)
export const asHtml = (book: Book, look: Partial<Look> = {}) => fileOf(book, html, look)

/** The blocks of a book that nothing but the order of its parts tells apart. */
export function blocksOf({ sections }: Book): Block[] {
  return sections.flatMap(({ of }) => of)
}
