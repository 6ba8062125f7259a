/** How much a text says about each feature, scaled so that a text is as long as any other. */
export type Vector = ReadonlyMap<string, number>

type Times = ReadonlyMap<string, number>
type Telling = (stem: string) => number

// Triples of letters let “tendering” meet “tenders”, and forgive a slip of the keyboard; they weigh less than words.
const shareOfTriples = 0.6

/** The vector of the words of a text. What it uses often weighs more, but not in proportion. */
export function wordsOnly(times: Times, telling: Telling): Vector {
  return scaled(weightsOf(times, telling))
}

/** The vector of its words and of the triples of letters that they are made of. */
export function wordsWithTriples(times: Times, telling: Telling): Vector {
  const features = new Map<string, number>()
  for (const [stem, weight] of weightsOf(times, telling)) {
    // No triple ends so, and none is taken for a word.
    features.set(`${stem}.`, weight)
    const triples = triplesIn(stem)
    for (const triple of triples) {
      const share = (shareOfTriples * weight) / triples.length ** 0.5
      features.set(triple, (features.get(triple) ?? 0) + share)
    }
  }
  return scaled(features)
}

function weightsOf(times: Times, telling: Telling): Times {
  return new Map(
    Array.from(times, ([stem, count]) => [stem, (1 + Math.log(count)) * telling(stem)]),
  )
}

function scaled(weights: ReadonlyMap<string, number>): Vector {
  let square = 0
  for (const weight of weights.values()) square += weight * weight
  const length = Math.sqrt(square)
  return new Map(Array.from(weights, ([feature, weight]) => [feature, weight / length]))
}

function triplesIn(stem: string): string[] {
  const letters = `_${stem}_`
  return Array.from({ length: letters.length - 2 }, (_, start) => letters.slice(start, start + 3))
}
