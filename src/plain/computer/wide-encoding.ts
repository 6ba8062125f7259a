export type Wide = 'utf-32' | 'utf-16le' | 'utf-16be'

/** Whether a text has more than a byte for each letter, with a mark at its beginning or without; undefined where it has not. */
export function wideEncoding(bytes: Uint8Array): Wide | undefined {
  if (isUtf32(bytes)) return 'utf-32'
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Every other byte of ordinary text would be zero.
  const hasZeros =
    bytes.length >= 4 && (first === 0) !== (second === 0) && (bytes[2] === 0) === (first === 0)
  if (!hasZeros) return undefined
  return first === 0 ? 'utf-16be' : 'utf-16le'
}

// Four bytes for each letter. What begins as UTF-16 with its mark goes on with a letter.
function isUtf32(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes
  if (bytes.length < 4) return false
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0
  if (a === 0 && b === 0) return (c === 0xfe && d === 0xff) || (c === 0 && d !== 0)
  return a !== 0 && b === 0 && c === 0 && d === 0
}
