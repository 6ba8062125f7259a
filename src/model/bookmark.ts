import { fingerprint } from '../plain/fingerprint.ts'
import type { Field } from './block.ts'

/**
 * The bookmark that stands on the label of a field in a Word file. Word keeps 40 letters of a name, too few for a
 * commitment and a field, so it is a fingerprint of them: the same in every edition, whatever the numbers.
 */
export function bookmarkOf({ kind, id, pointer }: Field): string {
  return `nap_${fingerprint([kind, id, pointer]).slice(0, 12)}`
}
