import { stemsOf } from './words.ts'

/** How much a text says about each feature, scaled so that a text is as long as any other. */
export type Vector = { readonly features: Int32Array; readonly weights: Float64Array }

/** The words of one text with how often it uses them. */
export type Counts = ReadonlyMap<string, number>

/** A text whose first characters, up to `emphasised`, count twice. */
export type Passage = { readonly text: string; readonly emphasised: number }

export function countsOf({ text, emphasised }: Passage): Counts {
  const counts = new Map<string, number>()
  for (const stem of stemsOf(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  for (const stem of stemsOf(text.slice(0, emphasised))) {
    counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  return counts
}

/** How telling a word is: the fewer texts it stands in, the more. */
export type Telling = (stem: string) => number

export function tellingIn(texts: readonly Counts[]): Telling {
  const uses = new Map<string, number>()
  for (const counts of texts) {
    for (const stem of counts.keys()) uses.set(stem, (uses.get(stem) ?? 0) + 1)
  }
  const telling = new Map(
    Array.from(uses, ([stem, count]) => [stem, Math.log(1 + texts.length / count)]),
  )
  return (stem) => telling.get(stem) ?? 0
}

/** Using a word more often makes it weigh more, but not in proportion. */
export function weightOf(stem: string, count: number, telling: Telling): number {
  return (1 + Math.log(count)) * telling(stem)
}

/** The weights of the words of one text, so that a text is as long as any other. */
export function scaledWeights(counts: Counts, telling: Telling): [stem: string, weight: number][] {
  const weights = Array.from(counts, ([stem, count]): [string, number] => [
    stem,
    weightOf(stem, count, telling),
  ])
  const length = Math.hypot(...weights.map(([, weight]) => weight))
  return weights.map(([stem, weight]) => [stem, weight / length])
}

/** Makes vectors of words alone: quick, and enough to see which texts have nothing in common. */
export function wordVectors(texts: readonly Counts[], telling: Telling): Vectors {
  const number = numbering()
  return vectorsOf(texts, number, (counts, add) => {
    for (const [stem, count] of counts) add(number.of(stem), weightOf(stem, count, telling))
  })
}

// Triples of letters let “tendering” meet “tenders”, and forgive a slip of the keyboard; they weigh less than words.
const shareOfTriples = 0.6

/** Makes vectors of words and of the triples of letters that the words are made of. */
export function fullVectors(texts: readonly Counts[], telling: Telling): Vectors {
  const number = numbering()
  const known = new Map<string, readonly number[]>()
  const triplesOf = (stem: string) => {
    const triples = known.get(stem) ?? triplesIn(stem).map(number.of)
    known.set(stem, triples)
    return triples
  }
  return vectorsOf(texts, number, (counts, add) => {
    for (const [stem, count] of counts) {
      const weight = weightOf(stem, count, telling)
      const triples = triplesOf(stem)
      add(number.of(stem), weight)
      for (const triple of triples) add(triple, (shareOfTriples * weight) / triples.length ** 0.5)
    }
  })
}

/** Vectors, and how many features they have together. */
export type Vectors = { readonly vectors: readonly Vector[]; readonly size: number }

type Numbering = ReturnType<typeof numbering>
type Filling = (counts: Counts, add: (feature: number, weight: number) => void) => void

function vectorsOf(texts: readonly Counts[], number: Numbering, fill: Filling): Vectors {
  const vectors = texts.map((counts) => {
    const weights = new Map<number, number>()
    fill(counts, (feature, weight) => weights.set(feature, (weights.get(feature) ?? 0) + weight))
    return scaled(weights)
  })
  return { vectors, size: number.size() }
}

function scaled(weights: ReadonlyMap<number, number>): Vector {
  let square = 0
  for (const weight of weights.values()) square += weight * weight
  const length = Math.sqrt(square)
  return {
    features: Int32Array.from(weights.keys()),
    weights: Float64Array.from(weights.values(), (weight) => weight / length),
  }
}

/** Gives every word a number of its own. */
export function numbering() {
  const numbers = new Map<string, number>()
  return {
    size: () => numbers.size,
    of(feature: string): number {
      const known = numbers.get(feature)
      if (known !== undefined) return known
      numbers.set(feature, numbers.size)
      return numbers.size - 1
    },
  }
}

function triplesIn(stem: string): string[] {
  const letters = `_${stem}_`
  return Array.from(
    { length: letters.length - 2 },
    (_, start) => `#${letters.slice(start, start + 3)}`,
  )
}
