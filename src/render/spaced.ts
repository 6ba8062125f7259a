import { type Inline, text, wordsOf } from '../model/block.ts'

/** Words that were put in the place of others, with a space between the two: it is easier to read. */
export function spaced(of: readonly Inline[]): readonly Inline[] {
  return of.flatMap((one, index) => {
    const last = of[index - 1]
    const isInPlace = one.kind === 'inserted' && last?.kind === 'deleted'
    return isInPlace && !/\s$/.test(wordsOf([last])) && isApart(of[index - 2])
      ? [text(' '), one]
      : [one]
  })
}

// Within a word it would make two of one.
function isApart(before: Inline | undefined): boolean {
  return before === undefined || /\s$/.test(wordsOf([before]))
}
