/** What stands between two parts of a line, as in `Data sets that are used | 40 | 100`. */
export const betweenParts = ' | '

/** Parts on one line. The sign between them is escaped where a part has it itself; empty parts at the end are left away. */
export function lineOfParts(parts: readonly string[]): string {
  const last = parts.findLastIndex((part) => part !== '')
  return parts
    .slice(0, last + 1)
    .map((part) => part.replaceAll(/[\\|]/g, '\\$&'))
    .join(betweenParts)
    .trim()
}

/** The parts of such a line. */
export function partsOfLine(line: string): string[] {
  const parts = ['']
  for (const [sign] of line.matchAll(/\\[\\|]|[\s\S]/g)) {
    if (sign === '|') parts.push('')
    else parts[parts.length - 1] += sign.length > 1 ? sign.slice(1) : sign
  }
  return parts.map((part) => part.trim())
}
