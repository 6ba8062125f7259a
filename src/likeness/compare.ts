import { candidatesIn } from './candidates.ts'
import { cosinesOf } from './cosines.ts'
import { countsOf, fullVectors, type Telling, tellingIn } from './vectors.ts'
import { type Word, wordsOf } from './words.ts'

/** What is compared: a text whose first characters, up to `emphasised`, count twice. */
export type Passage = { readonly text: string; readonly emphasised: number }

/** A text that has been read for comparing. */
export type Read = { readonly text: string; readonly words: readonly Word[] }

export type Compared = {
  readonly texts: readonly Read[]
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
  const texts = passages.map(({ text }): Read => ({ text, words: wordsOf(text) }))
  const counts = texts.map(({ words }, index) => countsOf(words, passages[index]?.emphasised ?? 0))
  const telling = tellingIn(counts)
  const candidates = candidatesIn(counts, telling)
  const likeness = cosinesOf(candidates, (some) =>
    fullVectors(
      some.map((text) => counts[text] ?? new Map()),
      telling,
    ),
  )
  const pairs = candidates.map(([a, b], index) => ({ a, b, likeness: likeness[index] ?? 0 }))
  return { texts, telling, pairs }
}
