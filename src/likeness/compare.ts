import { candidatesIn } from './candidates.ts'
import { corpusOf, type Passage } from './corpus.ts'
import { cosinesOf } from './cosines.ts'
import { fullVectors } from './vectors.ts'

/** How telling a word is, by its stem: the fewer texts it stands in, the more. */
export type Telling = (stem: string) => number

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
  const corpus = corpusOf(passages)
  const candidates = candidatesIn(corpus)
  const likeness = cosinesOf(candidates, corpus, fullVectors)
  const pairs = candidates.map(([a, b], index) => ({ a, b, likeness: likeness[index] ?? 0 }))
  return { telling: (stem) => corpus.telling[corpus.words.of(stem)] ?? 0, pairs }
}
