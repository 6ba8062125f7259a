import { createHash } from 'node:crypto'

/** What bytes are, as 64 letters and digits; of the bytes themselves, whatever they mean. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
