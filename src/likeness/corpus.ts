import { type Vocabulary, vocabulary } from './vocabulary.ts'
import { stemOf, writtenIn } from './words.ts'

/** A text whose first characters, up to `emphasised`, count twice. */
export type Passage = { readonly text: string; readonly emphasised: number }

/** The words of one text, by their numbers, with how often it uses them. */
export type Counts = ReadonlyMap<number, number>

/** Texts that are compared with each other, as the words that they use. Words go by their numbers. */
export type Corpus = {
  readonly words: Vocabulary
  readonly texts: readonly Counts[]
  /** In how many texts each word stands. */
  readonly uses: Int32Array
  /** How telling each word is: the fewer texts it stands in, the more. */
  readonly telling: Float64Array
}

export function corpusOf(passages: readonly Passage[]): Corpus {
  const words = vocabulary()
  const telling = tellingWords(words)
  const texts = passages.map((passage) => countsOf(passage, telling))
  const uses = new Int32Array(words.size())
  for (const counts of texts) {
    for (const word of counts.keys()) uses[word] = (uses[word] ?? 0) + 1
  }
  return {
    words,
    texts,
    uses,
    telling: Float64Array.from(uses, (count) => Math.log(1 + texts.length / count)),
  }
}

/** How telling a word is in a text that uses it so often: more than where it stands once, but not in proportion. */
export function weightOf(word: number, count: number, { telling }: Corpus): number {
  return (1 + Math.log(count)) * (telling[word] ?? 0)
}

/** The weights of the words of a text, in their order. */
export function weightsOf(counts: Counts, corpus: Corpus): Float64Array {
  const weights = new Float64Array(counts.size)
  let place = 0
  for (const [word, count] of counts) weights[place++] = weightOf(word, count, corpus)
  return weights
}

function countsOf({ text, emphasised }: Passage, wordsIn: (text: string) => number[]): Counts {
  const counts = new Map<number, number>()
  for (const word of [...wordsIn(text), ...wordsIn(text.slice(0, emphasised))]) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** Finds the numbers of the words of a text that say something. */
function tellingWords(words: Vocabulary): (text: string) => number[] {
  // Most words have been met before, and to look one up is quicker than to find its stem.
  const known = new Map<string, number>()
  const numberOf = (written: string): number => {
    const number = known.get(written)
    if (number !== undefined) return number
    const stem = stemOf(written)
    const found = stem === '' ? saysNothing : words.of(stem)
    known.set(written, found)
    return found
  }
  return (text) =>
    writtenIn(text)
      .map(numberOf)
      .filter((word) => word !== saysNothing)
}

const saysNothing = -1
