import { onOneLine } from '../plain/text.ts'
import { diff3, type Trio } from './diff3.ts'

/**
 * What becomes of comments, blank lines and spaces: the side that changed them wins; where both did, line by line.
 * @returns undefined where both changed the same line differently
 */
export function mergedLines({ base, ours, theirs }: Trio<string>): string | undefined {
  if (ours === theirs || theirs === base) return ours
  if (ours === base) return theirs
  // Nobody minds how wide a gap is.
  if (onOneLine(ours) === onOneLine(theirs) || onOneLine(theirs) === onOneLine(base)) return ours
  if (onOneLine(ours) === onOneLine(base)) return theirs
  const regions = diff3({ base: cut(base), ours: cut(ours), theirs: cut(theirs) }, (line) => line)
  const parts = regions?.map(({ from, ours: mine, theirs: other }) => {
    if (from === 'both' && mine.join('') !== other.join('')) return undefined
    return (from === 'theirs' ? other : mine).join('')
  })
  return parts?.includes(undefined) ? undefined : parts?.join('')
}

function cut(text: string): string[] {
  return text.split(/(?<=\n)/)
}
