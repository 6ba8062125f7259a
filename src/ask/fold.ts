import { columnsOf } from '../plain/columns.ts'
import { wrapped } from '../plain/wrap.ts'

/** So many columns the mark takes that stands before a question and before a choice. */
const mark = 2

/** Words that stand behind a mark, broken between words: what asks the questions would break them anywhere. */
export function folded(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrapped(line, { width: columns - mark - 1, indent: 0 }))
    .join(`\n${' '.repeat(mark)}`)
}

/** What stands behind a question: on its last line if there is room, else on lines of its own. */
export function besideQuestion(question: string, text: string, columns: number): string {
  const last = question.slice(question.lastIndexOf('\n') + 1)
  const hasRoom = mark + columnsOf(last) + 1 + columnsOf(text) < columns
  return hasRoom ? text : `\n${' '.repeat(mark)}${folded(text, columns)}`
}
