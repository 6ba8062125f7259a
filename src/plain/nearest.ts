import { distance } from 'fastest-levenshtein'

/** The known word that was probably meant: two letters may differ, in long words a third, in short ones one. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const given = word.toLowerCase()
  // Hardly anybody mistakes the first letter.
  const begins = (candidate: string) => Number(candidate.toLowerCase()[0] === given[0])
  const [best] = known
    .map((candidate) => ({ candidate, lower: candidate.toLowerCase() }))
    .filter(({ candidate, lower }) => Math.abs(lower.length - given.length) <= farthest(candidate))
    .map(({ candidate, lower }) => ({ candidate, far: slips(given, lower) }))
    .filter(({ candidate, far }) => far <= farthest(candidate))
    .toSorted((a, b) => a.far - b.far || begins(b.candidate) - begins(a.candidate))
  return best?.candidate
}

/** Whether it is the known word but for one slip: a letter too many, too few or wrong, or two that changed places. */
export function isOneSlipFrom(word: string, known: string): boolean {
  return slips(word, known) === 1
}

// Two letters that changed places are one slip.
function slips(given: string, candidate: string): number {
  const far = distance(given, candidate)
  if (far !== 2 || given.length !== candidate.length) return far
  let at = 0
  while (given[at] === candidate[at]) at++
  const swapped = given.slice(0, at) + given.charAt(at + 1) + given.charAt(at) + given.slice(at + 2)
  return swapped === candidate ? 1 : far
}

function farthest({ length }: string): number {
  return length < 5 ? 1 : Math.max(2, Math.floor(length / 3))
}
