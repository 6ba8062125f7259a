const columns = 100

/**
 * Words from the command line as a text of several lines, as people write them in a file. Markdown reads them as one
 * paragraph: a line never begins with anything but a letter, which could open a list or a heading.
 */
export function asProse(words: string): string {
  const lines = words.split(/\r?\n/).flatMap(broken)
  return lines.length === 1 ? words : `${lines.join('\n')}\n`
}

function broken(line: string): string[] {
  const lines: string[] = []
  for (const piece of line.split(/ (?=\p{L})/u)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + piece.length < columns) {
      lines[lines.length - 1] = `${last} ${piece}`
    } else lines.push(piece)
  }
  return lines
}
