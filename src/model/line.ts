import { safeAddress } from '../plain/address.ts'
import { onOneLine } from '../plain/text.ts'
import { type Inline, text } from './block.ts'

/** One line of somebody else, shown as it is; web addresses and mailboxes in it can be followed. */
export function lineOf(theirs: string): Inline[] {
  return withLinks(onOneLine(theirs))
}

/** The same behind other words, from which it may be parted by a space. */
export function restOfLine(theirs: string): Inline[] {
  return withLinks(theirs.replaceAll(/\s+/g, ' ').trimEnd())
}

/** The same with every space as it is. */
export function withLinks(words: string): Inline[] {
  const found: Inline[] = []
  let after = 0
  for (const { 0: address, index } of words.matchAll(addresses)) {
    const to = safeAddress(address.includes('://') ? address : `mailto:${address}`)
    if (to === undefined) continue
    if (index > after) found.push(text(words.slice(after, index)))
    found.push({ kind: 'link', to, of: [text(address)] })
    after = index + address.length
  }
  return after < words.length ? [...found, text(words.slice(after))] : found
}

// What stands behind an address at the end of a sentence is not part of it, nor what no Markdown could show as a link.
const addresses =
  /(?<![\p{L}\p{N}])(?:https?:\/\/(?:(?!\]\(|!\[)[^\s<>])*[^\s<>?!.,:;*_~"'()[\]]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[\w-]*[A-Za-z\d])/gu
