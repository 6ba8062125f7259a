import type { Against } from '../../model/exchange/understood.ts'
import type { Part } from './parts.ts'
import { type Subject, subjectsNamed } from './subjects.ts'

/** What becomes a comment of its own. */
export type Piece = {
  readonly parts: readonly Part[]
  /** Where it begins: `point 3`, `“Budgets”`, `paragraph 2`. */
  readonly at: string
  /** What it speaks of; the first is what it is taken to be about. */
  readonly subjects: readonly Subject[]
}

/** A greeting, or a sentence of introduction. */
const shortest = 300

/** A letter in pieces: by its headings, its numbered points, and the paragraphs that name another commitment. */
export function piecesIn(parts: readonly Part[], against: Against): Piece[] {
  const pieces: { parts: Part[]; at: string; own: Subject[]; around: readonly Subject[] }[] = []
  let around: readonly Subject[] = []
  for (const [index, part] of parts.entries()) {
    const named = subjectsNamed(part.words, against)
    const last = pieces.at(-1)
    if (part.heading !== undefined) around = named
    const isHeadingAlone = last?.parts.every(({ heading }) => heading !== undefined) === true
    if (last && (isHeadingAlone || !opens(part, named, last.own, last.around))) {
      last.parts.push(part)
      last.own.push(...named)
      continue
    }
    pieces.push({ parts: [part], at: placeOf(part, index), own: [...named], around })
  }
  return withIntroduction(pieces).map(({ parts: own, at, own: named, around: under }) => ({
    parts: own,
    at,
    subjects: distinct([...named, ...under]),
  }))
}

function opens(
  { heading, point }: Part,
  named: readonly Subject[],
  own: readonly Subject[],
  around: readonly Subject[],
): boolean {
  if (heading !== undefined || point !== undefined) return true
  const [first] = named
  const [current] = [...own, ...around]
  return first !== undefined && keyOf(first) !== (current && keyOf(current))
}

function placeOf({ heading, point, words }: Part, index: number): string {
  if (heading !== undefined) return `“${words.slice(0, 60)}”`
  return point === undefined ? `paragraph ${index + 1}` : `point ${point}`
}

// “Dear Sir, thank you for the draft.” asks for no answer of its own.
function withIntroduction<
  T extends { parts: Part[]; own: Subject[]; around: readonly Subject[]; at: string },
>(pieces: readonly T[]): T[] {
  const [first, second, ...rest] = pieces
  if (!first || !second || first.own.length + first.around.length > 0) return [...pieces]
  const isShort = first.parts.reduce((sum, { words }) => sum + words.length, 0) <= shortest
  const isMarked = first.parts.some(
    ({ heading, point }) => heading !== undefined || point !== undefined,
  )
  return isShort && !isMarked
    ? [{ ...second, parts: [...first.parts, ...second.parts] }, ...rest]
    : [...pieces]
}

function distinct(subjects: readonly Subject[]): Subject[] {
  const seen = new Set<string>()
  return subjects.filter((one) => seen.size !== seen.add(keyOf(one)).size)
}

function keyOf({ about: { commitment, theme } }: Subject): string {
  return commitment === undefined ? `theme ${theme}` : `commitment ${commitment}`
}
