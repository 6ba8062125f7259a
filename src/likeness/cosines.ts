import type { Vector, Vectors } from './vectors.ts'

/** Two texts by their places in a list, the earlier first. */
export type Pair = readonly [a: number, b: number]

/** The cosine of the angle between two vectors, for pairs that are sorted by their first. */
export function cosines({ vectors, size }: Vectors, pairs: readonly Pair[]): number[] {
  // One vector is spread out over all features, so that its products with the others need no searching.
  const spread = new Float64Array(size)
  let first: Vector | undefined
  return pairs.map(([a, b]) => {
    const [one, other] = [vectors[a], vectors[b]]
    if (!one || !other) return 0
    if (first !== one) {
      if (first) clear(first, spread)
      spreadOut(one, spread)
      first = one
    }
    return Math.min(1, product(spread, other))
  })
}

function spreadOut({ features, weights }: Vector, spread: Float64Array): void {
  features.forEach((feature, place) => {
    spread[feature] = weights[place] ?? 0
  })
}

function clear({ features }: Vector, spread: Float64Array): void {
  for (const feature of features) spread[feature] = 0
}

function product(spread: Float64Array, { features, weights }: Vector): number {
  let sum = 0
  for (let place = 0; place < features.length; place += 1) {
    sum += (spread[features[place] ?? 0] ?? 0) * (weights[place] ?? 0)
  }
  return sum
}
