/** Of no numbers -Infinity. `Math.max` takes no more of them than a computer keeps arguments: some 100,000. */
export function largestOf(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY)
}
