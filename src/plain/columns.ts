// Marks that stand on the letter before them, and what only joins letters or turns the writing.
const none = /[\p{Mn}\p{Me}\p{Cf}]/u
// Letters of East Asia and pictures, which terminals draw over two columns.
const two =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
// What a terminal takes for a colour, not for letters.
const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g')
const plain = /^[\u0020-\u007e]*$/

/** How many columns of a terminal a line of text takes. */
export function columnsOf(text: string): number {
  if (plain.test(text)) return text.length
  let columns = 0
  for (const character of text.replaceAll(colours, '')) {
    if (!none.test(character)) columns += two.test(character) ? 2 : 1
  }
  return columns
}

/** Letters that are written from right to left: Hebrew, Arabic, Urdu and their like. */
export const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
