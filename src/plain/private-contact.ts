const mail = '[\\p{L}\\p{N}_%+-]@[\\p{L}\\p{N}-]{1,60}(?:\\.[\\p{L}\\p{N}-]{2,60}){1,4}'
// Ten digits or more, with a country code or in groups; a range of years has eight.
const phone =
  '(?<![\\p{L}\\p{N}.,/-])(?:\\+|00|0)\\d{1,4}[ ()./-]{0,2}\\d(?:(?:[ ()./-]|\\)[ -])?\\d){6,11}(?![\\p{N}])'

/** An e-mail address, from the sign before its `@`, or a telephone number. */
export const privateContact = new RegExp(`${mail}|${phone}`, 'u')

const whole = new RegExp(`[\\p{L}\\p{N}._%+-]{0,64}${mail}|${phone}`, 'gu')

/** A text with `instead` in the place of every e-mail address and telephone number. */
export function withoutPrivateContacts(text: string, instead: string): string {
  return text.replaceAll(whole, instead)
}
