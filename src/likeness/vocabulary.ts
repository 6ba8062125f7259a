/** Words by numbers, in the order in which they were met: numbers are quicker to count and to compare. */
export type Vocabulary = {
  size(): number
  /** The number of a word; a new one for a word that is new. */
  of(word: string): number
  /** The word that has a number. */
  word(number: number): string
}

export function vocabulary(): Vocabulary {
  const numbers = new Map<string, number>()
  const words: string[] = []
  return {
    size: () => words.length,
    of(word) {
      const known = numbers.get(word)
      if (known !== undefined) return known
      numbers.set(word, words.length)
      return words.push(word) - 1
    },
    word: (number) => words[number] ?? '',
  }
}
