import { type Vector, wordsOnly, wordsWithTriples } from './vectors.ts'
import { stemOf, writtenIn } from './words.ts'

/** A text whose first characters, up to `emphasised`, count twice. */
export type Passage = { readonly text: string; readonly emphasised: number }

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

/** Two texts by their places in a list, the earlier first. */
type Pair = readonly [a: number, b: number]

/** Texts whose words alone are less alike than this are not alike, even if triples of letters in them are. */
const leastByWords = 0.2

/**
 * How alike texts are, pair by pair. It depends on all the texts: a word that everybody uses says little. It is the same
 * whichever way round a pair is, and 1 for texts with the same words.
 */
export function compareTexts(passages: readonly Passage[]): Compared {
  const texts = passages.map(timesIn)
  const uses = new Map<string, number>()
  for (const stem of texts.flatMap((times) => [...times.keys()]))
    uses.set(stem, (uses.get(stem) ?? 0) + 1)
  const telling = (stem: string) => {
    const count = uses.get(stem)
    return count === undefined ? 0 : Math.log(1 + texts.length / count)
  }
  const candidates = candidatesAmong(texts.map((times) => wordsOnly(times, telling)))
  const vectors = new Map<number, Vector>()
  for (const text of candidates.flat())
    if (!vectors.has(text)) vectors.set(text, wordsWithTriples(texts[text] ?? new Map(), telling))
  const pairs = candidates.map(([a, b]) => ({
    a,
    b,
    likeness: cosine(vectors.get(a), vectors.get(b)),
  }))
  return { telling, pairs }
}

/** How often a text uses each word that says something. */
function timesIn({ text, emphasised }: Passage): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const written of [...writtenIn(text), ...writtenIn(text.slice(0, emphasised))]) {
    const stem = stemOf(written)
    if (stem !== '') times.set(stem, (times.get(stem) ?? 0) + 1)
  }
  return times
}

/** Every pair is looked at, but word by word: most pairs share few words. */
function candidatesAmong(texts: readonly Vector[]): Pair[] {
  const users = new Map<string, { readonly text: number; readonly weight: number }[]>()
  const pairs = texts.flatMap((vector, text) => {
    const likeness = new Float64Array(text)
    for (const [word, weight] of vector) {
      const earlier = users.get(word) ?? []
      for (const one of earlier)
        likeness[one.text] = (likeness[one.text] ?? 0) + one.weight * weight
      earlier.push({ text, weight })
      users.set(word, earlier)
    }
    return Array.from(likeness, (sum, one): Pair[] =>
      sum >= leastByWords ? [[one, text]] : [],
    ).flat()
  })
  return pairs.toSorted(([a, b], [c, d]) => a - c || b - d)
}

function cosine(one: Vector = new Map(), other: Vector = new Map()): number {
  let sum = 0
  for (const [feature, weight] of one) sum += weight * (other.get(feature) ?? 0)
  return Math.min(1, sum)
}
