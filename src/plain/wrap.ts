import { columnsOf } from './columns.ts'

/** Text broken at spaces to lines of at most `width` columns, each indented. */
export function wrapped(
  text: string,
  { width, indent }: { width: number; indent: number },
): string[] {
  return filled(text.split(' '), Math.max(30, width - indent)).map(
    (line) => ' '.repeat(indent) + line,
  )
}

function filled(words: readonly string[], room: number): string[] {
  const lines: { text: string; columns: number }[] = []
  for (const word of words) {
    const last = lines.at(-1)
    const columns = columnsOf(word)
    if (last !== undefined && last.columns + columns < room) {
      last.text += ` ${word}`
      last.columns += columns + 1
    } else lines.push({ text: word, columns })
  }
  return lines.map((line) => line.text)
}

/**
 * Lines of at most `width` columns. What goes on stands under the last column of its table, or a little to the right of
 * where its line begins. A command to be copied stays in one piece.
 */
export function hanging(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => (columnsOf(line) <= width ? line : hung(line, width)))
    .join('\n')
}

function hung(line: string, width: number): string {
  const [lead = ''] = /^ */.exec(line) ?? []
  const [table = ''] = /^ *\S.* {2,}(?=[^\s(])/.exec(line) ?? []
  const isTable = table !== '' && columnsOf(table) <= width / 2
  const head = isTable ? table : lead
  const indent = isTable ? columnsOf(table) : lead.length + 2
  const [first = '', ...rest] = filled(unbroken(line.slice(head.length)), width - indent)
  return [head + first, ...rest.map((words) => ' '.repeat(indent) + words)].join('\n')
}

function unbroken(words: string): string[] {
  const [command = ''] = /(?:^nap|(?<=[:?] +)(?:nap|git)) .*[^.)]$/.exec(words) ?? []
  const before = words.slice(0, words.length - command.length).trimEnd()
  return [...(before === '' ? [] : before.split(' ')), ...(command === '' ? [] : [command])]
}
