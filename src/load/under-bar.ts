import { lineEnd, lineStart } from './lines.ts'

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
