import { lastIndex } from '../../plain/sorted.ts'
import type { Edit, Fix } from '../diagnostic.ts'

/** A text after some fixes, and which of them were made. One that touches what another changed waits for the next time. */
export type Fixed = { readonly text: string; readonly made: readonly Fix[] }

type Span = { readonly start: number; readonly end: number; readonly text: string }

/** Applies fixes to the text that they were found in. Every letter outside their edits stays. */
export function withFixes(text: string, fixes: readonly Fix[]): Fixed {
  const starts = lineStarts(text)
  const taken: Span[] = []
  const made = fixes.filter(({ edits }) => {
    const spans = edits.map((edit) => spanOf(edit, starts))
    if (spans.some((span) => taken.some((other) => touches(span, other)))) return false
    taken.push(...spans)
    return true
  })
  return { text: withSpans(text, taken), made }
}

/** A text with some of its parts, given by their offsets, replaced. */
export function withSpans(text: string, spans: readonly Span[]): string {
  let at = 0
  const parts = spans
    .toSorted((a, b) => a.start - b.start)
    .flatMap(({ start, end, text: put }) => {
      const kept = text.slice(at, start)
      at = end
      return [kept, put]
    })
  return parts.join('') + text.slice(at)
}

/** Leads an offset of the text with its parts replaced back to where that was before. */
export function beforeSpans(spans: readonly Span[]): (offset: number) => number {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  let grown = 0
  const parts = sorted.map(({ start, end, text }) => {
    const part = { start: start + grown, end, grown, width: text.length }
    grown += text.length - (end - start)
    return { ...part, after: grown }
  })
  return (offset) => {
    const part = parts[lastIndex(parts, ({ start }) => start <= offset)]
    if (!part) return offset
    return offset < part.start + part.width
      ? Math.min(offset - part.grown, part.end)
      : offset - part.after
  }
}

function spanOf({ line, column, endLine, endColumn, text }: Edit, starts: readonly number[]): Span {
  const offset = (row: number, place: number) => (starts[row - 1] ?? 0) + place - 1
  return { start: offset(line, column), end: offset(endLine, endColumn), text }
}

// Two edits that only meet are both fine, but two insertions at one spot have no order.
function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end ? true : a.start === b.start || a.end === b.end
}

function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
}
