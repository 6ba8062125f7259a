import { createHash } from 'node:crypto'
import { canonical } from './canonical.ts'

/**
 * What a value says, as 64 letters and digits. It is of the words and not of the bytes: comments, the order of fields,
 * quotes and line ends never change it, and anything else does.
 */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}
