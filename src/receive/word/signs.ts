// Signs of fonts that have pictures where others have letters, as Word writes them: by the number in the font.

const wingdings: Readonly<Record<string, string>> = {
  '6C': '●',
  '6E': '■',
  '6F': '□',
  '71': '❑',
  '76': '❖',
  A7: '▪',
  A8: '◻',
  D8: '➢',
  DF: '←',
  E0: '→',
  E8: '➔',
  F0: '⇨',
  FB: '✗',
  FC: '✓',
  FD: '☒',
  FE: '☑',
}

const symbol: Readonly<Record<string, string>> = {
  A3: '≤',
  A5: '∞',
  AB: '↔',
  AC: '←',
  AE: '→',
  B0: '°',
  B1: '±',
  B3: '≥',
  B4: '×',
  B7: '•',
  B8: '÷',
  B9: '≠',
  D2: '®',
  D3: '©',
  D4: '™',
}

// The letters of the Greek alphabet where the Latin ones are.
const latin = 'ABCDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz'
const greek = 'ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ'

/** @param number as Word has it, in hexadecimal: `F0FC`; undefined where nobody knows what it shows */
export function signOf(font: string, number: string): string | undefined {
  const code = Number.parseInt(number, 16)
  if (!Number.isInteger(code) || code > 0xffff) return undefined
  const own = code & 0xff
  const key = own.toString(16).toUpperCase()
  if (/^wingdings$/i.test(font)) return wingdings[key]
  if (/^symbol$/i.test(font)) {
    const place = latin.indexOf(String.fromCharCode(own))
    return symbol[key] ?? greek[place]
  }
  // In any other font, what has a number of its own is a letter.
  return code >= 0x20 && (code < 0xe000 || code > 0xf8ff) ? String.fromCharCode(code) : undefined
}
