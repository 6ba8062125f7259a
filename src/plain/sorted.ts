/** The index of the last of those at the beginning of a sorted list that are so, or -1: found by halving. */
export function lastIndex<T>(items: readonly T[], isSo: (item: T) => boolean): number {
  let low = -1
  let high = items.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const item = items[middle]
    if (item !== undefined && isSo(item)) low = middle
    else high = middle - 1
  }
  return low
}
