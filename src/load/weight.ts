import { limits } from '../model/limits.ts'
import { isPicture } from '../model/source.ts'

/** To check a file of hundreds of kilobytes takes longer than to check as much in small ones; of a picture only the bytes count. */
export function weightOf(file: string, bytes: number): number {
  if (isPicture(file)) return bytes
  return bytes + 11 * Math.max(0, bytes - limits.plainFileBytes)
}

/** The smallest files that a plan may weigh together, whatever order a disk lists them in. */
export function smallestOf(
  files: readonly { readonly file: string; readonly size: number }[],
): ReadonlySet<string> {
  let weight = 0
  const fitting = files
    .toSorted((a, b) => a.size - b.size)
    .filter(({ file, size }) => {
      weight += weightOf(file, size)
      return weight <= limits.planBytes
    })
  return new Set(fitting.map(({ file }) => file))
}
