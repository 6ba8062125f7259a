import type { Place } from '../model/diagnostic.ts'
import type { Document } from '../model/source.ts'
import { keysOf, pointerOf } from '../plain/pointer.ts'
import { listed, shown } from '../plain/text.ts'
import type { Span } from './fault.ts'
import type { Lines } from './lines.ts'

/** A text, and where its offsets are in the file. */
type Written = { readonly text: string; readonly lines: Lines }

/** Pointers of the values of a document that some parts of its text stand in or beside, or in the names of. */
export function pointersAt(
  document: Document,
  parts: readonly Pick<Span, 'start' | 'end'>[],
  { text, lines }: Written,
): string[] {
  const met = parts.map((part) => {
    const { start, end } = withSpaces(text, part)
    return { start: rank(lines.at(start)), end: rank(lines.at(end)) }
  })
  const isMet = (place: Place) => met.some((part) => touches(place, part))
  const inside = (value: unknown, pointer: string): string[] => {
    if (typeof value !== 'object' || value === null)
      return isMet(document.place(pointer)) ? [pointer] : []
    return Object.entries(value).flatMap(([key, child]) => {
      const at = pointer + pointerOf([key])
      return !Array.isArray(value) && isMet(document.keyPlace(at)) ? [at] : inside(child, at)
    })
  }
  return inside(document.value, '')
}

/** `The field “title”`: how a message calls them. */
export function calledFields(pointers: readonly string[]): string {
  const names = pointers.map((pointer) => keysOf(pointer).findLast((key) => !/^\d+$/.test(key)))
  const quoted = [...new Set(names)].map((name = '') => `“${shown(name, 60)}”`)
  return quoted.length === 1 ? `The field ${quoted[0]}` : `Each of the fields ${listed(quoted)}`
}

// A character beside a value, with nothing but spaces between, is one of it.
function withSpaces(text: string, { start, end }: Pick<Span, 'start' | 'end'>) {
  const isSpace = (at: number) => text[at] === ' ' || text[at] === '\t'
  let from = start
  let to = end
  while (isSpace(from - 1)) from -= 1
  while (isSpace(to)) to += 1
  return { start: from, end: to }
}

type Ranks = { readonly start: number; readonly end: number }

function touches({ line, column, endLine = line, endColumn = column }: Place, part: Ranks) {
  const end = rank({ line: endLine, column: endColumn })
  if (rank({ line, column }) > part.end) return false
  // A text of several lines ends where the next field begins.
  return endColumn === 1 ? part.start < end : part.start <= end
}

/** Lines have less columns than this: a file has less letters. */
const columns = 2 ** 20

function rank({ line, column }: { readonly line: number; readonly column: number }): number {
  return line * columns + column
}
