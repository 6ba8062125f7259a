import type { Place } from '../model/diagnostic.ts'
import { columnsOf, rightToLeft } from '../plain/columns.ts'
import { shown } from '../plain/text.ts'

/** Columns before the words in question, where a line is too long to be shown from its start. */
const context = 20

/** The line that a finding is about, with marks under the words: what a compiler shows. Nothing for an empty line. */
export function frame(place: Place, text: string, width: number): string[] {
  const { line, column } = place
  const source = text.split('\n', line)[line - 1]?.replace(/\r$/, '').replaceAll('\t', ' ') ?? ''
  if (source.trim() === '') return []
  const gutter = `  ${line} | `
  const under = `${' '.repeat(gutter.length - 2)}| `
  const room = Math.max(20, width - gutter.length)
  const from = column - 1 > room - 10 ? Math.max(0, column - 1 - context) : 0
  const end = place.endLine === line ? (place.endColumn ?? column) : source.length + 1
  // Piece by piece, because what has to be made visible takes more room than it did.
  const before = visible(source.slice(from, column - 1), room - 1)
  const words = visible(
    source.slice(column - 1, Math.max(column - 1, end - 1)),
    room - columnsOf(before),
  )
  const after = visible(
    source.slice(Math.max(column - 1, end - 1)),
    room - columnsOf(before + words),
  )
  const shownLine = gutter + before + words + after
  if (rightToLeft.test(source)) return [shownLine, ...quoted(words, source, under)]
  const marks = '^'.repeat(Math.max(1, columnsOf(words)))
  return [shownLine, under + ' '.repeat(columnsOf(before)) + marks]
}

// Letters from right to left are not drawn where they are counted, so marks under them would mislead: the words are
// said instead, unless they are the whole line.
function quoted(words: string, source: string, under: string): string[] {
  const said = words.trim()
  return !/[\p{L}\p{N}]/u.test(said) || said === source.trim() ? [] : [`${under}here: “${said}”`]
}

function visible(text: string, room: number): string {
  return room < 1 ? '' : shown(text, room)
}
