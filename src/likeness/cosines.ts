import type { Corpus, Counts } from './corpus.ts'
import type { Vector, Vectors } from './vectors.ts'

/** Two texts by their places in a list, the earlier first. */
export type Pair = readonly [a: number, b: number]

/**
 * The cosine of the angle between the vectors of two texts, for pairs that are sorted by their first. Only texts that are
 * in a pair get a vector: most of ten thousand are not.
 */
export function cosinesOf(
  pairs: readonly Pair[],
  corpus: Corpus,
  vectorsFor: (texts: readonly Counts[], corpus: Corpus) => Vectors,
): number[] {
  const compared = [...new Set(pairs.flat())].toSorted((a, b) => a - b)
  const place = new Map(compared.map((text, index) => [text, index]))
  const placed = pairs.map(([a, b]): Pair => [place.get(a) ?? 0, place.get(b) ?? 0])
  const texts = compared.flatMap((text) => corpus.texts[text] ?? [])
  return cosines(vectorsFor(texts, corpus), placed)
}

function cosines({ vectors, size }: Vectors, pairs: readonly Pair[]): number[] {
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
