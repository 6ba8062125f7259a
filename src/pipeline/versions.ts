import { decode } from '../load/decode.ts'
import { readYaml } from '../load/yaml.ts'
import { threeWay } from '../threeway/threeway.ts'

// The part of the pipeline that git starts for each file of a merge, and waits for.

type Versions<T> = { readonly base: T; readonly ours: T; readonly theirs: T }

/**
 * Three versions of one file of the plan, brought together field by field.
 * @returns undefined for what cannot be read: that is git’s to compare by lines
 */
export function mergeVersions(
  { base, ours, theirs }: Versions<Uint8Array>,
  labels: { readonly ours: string; readonly theirs: string },
) {
  const texts = { base: decode(base), ours: decode(ours), theirs: decode(theirs) }
  if (Object.values(texts).some(({ faults }) => faults.length > 0)) return undefined
  const isReadable = (text: string) =>
    decode(new TextEncoder().encode(text)).faults.length === 0 && readYaml(text).tree !== undefined
  const merged = threeWay(
    { base: texts.base.text, ours: texts.ours.text, theirs: texts.theirs.text },
    { labels, isReadable },
  )
  // The reader takes the mark at the start of a file away; ours keeps it.
  const mark = ours[0] === 0xef && ours[1] === 0xbb ? '\ufeff' : ''
  return merged && { ...merged, text: mark + merged.text }
}
