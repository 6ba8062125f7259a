/** Text broken at spaces to lines of at most `width` columns, each indented. */
export function wrapped(
  text: string,
  { width, indent }: { width: number; indent: number },
): string[] {
  const room = Math.max(30, width - indent)
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < room)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line) => ' '.repeat(indent) + line)
}
