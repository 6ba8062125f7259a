import type { Place } from '../model/diagnostic.ts'
import { shown } from '../model/text.ts'

/** The line that a finding is about, with marks under the words: what a compiler shows. Nothing for an empty line. */
export function frame(place: Place, text: string, width: number): string[] {
  const { line, column } = place
  const source = text.split('\n', line)[line - 1]?.replace(/\r$/, '') ?? ''
  if (source.trim() === '') return []
  const gutter = `  ${line} | `
  const room = Math.max(20, width - gutter.length)
  // Long lines are shown from a little before the place on.
  const from = column - 1 > room - 10 ? Math.max(0, column - 1 - 20) : 0
  const visible = shown(source.slice(from).replaceAll('\t', ' '), room)
  const end = place.endLine === line ? (place.endColumn ?? column) : source.length + 1
  const marks = '^'.repeat(Math.max(1, Math.min(end - column, room - (column - 1 - from))))
  // Right-to-left letters are not drawn where they are counted, so marks under them would mislead.
  const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc]/u.test(source)
  return rightToLeft
    ? [gutter + visible]
    : [
        gutter + visible,
        `${' '.repeat(gutter.length - 2)}| ${' '.repeat(Math.max(0, column - 1 - from))}${marks}`,
      ]
}
