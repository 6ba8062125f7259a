import { byText } from '../plain/text.ts'
import { type Corpus, type Counts, weightsOf } from './corpus.ts'
import { cosinesOf, type Pair } from './cosines.ts'
import { wordVectors } from './vectors.ts'

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
export function candidatesIn(corpus: Corpus): readonly Pair[] {
  if (corpus.texts.length <= allPairsUpTo) return sharingWords(corpus)
  const pairs = companions(corpus)
  const likeness = cosinesOf(pairs, corpus, wordVectors)
  return pairs.filter((_, index) => (likeness[index] ?? 0) >= leastByWords)
}

/** Every pair is looked at, but word by word: most pairs share few words. */
function sharingWords(corpus: Corpus): Pair[] {
  const { texts } = corpus
  const users: { readonly text: number; readonly weight: number }[][] = []
  const likeness = new Float64Array(texts.length ** 2)
  for (const [text, counts] of texts.entries()) {
    for (const [word, weight] of scaledWeights(counts, corpus)) {
      const earlier = users[word] ?? []
      for (const one of earlier) {
        const place = one.text * texts.length + text
        likeness[place] = (likeness[place] ?? 0) + one.weight * weight
      }
      earlier.push({ text, weight })
      users[word] = earlier
    }
  }
  return Array.from(likeness.keys())
    .filter((place) => (likeness[place] ?? 0) >= leastByWords)
    .map((place) => [Math.floor(place / texts.length), place % texts.length])
}

/** The weights of the words of one text, so that a text is as long as any other. */
function scaledWeights(counts: Counts, corpus: Corpus): [word: number, weight: number][] {
  const weights = weightsOf(counts, corpus)
  const length = Math.hypot(...weights)
  return Array.from(counts.words, (word, place) => [word, (weights[place] ?? 0) / length])
}

function companions(corpus: Corpus): Pair[] {
  const partners = corpus.texts.map(() => new Set<number>())
  for (const company of companies(corpus)) {
    for (const [place, text] of company.entries()) {
      for (const later of company.slice(place + 1)) partners[text]?.add(later)
    }
  }
  return partners.flatMap((some, text) =>
    [...some].toSorted((a, b) => a - b).map((later): Pair => [text, later]),
  )
}

/** Texts that share two telling words, in their order. */
function companies(corpus: Corpus): number[][] {
  const { signatures, words } = inShort(corpus.texts.map((counts) => signatureOf(counts, corpus)))
  // Nearly all couples are those of one text, and a list for each of them would take most of the time.
  const first = new Map<number, number>()
  const sharing = new Map<number, number[]>()
  for (const [text, signature] of signatures.entries()) {
    for (const couple of couplesOf(signature, words)) {
      const earlier = first.get(couple)
      const company = sharing.get(couple)
      if (earlier === undefined) first.set(couple, text)
      else if (company) company.push(text)
      else sharing.set(couple, [earlier, text])
    }
  }
  return [...sharing.values()].filter(({ length }) => length <= mostInCompany)
}

/**
 * Signatures in small numbers, sorted, so that two of them make one that is quick to look up. What is telling in one text
 * alone is shared with nobody, and is left out.
 */
function inShort(long: readonly (readonly number[])[]): {
  readonly signatures: readonly (readonly number[])[]
  /** How many words they are made of. */
  readonly words: number
} {
  const texts = new Map<number, number>()
  for (const word of long.flat()) texts.set(word, (texts.get(word) ?? 0) + 1)
  const shared = [...texts.keys()].filter((word) => (texts.get(word) ?? 0) > 1)
  const short = new Map(shared.map((word, index) => [word, index]))
  const signatures = long.map((signature) =>
    signature.flatMap((word) => short.get(word) ?? []).toSorted((a, b) => a - b),
  )
  return { signatures, words: shared.length }
}

/** The most telling words of a text. */
function signatureOf(counts: Counts, corpus: Corpus): number[] {
  const weights = weightsOf(counts, corpus)
  // To sort numbers is quick. Only what weighs enough is compared by its letters too.
  const enough = weights.toSorted().at(-signatureWords) ?? 0
  const { word: written } = corpus.words
  const heaviest: { readonly word: number; readonly weight: number }[] = []
  weights.forEach((weight, place) => {
    if (weight >= enough) heaviest.push({ word: counts.words[place] ?? 0, weight })
  })
  return heaviest
    .toSorted((a, b) => b.weight - a.weight || byText(written(a.word), written(b.word)))
    .slice(0, signatureWords)
    .map(({ word }) => word)
}

/** Two words as one number, for every two of a signature. */
function couplesOf(signature: readonly number[], words: number): number[] {
  const couples: number[] = []
  for (const [place, one] of signature.entries()) {
    for (let later = place + 1; later < signature.length; later += 1) {
      couples.push(one * words + (signature[later] ?? 0))
    }
  }
  return couples
}
