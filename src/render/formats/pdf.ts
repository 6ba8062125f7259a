import type { Format } from '../format.ts'

/** The HTML as a browser prints it. It carries the Markdown, so that it can be proved. */
export const pdf: Format = {
  name: 'pdf',
  extension: 'pdf',
  isUsual: true,
  needs: { formats: ['md', 'html'], fonts: true, browser: true },
  async write(book, { name, print }, made) {
    if (!print) return []
    const [markdown, html] = [made.get('md') ?? '', made.get('html') ?? '']
    return [{ file: `${name}.pdf`, content: await print({ book, html, markdown }) }]
  },
}
