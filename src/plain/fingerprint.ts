import { createHash } from 'node:crypto'
import { canonical, canonicalByLine } from './canonical.ts'

/**
 * What a value says, as 64 letters and digits. It is of the words and not of the bytes: comments, the order of fields,
 * quotes, line ends and how lines are wrapped never change it, and anything else does.
 */
export function fingerprint(value: unknown): string {
  return digest(canonical(value))
}

/** The fingerprint as it was made before 0.4.0, when wrapping counted: records hold such ones, and they prove their text as well. */
export function fingerprintByLine(value: unknown): string {
  return digest(canonicalByLine(value))
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
