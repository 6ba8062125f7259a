/** Beyond it, looking for likeness would take too long. */
const mostComparisons = 2_500

/** From which share of common words on a text is taken for a new version of another. */
const enough = 0.5

/**
 * Which texts are new versions of which, in order: pairs of places in the two lists, so that as many words as possible
 * stay with their like.
 */
export function alikePairs(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [before: number, after: number])[] {
  if (before.length * after.length > mostComparisons) return []
  const scores = before.map((one) => after.map((other) => likeness(one, other)))
  const best = bestFrom(scores, after.length)
  const pairs: [number, number][] = []
  let [row, column] = [0, 0]
  while (row < before.length && column < after.length) {
    const here = best[row]?.[column] ?? 0
    if ((best[row + 1]?.[column] ?? 0) === here) row += 1
    else if ((best[row]?.[column + 1] ?? 0) === here) column += 1
    else pairs.push([row++, column++])
  }
  return pairs
}

/** For each place in the two lists, the best sum of likeness that the rest can reach. */
function bestFrom(scores: readonly (readonly number[])[], width: number): number[][] {
  const best = Array.from({ length: scores.length + 1 }, () => Array<number>(width + 1).fill(0))
  for (let row = scores.length - 1; row >= 0; row--) {
    for (let column = width - 1; column >= 0; column--) {
      const score = scores[row]?.[column] ?? 0
      const paired = score < enough ? 0 : score + (best[row + 1]?.[column + 1] ?? 0)
      const rest = Math.max(best[row + 1]?.[column] ?? 0, best[row]?.[column + 1] ?? 0)
      best[row]?.splice(column, 1, Math.max(paired, rest))
    }
  }
  return best
}

function likeness(a: string, b: string): number {
  const [mine, other] = [new Set(a.split(/\s+/)), new Set(b.split(/\s+/))]
  const common = [...mine].filter((word) => other.has(word)).length
  return (2 * common) / (mine.size + other.size)
}
