import { type CommitmentRecord, compare } from './compare.ts'

/** What became of one commitment from a revision to the next. */
export type Step = {
  /** Undefined where only its number changed, or who gave what. */
  readonly kind: 'added' | 'changed' | 'withdrawn' | undefined
  /** How many points were no disagreement before, and how many are none any more. */
  readonly opened: number
  readonly settled: number
}

/** One step of a commitment; undefined where it was or is not in the draft. */
export function stepOf(
  before: CommitmentRecord | undefined,
  after: CommitmentRecord | undefined,
): Step {
  const old = openIn(before)
  const now = openIn(after)
  return {
    kind: kindOf(before, after),
    opened: now.filter((about) => !old.includes(about)).length,
    settled: old.filter((about) => !now.includes(about)).length,
  }
}

function kindOf(
  before: CommitmentRecord | undefined,
  after: CommitmentRecord | undefined,
): Step['kind'] {
  if (!after) return before && 'withdrawn'
  if (!before) return 'added'
  return compare([before], [after]).changed.length > 0 ? 'changed' : undefined
}

function openIn(record: CommitmentRecord | undefined): unknown[] {
  const points: unknown = record?.['not_agreed']
  return Array.isArray(points) ? points.map((point) => Reflect.get(Object(point), 'about')) : []
}
