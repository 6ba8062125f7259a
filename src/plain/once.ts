/** What is made when it is first asked for, and then kept. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The same of words: what was found for them is found once, however often they are asked for. */
export function kept<T>(find: (words: string) => T): (words: string) => T {
  const found = new Map<string, { readonly value: T }>()
  return (words) => {
    const known = found.get(words) ?? { value: find(words) }
    found.set(words, known)
    return known.value
  }
}
