/**
 * Bytes of UTF-32 to their text, without a byte order mark.
 * @returns undefined where they do not all stand for letters, so that writing them otherwise would lose something
 */
export function utf32Text(bytes: Uint8Array): string | undefined {
  if (bytes.length % 4 !== 0) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  // In the first letter, the two bytes that are always zero lead or follow.
  const isLittleEnd = view.getUint16(0) !== 0
  const letters: string[] = []
  for (let at = 0; at < bytes.length; at += 4) {
    const number = view.getUint32(at, isLittleEnd)
    if (!isLetter(number)) return undefined
    letters.push(String.fromCodePoint(number))
  }
  return letters.join('').replace(/^\ufeff/, '')
}

// Half of a pair is none, and a zero hides what follows from many programs.
function isLetter(number: number): boolean {
  return number > 0 && number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff)
}
