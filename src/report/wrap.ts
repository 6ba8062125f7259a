import { columnsOf } from '../model/columns.ts'

/** Text broken at spaces to lines of at most `width` columns, each indented. */
export function wrapped(
  text: string,
  { width, indent }: { width: number; indent: number },
): string[] {
  const room = Math.max(30, width - indent)
  const lines: { text: string; columns: number }[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const columns = columnsOf(word)
    if (last !== undefined && last.columns + columns < room) {
      last.text += ` ${word}`
      last.columns += columns + 1
    } else lines.push({ text: word, columns })
  }
  return lines.map((line) => ' '.repeat(indent) + line.text)
}
