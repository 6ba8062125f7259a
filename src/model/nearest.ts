import { distance } from 'fastest-levenshtein'

/** The known word that was probably meant: two letters may differ, in long words a third, in short ones one. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const given = word.toLowerCase()
  const [best] = known
    .map((candidate) => ({ candidate, lower: candidate.toLowerCase() }))
    .filter(({ candidate, lower }) => Math.abs(lower.length - given.length) <= farthest(candidate))
    .map(({ candidate, lower }) => ({ candidate, far: distance(given, lower) }))
    .filter(({ candidate, far }) => far <= farthest(candidate))
    .toSorted((a, b) => a.far - b.far)
  return best?.candidate
}

function farthest({ length }: string): number {
  return length < 5 ? 1 : Math.max(2, Math.floor(length / 3))
}
