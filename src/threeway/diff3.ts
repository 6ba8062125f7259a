import { diffArrays } from 'diff'
import { alikePairs } from './pairs.ts'

/** A stretch of the base, and what each side has in its place. Stretches that only one side changed are that side’s. */
export type Region<T> = {
  readonly from: 'nobody' | 'ours' | 'theirs' | 'both'
  readonly base: readonly T[]
  readonly ours: readonly T[]
  readonly theirs: readonly T[]
}

export type Trio<T> = { readonly base: T; readonly ours: T; readonly theirs: T }

/**
 * What two sides made of one sequence, stretch by stretch. Side by side changes stay apart; two that touch the same
 * place are one stretch, from `both`.
 * @returns undefined where the sides have so little in common that comparing them leads nowhere
 */
export function diff3<T>(
  { base, ours, theirs }: Trio<readonly T[]>,
  keyOf: (one: T) => string,
): Region<T>[] | undefined {
  const mine = hunksOf(base.map(keyOf), ours.map(keyOf))
  const other = hunksOf(base.map(keyOf), theirs.map(keyOf))
  if (!mine || !other) return undefined
  const regions: Region<T>[] = []
  const at = { base: 0, ours: 0, theirs: 0 }
  const take = (from: Region<T>['from'], counts: Trio<number>) => {
    regions.push({
      from,
      base: base.slice(at.base, at.base + counts.base),
      ours: ours.slice(at.ours, at.ours + counts.ours),
      theirs: theirs.slice(at.theirs, at.theirs + counts.theirs),
    })
    at.base += counts.base
    at.ours += counts.ours
    at.theirs += counts.theirs
  }
  for (const { start, end, ours: added, theirs: others } of stretches(mine, other)) {
    if (start > at.base)
      take('nobody', { base: start - at.base, ours: start - at.base, theirs: start - at.base })
    const length = end - start
    const grown = (hunks: readonly Hunk[]) =>
      hunks.reduce((sum, { count, end: to, start: from }) => sum + count - (to - from), length)
    take(sideOf(added, others), { base: length, ours: grown(added), theirs: grown(others) })
  }
  const rest = base.length - at.base
  if (rest > 0) take('nobody', { base: rest, ours: rest, theirs: rest })
  return regions
}

/** A stretch of the base that one side replaced by `count` others. */
type Hunk = { readonly start: number; readonly end: number; readonly count: number }

/** Beyond it two texts are different texts, and the comparison would take minutes. */
const mostEdits = 2_000

function hunksOf(base: string[], side: string[]): Hunk[] | undefined {
  const parts = diffArrays(base, side, { maxEditLength: mostEdits })
  if (!parts) return undefined
  const hunks: Hunk[] = []
  let at = 0
  let [gone, come]: [string[], string[]] = [[], []]
  const close = () => {
    hunks.push(...versionsIn(at, gone, come))
    at += gone.length
    gone = []
    come = []
  }
  for (const { added, removed, value } of parts) {
    if (added) come = [...come, ...value]
    else if (removed) gone = [...gone, ...value]
    else {
      close()
      at += value.length
    }
  }
  close()
  return hunks
}

/** What went and what came in its place, cut into single new versions where it can be seen what is whose. */
function versionsIn(at: number, gone: readonly string[], come: readonly string[]): Hunk[] {
  if (gone.length === come.length)
    return oneForOne({ start: at, end: at + gone.length, count: come.length })
  const hunks: Hunk[] = []
  let [row, column] = [0, 0]
  for (const [before, after] of [...alikePairs(gone, come), [gone.length, come.length] as const]) {
    hunks.push(...oneForOne({ start: at + row, end: at + before, count: after - column }))
    if (before < gone.length) hunks.push({ start: at + before, end: at + before + 1, count: 1 })
    row = before + 1
    column = after + 1
  }
  return hunks
}

// As many came as went: each is a new version of the one that stood in its place.
function oneForOne({ start, end, count }: Hunk): Hunk[] {
  if (count !== end - start) return [{ start, end, count }]
  return Array.from({ length: count }, (_, index) => ({
    start: start + index,
    end: start + index + 1,
    count: 1,
  }))
}

type Stretch = {
  readonly start: number
  readonly end: number
  readonly ours: readonly Hunk[]
  readonly theirs: readonly Hunk[]
}

function stretches(mine: readonly Hunk[], other: readonly Hunk[]): Stretch[] {
  const waiting = [
    ...mine.map((hunk): Stretch => ({ ...hunk, ours: [hunk], theirs: [] })),
    ...other.map((hunk): Stretch => ({ ...hunk, ours: [], theirs: [hunk] })),
  ].toSorted((a, b) => a.start - b.start || a.end - b.end)
  const found: Stretch[] = []
  for (const next of waiting) {
    const last = found.at(-1)
    if (last && belongTogether(last, next)) found.splice(-1, 1, joined(last, next))
    else found.push(next)
  }
  return found
}

function belongTogether(a: Stretch, b: Stretch): boolean {
  const opposite = (one: readonly Hunk[], two: readonly Hunk[]) =>
    one.some((hunk) => two.some((another) => meet(hunk, another)))
  return b.start < a.end || opposite(a.ours, b.theirs) || opposite(a.theirs, b.ours)
}

function joined(a: Stretch, b: Stretch): Stretch {
  return {
    start: a.start,
    end: Math.max(a.end, b.end),
    ours: [...a.ours, ...b.ours],
    theirs: [...a.theirs, ...b.theirs],
  }
}

// What is put in beside a change goes before or behind it. Beside something taken out, or beside something else put in
// at the same place, nobody can know what was meant.
function meet(a: Hunk, b: Hunk): boolean {
  if (a.start < b.end && b.start < a.end) return true
  if (a.end < b.start || b.end < a.start) return false
  const isInsertion = (hunk: Hunk) => hunk.start === hunk.end
  if (!isInsertion(a) && !isInsertion(b)) return false
  return (isInsertion(a) && isInsertion(b)) || a.count === 0 || b.count === 0
}

function sideOf(ours: readonly Hunk[], theirs: readonly Hunk[]): Region<unknown>['from'] {
  if (ours.length > 0 && theirs.length > 0) return 'both'
  return ours.length > 0 ? 'ours' : 'theirs'
}
