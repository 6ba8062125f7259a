import { byText } from '../model/text.ts'
import { cosinesOf, type Pair } from './cosines.ts'
import {
  type Counts,
  numbering,
  scaledWeights,
  type Telling,
  weightOf,
  wordVectors,
} from './vectors.ts'

/** Up to so many texts, every pair is compared. */
const allPairsUpTo = 300
/** Texts whose words alone are less alike than this are not alike by their triples of letters either. */
const leastByWords = 0.2
/** Of many texts, each is known by so many of its most telling words … */
const signatureWords = 12
/** … and is compared with those that share two of them, unless more than this share the same two. */
const mostInCompany = 20

/**
 * The pairs that are worth a full comparison, sorted. Among many texts those that share two of their most telling words: so
 * the work grows with their number, not with its square. MinHash would do that too, but it looks for copies: two offices that
 * mean the same share a fifth of their words, and of such pairs sixteen bands of four find three in a hundred.
 */
export function candidatesIn(texts: readonly Counts[], telling: Telling): readonly Pair[] {
  if (texts.length <= allPairsUpTo) return sharingWords(texts, telling)
  const pairs = companions(texts, telling)
  const likeness = cosinesOf(pairs, (some) =>
    wordVectors(
      some.map((text) => texts[text] ?? new Map()),
      telling,
    ),
  )
  return pairs.filter((_, index) => (likeness[index] ?? 0) >= leastByWords)
}

/** Every pair is looked at, but word by word: most pairs share few words. */
function sharingWords(texts: readonly Counts[], telling: Telling): Pair[] {
  const users = new Map<string, { readonly text: number; readonly weight: number }[]>()
  const likeness = new Float64Array(texts.length ** 2)
  for (const [text, counts] of texts.entries()) {
    for (const [stem, weight] of scaledWeights(counts, telling)) {
      const earlier = users.get(stem) ?? []
      for (const one of earlier) {
        const place = one.text * texts.length + text
        likeness[place] = (likeness[place] ?? 0) + one.weight * weight
      }
      earlier.push({ text, weight })
      users.set(stem, earlier)
    }
  }
  return Array.from(likeness.keys())
    .filter((place) => (likeness[place] ?? 0) >= leastByWords)
    .map((place) => [Math.floor(place / texts.length), place % texts.length])
}

function companions(texts: readonly Counts[], telling: Telling): Pair[] {
  const partners = texts.map(() => new Set<number>())
  for (const company of companies(texts, telling)) {
    for (const [place, text] of company.entries()) {
      for (const later of company.slice(place + 1)) partners[text]?.add(later)
    }
  }
  return partners.flatMap((some, text) =>
    [...some].toSorted((a, b) => a - b).map((later): Pair => [text, later]),
  )
}

/** Texts that share two telling words, in their order. */
function companies(texts: readonly Counts[], telling: Telling): number[][] {
  const number = numbering()
  const sharing = new Map<number, number[]>()
  for (const [text, counts] of texts.entries()) {
    const signature = signatureOf(counts, telling).map(number.of)
    for (const couple of couplesOf(signature.toSorted((a, b) => a - b))) {
      const company = sharing.get(couple)
      if (company) company.push(text)
      else sharing.set(couple, [text])
    }
  }
  return [...sharing.values()].filter(({ length }) => length > 1 && length <= mostInCompany)
}

function signatureOf(counts: Counts, telling: Telling): string[] {
  return Array.from(counts, ([stem, count]) => ({ stem, weight: weightOf(stem, count, telling) }))
    .toSorted((a, b) => b.weight - a.weight || byText(a.stem, b.stem))
    .slice(0, signatureWords)
    .map(({ stem }) => stem)
}

// Two numbers as one: there are fewer words than that.
const mostWords = 2 ** 26

function couplesOf(signature: readonly number[]): number[] {
  return signature.flatMap((one, place) =>
    signature.slice(place + 1).map((other) => one * mostWords + other),
  )
}
