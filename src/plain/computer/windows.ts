// A file that is not UTF-8 was mostly saved by an office program of Windows, in the Western or in the Arabic code page.
// Nothing in the file says which one; where a byte means the same in both, it has one meaning.

// Two bytes or more that are a letter of UTF-8.
const pairs =
  /[\u00c2-\u00df][\u0080-\u00bf]|\u00e0[\u00a0-\u00bf][\u0080-\u00bf]|[\u00e1-\u00ec\u00ee\u00ef][\u0080-\u00bf]{2}|\u00ed[\u0080-\u009f][\u0080-\u00bf]|\u00f0[\u0090-\u00bf][\u0080-\u00bf]{2}|[\u00f1-\u00f3][\u0080-\u00bf]{3}|\u00f4[\u0080-\u008f][\u0080-\u00bf]{2}/
const sequence = new RegExp(`${pairs.source}|[\\u0080-\\u00ff]`, 'g')

/** The text of bytes that are not UTF-8, and where the first wrong letter stands in it. */
export type NotUtf8 = {
  readonly text: string
  readonly offset: number
  /** Is the text certain, letter by letter? If not, what cannot be read stands in it as “\ufffd”. */
  readonly certain: boolean
}

/** @param bytes of a text that is no UTF-8 */
export function notUtf8(bytes: Uint8Array): NotUtf8 {
  // One letter for each byte, so that patterns can be used.
  const raw = Buffer.from(bytes).toString('latin1')
  const found = Array.from(raw.matchAll(sequence), ({ 0: letters, index }) => ({ letters, index }))
  const first = found.find(({ letters }) => letters.length === 1)?.index ?? 0
  const offset = new TextDecoder().decode(bytes.subarray(0, first)).length
  const allAlone = found.every(({ letters }) => letters.length === 1)
  const text = allAlone ? lettersOf(bytes) : undefined
  return text === undefined
    ? { text: new TextDecoder().decode(bytes), offset, certain: false }
    : { text, offset, certain: true }
}

// As letters of Latin-1, of which Windows changed the first 32. The decoders of Node differ from version to version.
const marks: Readonly<Record<string, string>> = {
  '\u0080': '€',
  '\u0082': '‚',
  '\u0083': 'ƒ',
  '\u0084': '„',
  '\u0085': '…',
  '\u0086': '†',
  '\u0087': '‡',
  '\u0088': 'ˆ',
  '\u0089': '‰',
  '\u008b': '‹',
  '\u008c': 'Œ',
  '\u0091': '‘',
  '\u0092': '’',
  '\u0093': '“',
  '\u0094': '”',
  '\u0095': '•',
  '\u0096': '–',
  '\u0097': '—',
  '\u0099': '™',
  '\u009b': '›',
  '\u009c': 'œ',
}
const sameInBoth =
  /^[\u00a0\u00a2-\u00a9\u00ab-\u00b9\u00bb-\u00be\u00d7\u00e0\u00e2\u00e7-\u00eb\u00ee-\u00ef\u00f4\u00f7\u00f9\u00fb-\u00fc]$/

/** The text of bytes that are not UTF-8; undefined where what they mean is not certain. */
export function windowsText(bytes: Uint8Array): string | undefined {
  const raw = Buffer.from(bytes).toString('latin1')
  if (pairs.test(raw)) return undefined
  const portions: string[] = []
  // Of a long text, each letter costs more than its byte until it is done.
  for (let at = 0; at < bytes.length; at += portion) {
    const letters = lettersOf(bytes.subarray(at, at + portion))
    if (letters === undefined) return undefined
    portions.push(letters)
  }
  return portions.join('')
}

const portion = 32_000

/** The letters that bytes mean in the Western and in the Arabic code page of Windows; undefined where these differ. */
export function lettersOf(bytes: Uint8Array): string | undefined {
  let differ = false
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\u0080-\u00ff]/g, (letter) => {
      if (sameInBoth.test(letter)) return letter
      const meant = marks[letter]
      differ ||= meant === undefined
      return meant ?? letter
    })
  return differ ? undefined : text
}
