import { lastIndex } from '../plain/sorted.ts'

/** Offsets of a text to lines and columns, both from 1. Columns count UTF-16 units, as editors and GitHub do. */
export type Lines = { at(offset: number): { line: number; column: number } }

export function linesOf(text: string): Lines {
  // Of most files, no place is ever asked for.
  let known: readonly number[] | undefined
  return {
    at(offset) {
      known ??= startsOfLines(text)
      const starts = known
      const index = lastIndex(starts, (start) => start <= offset)
      return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 }
    },
  }
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) {
    starts.push(next + 1)
  }
  return starts
}
