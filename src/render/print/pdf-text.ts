/** A PDF text string: readable in parentheses when it is ASCII, otherwise UTF-16 in hexadecimal. */
export function pdfText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  const bytes = Buffer.from(text, 'utf16le').swap16()
  return `<FEFF${bytes.toString('hex').toUpperCase()}>`
}

/** A PDF name such as `/text#2Fmarkdown`. */
export function pdfName(text: string): string {
  const characters = Array.from(Buffer.from(text), (byte) => {
    const character = String.fromCharCode(byte)
    if (/[A-Za-z0-9_.-]/.test(character)) return character
    return `#${byte.toString(16).padStart(2, '0').toUpperCase()}`
  })
  return `/${characters.join('')}`
}

/** A PDF date in UTC, to the second. */
export function pdfDate(date: Date): string {
  return `(D:${date.toISOString().replace(/[-:T]|\..*/g, '')}+00'00')`
}
