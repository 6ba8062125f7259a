import { candidatesIn } from './candidates.ts'
import { cosinesOf } from './cosines.ts'
import { countsOf, fullVectors, type Passage, type Telling, tellingIn } from './vectors.ts'

export type Compared = {
  readonly telling: Telling
  /** Pairs that may be alike, by their places in the list, the earlier first. All others are not. */
  readonly pairs: readonly {
    readonly a: number
    readonly b: number
    readonly likeness: number
  }[]
}

/**
 * How alike texts are, pair by pair. It depends on all the texts: a word that everybody uses says little. It is the same
 * whichever way round a pair is, and 1 for texts with the same words.
 */
export function compareTexts(passages: readonly Passage[]): Compared {
  const counts = passages.map(countsOf)
  const telling = tellingIn(counts)
  const candidates = candidatesIn(counts, telling)
  const likeness = cosinesOf(candidates, (some) =>
    fullVectors(
      some.map((text) => counts[text] ?? new Map()),
      telling,
    ),
  )
  const pairs = candidates.map(([a, b], index) => ({ a, b, likeness: likeness[index] ?? 0 }))
  return { telling, pairs }
}
