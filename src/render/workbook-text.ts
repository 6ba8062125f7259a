/** Words as an Excel file holds them, in an element or an attribute. What XML cannot hold is left out. */
export function sheetText(words: string): string {
  return (
    words
      .replaceAll('\r\n', '\n')
      .replaceAll(notInXml, '')
      // Excel reads _x0041_ as the letter A.
      .replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
      .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)
  )
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

// Half of a pair of surrogates is a character that no file can hold.
const notInXml = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** A column as people call it: A, B, … Z, AA. @param index from 0 */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** A cell as people call it. @param row from 0 */
export function cellName(row: number, column: number): string {
  return columnName(column) + (row + 1)
}
