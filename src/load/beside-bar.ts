import { textNamed } from '../model/schemas.ts'
import type { Fault, Span } from './fault.ts'
import { lineBreak, lineEnd, lineStart } from './lines.ts'

/** `public_problem: | Few read it.`: the sign of such a line, and what begins the text on a line of its own. */
export function besideBar(text: string, { offset }: Fault): { sign: Span; put: Span } | undefined {
  const start = lineStart(text, offset)
  const [whole = '', head = '', name = '', sign = '', space = ''] =
    /^( *(?:- +)*)([a-z_]+): +([|>][-+]?)( *)(?=[\p{L}\p{N}“‘("'])/u.exec(
      text.slice(start, lineEnd(text, start)),
    ) ?? []
  if (!textNamed(name)) return undefined
  const at = start + whole.length
  const below = /^ *(?=\S)/m.exec(text.slice(lineEnd(text, start) + 1))?.[0].length ?? 0
  const width = below > head.length ? below : head.length + 2
  const from = at - space.length
  return {
    sign: { start: from - sign.length, end: from, text: sign },
    put: { start: from, end: at, text: `${lineBreak(text, start)}${' '.repeat(width)}` },
  }
}
