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

/** How often a text uses its words, by their stems. */
type Times = ReadonlyMap<string, number>

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
  for (const times of texts)
    for (const stem of times.keys()) uses.set(stem, (uses.get(stem) ?? 0) + 1)
  const telling = (stem: string) => {
    const count = uses.get(stem)
    return count === undefined ? 0 : Math.log(1 + texts.length / count)
  }
  const candidates = candidatesAmong(texts, telling)
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

/** How alike two headings are by their words alone. */
export function headingsAlike(one: string, other: string, telling: Telling): number {
  const [a, b] = [one, other].map((text) => wordsOnly(timesIn({ text, emphasised: 0 }), telling))
  return cosine(a, b)
}

/** How often a text uses each word that says something. */
function timesIn({ text, emphasised }: Passage): Times {
  const times = new Map<string, number>()
  for (const written of [...writtenIn(text), ...writtenIn(text.slice(0, emphasised))]) {
    const stem = stemOf(written)
    if (stem !== '') times.set(stem, (times.get(stem) ?? 0) + 1)
  }
  return times
}

type Use = { readonly text: number; readonly weight: number }

/** Every pair is looked at, but word by word: most pairs share few words. */
function candidatesAmong(texts: readonly Times[], telling: Telling): Pair[] {
  const users = new Map<string, Use[]>()
  const pairs: Pair[] = []
  // There are millions of pairs: what is made anew for each of them, or for each text, fills the memory.
  const likeness = new Float64Array(texts.length)
  for (const [text, times] of texts.entries()) {
    likeness.fill(0, 0, text)
    for (const [word, weight] of wordsOnly(times, telling)) {
      const earlier = users.get(word)
      addTo(likeness, earlier ?? [], weight)
      if (earlier) earlier.push({ text, weight })
      else users.set(word, [{ text, weight }])
    }
    for (let one = 0; one < text; one += 1)
      if ((likeness[one] ?? 0) >= leastByWords) pairs.push([one, text])
  }
  return pairs.toSorted(([a, b], [c, d]) => a - c || b - d)
}

function addTo(likeness: Float64Array, users: readonly Use[], weight: number): void {
  for (const one of users) likeness[one.text] = (likeness[one.text] ?? 0) + one.weight * weight
}

function cosine(one: Vector = new Map(), other: Vector = new Map()): number {
  let sum = 0
  for (const [feature, weight] of one) sum += weight * (other.get(feature) ?? 0)
  return Math.min(1, sum)
}
