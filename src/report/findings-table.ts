import { type Diagnostic, inReadingOrder, mostSeriousFirst } from '../model/diagnostic.ts'
import { countWords } from '../model/findings/finding-counts.ts'
import { counted } from '../plain/text.ts'
import { codeWords, containedWords } from './contained-words.ts'
import type { Report } from './reporter.ts'

/**
 * The findings as a table in Markdown, the most serious first; where there is no room for all, the last line says how
 * many are missing. Texts of others cannot become HTML, links or mentions in it.
 * @param room in characters
 */
export function findingsTable(report: Report, room: number): string {
  const { diagnostics, leftOut, elsewhere, about, files, folder } = report
  const all = [...diagnostics, ...leftOut]
  const scope =
    about.length === files ? counted(files, 'file') : `${about.length} of ${counted(files, 'file')}`
  const lines = [`**${countWords(all) || 'No problems'} in ${scope}.**`]
  const sorted = mostSeriousFirst(inReadingOrder(diagnostics))
  const rows = sorted.map((diagnostic) => row(diagnostic, folder))
  const rest = elsewhere.length === 0 ? '' : `\nNot asked about here: ${countWords(elsewhere)}.\n`
  if (rows.length === 0) return `${lines.join('\n')}\n${rest}`
  lines.push('', '| | Where | What |', '| --- | --- | --- |')
  // The closing lines need room too.
  let left = room - lines.join('\n').length - rest.length - 200
  const fitting = rows.findIndex((text) => {
    left -= text.length + 1
    return left < 0
  })
  const printed = fitting === -1 ? rows : rows.slice(0, fitting)
  const missing = [...sorted.slice(printed.length), ...leftOut]
  const more = missing.length === 0 ? '' : `\nNot shown here: ${countWords(missing)}.\n`
  return `${[...lines, ...printed].join('\n')}\n${more}${rest}`
}

function row(
  { severity, rule, place, message, help, related = [] }: Diagnostic,
  folder: string,
): string {
  const at = (file: string, line: number) => codeWords(`${folder}${file}:${line}`)
  const others = related
    // The first place is often the finding’s own.
    .filter((other) => other.place.file !== place.file || other.place.line !== place.line)
    .map((other) => `${at(other.place.file, other.place.line)} ${containedWords(other.label)}`)
  const what = [
    containedWords(message),
    ...(help === undefined ? [] : [`*${containedWords(help)}*`]),
    ...others,
  ]
  return `| ${severity} | ${at(place.file, place.line)} ${codeWords(rule)} | ${what.join('<br>')} |`
}
