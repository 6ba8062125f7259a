import { type Corpus, type Counts, weightsOf } from './corpus.ts'
import { vocabulary } from './vocabulary.ts'

/** How much a text says about each feature, scaled so that a text is as long as any other. */
export type Vector = { readonly features: Int32Array; readonly weights: Float64Array }

/** Vectors, and how many features they have together. */
export type Vectors = { readonly vectors: readonly Vector[]; readonly size: number }

/** Makes vectors of words alone: quick, and enough to see which texts have nothing in common. */
export function wordVectors(texts: readonly Counts[], corpus: Corpus): Vectors {
  const vectors = texts.map((counts) => scaled(counts.words, weightsOf(counts, corpus)))
  return { vectors, size: corpus.words.size() }
}

// Triples of letters let “tendering” meet “tenders”, and forgive a slip of the keyboard; they weigh less than words.
const shareOfTriples = 0.6

/** Makes vectors of words and of the triples of letters that the words are made of. */
export function fullVectors(texts: readonly Counts[], corpus: Corpus): Vectors {
  const { words } = corpus
  const triples = vocabulary()
  const known = new Map<number, readonly number[]>()
  const triplesOf = (word: number) => {
    const found =
      known.get(word) ??
      triplesIn(words.word(word)).map((triple) => words.size() + triples.of(triple))
    known.set(word, found)
    return found
  }
  const vectors = texts.map((counts) => {
    const features = new Map<number, number>()
    const add = (feature: number, weight: number) =>
      features.set(feature, (features.get(feature) ?? 0) + weight)
    const weights = weightsOf(counts, corpus)
    for (const [place, word] of counts.words.entries()) {
      const weight = weights[place] ?? 0
      const within = triplesOf(word)
      add(word, weight)
      for (const triple of within) add(triple, (shareOfTriples * weight) / within.length ** 0.5)
    }
    return scaled(features.keys(), Float64Array.from(features.values()))
  })
  return { vectors, size: words.size() + triples.size() }
}

function scaled(features: Iterable<number>, weights: Float64Array): Vector {
  let square = 0
  for (const weight of weights) square += weight * weight
  const length = Math.sqrt(square)
  return {
    features: Int32Array.from(features),
    weights: weights.map((weight) => weight / length),
  }
}

function triplesIn(stem: string): string[] {
  const letters = `_${stem}_`
  return Array.from({ length: letters.length - 2 }, (_, start) => letters.slice(start, start + 3))
}
