import { type Vocabulary, vocabulary } from './vocabulary.ts'
import { stemOf, writtenIn } from './words.ts'

/** A text whose first characters, up to `emphasised`, count twice. */
export type Passage = { readonly text: string; readonly emphasised: number }

/** The different words of one text, by their numbers, and how often it uses each, in the order in which it has them. */
export type Counts = { readonly words: Int32Array; readonly times: Int32Array }

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
  const count = counter(tellingWords(words))
  const texts = passages.map(count)
  const uses = new Int32Array(words.size())
  for (const text of texts) {
    text.words.forEach((word) => {
      uses[word] = (uses[word] ?? 0) + 1
    })
  }
  const telling = new Float64Array(uses).map((count) => Math.log(1 + texts.length / count))
  return { words, texts, uses, telling }
}

/** The weights of the words of a text, in their order: more for what it uses often, but not in proportion. */
export function weightsOf({ words, times }: Counts, { telling }: Corpus): Float64Array {
  const weights = new Float64Array(words.length)
  for (let place = 0; place < words.length; place += 1) {
    weights[place] = (1 + Math.log(times[place] ?? 1)) * (telling[words[place] ?? 0] ?? 0)
  }
  return weights
}

/** Counts the words of one text after the other. One list serves them all: a map for each takes twice as long. */
function counter(wordsIn: (text: string) => number[]): (passage: Passage) => Counts {
  const timesOf: number[] = []
  return ({ text, emphasised }) => {
    const words: number[] = []
    const count = (word: number) => {
      const before = timesOf[word] ?? 0
      if (before === 0) words.push(word)
      timesOf[word] = before + 1
    }
    wordsIn(text).forEach(count)
    wordsIn(text.slice(0, emphasised)).forEach(count)
    const counted = new Int32Array(words)
    const times = counted.map((word) => timesOf[word] ?? 0)
    for (const word of words) timesOf[word] = 0
    return { words: counted, times }
  }
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
