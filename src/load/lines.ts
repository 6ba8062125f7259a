import { lastIndex } from '../plain/sorted.ts'

/** Offsets of a text to lines and columns, both from 1. Columns count UTF-16 units, as editors and GitHub do. */
export type Lines = { at(offset: number): { line: number; column: number } }

export function linesOf(text: string): Lines {
  const starts = startsOfLines(text)
  return {
    at(offset) {
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

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Where it ends: in front of its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end
}

/** How the line of an offset ends: what is put into a file keeps to that. */
export function lineBreak(text: string, offset: number): string {
  return text[lineEnd(text, offset) - 1] === '\r' ? '\r\n' : '\n'
}

/** Whether the line that begins here is one of a text under “|” or “>”. */
export function isUnderBar(text: string, offset: number): boolean {
  let column = text.slice(offset, lineEnd(text, offset)).search(/\S/)
  let start = offset
  for (let lines = 0; column > 0 && start > 0; lines++) {
    if (lines === longestLook) return true
    const line = text.slice(lineStart(text, start - 1), start - 1)
    start -= line.length + 1
    const width = line.search(/\S/)
    if (width === -1 || width >= column) continue
    if (/(?:^|[ \t])[|>][-+\d]*\s*(?:#.*)?$/.test(line)) return true
    column = width
  }
  return false
}

/** Who writes more lines at one place writes text. */
const longestLook = 200
