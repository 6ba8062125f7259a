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
  const texts = passages.map(counter(numbersIn(words)))
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
function counter(numberOf: (written: string) => number): (passage: Passage) => Counts {
  const timesOf: number[] = []
  return ({ text, emphasised }) => {
    const met: number[] = []
    const count = (written: string) => {
      const word = numberOf(written)
      if (word === saysNothing) return
      const before = timesOf[word] ?? 0
      if (before === 0) met.push(word)
      timesOf[word] = before + 1
    }
    writtenIn(text).forEach(count)
    writtenIn(text.slice(0, emphasised)).forEach(count)
    const words = new Int32Array(met)
    const times = words.map((word) => timesOf[word] ?? 0)
    for (const word of met) timesOf[word] = 0
    return { words, times }
  }
}

/** Finds the number of a word as somebody wrote it. Most have been met before, and that is quicker to see than a stem. */
function numbersIn(words: Vocabulary): (written: string) => number {
  const met = new Map<string, number>()
  return (written) => {
    const known = met.get(written)
    if (known !== undefined) return known
    const stem = stemOf(written)
    const number = stem === '' ? saysNothing : words.of(stem)
    met.set(written, number)
    return number
  }
}

const saysNothing = -1
