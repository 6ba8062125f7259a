/** The one address on the web among some words, and what they say besides; undefined where there is none, or more than one. */
export function addressInWords(
  words: string,
): { readonly address: string; readonly rest: string } | undefined {
  const [found, another] = [...words.matchAll(/https?:\/\/[^\s<>|]*[^\s<>|?!.,:;"'“”’()[\]]/giu)]
  if (!found || another) return undefined
  const [address] = found
  const rest = `${words.slice(0, found.index)} ${words.slice(found.index + address.length)}`
  return { address, rest: rest.replaceAll(/^[\s([<"“:;,–—-]+|[\s()[\]<>"”:;,–—-]+$/gu, '') }
}
