import { type Book, ownMarks, type Section } from '../../model/book.ts'
import type { Format } from '../format.ts'

/** One Markdown file that reads well as it is: the same words as the HTML, with a list of contents. */
export const markdown: Format = {
  name: 'md',
  extension: 'md',
  render(book) {
    const [cover, ...rest] = book.sections
    return [
      ...(cover ? [cover.markdown] : []),
      contents(book),
      ...rest.map(({ markdown }) => markdown),
    ]
      .filter((part) => part !== '')
      .join('\n')
      .replaceAll(ownMarks, '')
  },
}

function contents({ sections, words }: Book): string {
  const listed = sections.filter(({ level }) => level !== undefined)
  if (listed.length === 0) return ''
  return `## ${words.contents}\n\n${listed.map(entry).join('\n')}\n`
}

function entry({ level, number, title, kind }: Section): string {
  const indent = level === 2 ? '  ' : ''
  const separator = kind === 'annex' ? ': ' : ' '
  return `${indent}- ${number === undefined ? '' : number + separator}${title.replaceAll(/[\\`*[\]<|~]/g, '\\$&')}`
}
