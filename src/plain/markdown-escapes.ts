// What has a meaning in Markdown, as data: no function of the writer escapes by itself.

/** Signs that have a meaning wherever they stand, and what makes others have one. */
const anywhere: readonly (readonly [sign: RegExp, shown: string])[] = [
  [/[\\`*[\]<|~]/g, '\\$&'],
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_'],
  [/&(?=#?\w+;)/g, '\\&'],
  // An address that is no link of ours must not become one.
  [/(?<=https?|ftp):(?=\/\/)|(?<=www)\.|(?<=[\w.+-])@(?=[\w-])/gi, '\\$&'],
]

/** What would open a block at the start of a line: a heading, a quotation, a list, a rule, a table of one column. */
const atStart: readonly (readonly [sign: RegExp, shown: string])[] = [
  [/(?<=^|\n)(?=>|(?:#{1,6}|[+-])(?:\s|$)|(?::?-[ \t-]*:?|=+)(?:\n|$))/g, '\\'],
  // Within a paragraph only a list that begins with 1 could begin.
  [/^(\d+)(?=[.)](?:\s|$))/g, '$1\\'],
  [/\n1(?=[.)](?:\s|$))/g, '$&\\'],
]

/** Words that are shown as they are. */
export function escaped(words: string): string {
  return anywhere.reduce((told, [sign, shown]) => told.replaceAll(sign, shown), words)
}

/** A paragraph, whose lines must not begin anything else. */
export function escapedStarts(lines: string): string {
  return atStart.reduce((told, [sign, shown]) => told.replaceAll(sign, shown), lines)
}

/** A fence that the code does not hold. */
export function fenceAround(code: string): string {
  const ticks = code.match(/`+/g) ?? []
  const longest = ticks.reduce((most, { length }) => Math.max(most, length), 2)
  return '`'.repeat(longest + 1)
}
