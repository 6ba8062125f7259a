import type { Format } from '../format.ts'

/** A Word file, in which what changed can be accepted or rejected. */
export const docx: Format = {
  name: 'docx',
  extension: 'docx',
  isUsual: false,
  needs: {},
  async write(book, { name, style }) {
    const { wordOf } = await import('../word.ts')
    return [{ file: `${name}.docx`, content: await wordOf(book, style?.colours) }]
  },
}
