/** What has the same key together, in the order of the first of each group. */
export function groupedBy<T, K = string>(
  list: readonly T[],
  keyOf: (one: T) => K,
): ReadonlyMap<K, readonly [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}
