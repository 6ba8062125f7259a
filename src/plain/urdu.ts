const arabic = '[\\p{Script=Arabic}]'

/** Urdu words, with what stands between two of them. */
export const urduRun = new RegExp(
  `${arabic}+(?:[\\s\\p{P}\\p{Mn}\\u200c\\u200d]*${arabic}+)*`,
  'gu',
)

/** Latin words, numbers and dates, with what stands between two of them. */
export const latinRun =
  /[\p{Script=Latin}\d](?:[\p{Script=Latin}\d\s.,:/@–-]*[\p{Script=Latin}\d])?/gu

/** Whether a paragraph runs from right to left. The first letter decides, as for `dir="auto"`; the font and the line height depend on it too. */
export function isUrdu(text: string): boolean {
  return /^\P{L}*\p{Script=Arabic}/u.test(text)
}
