import type { Part } from './parts.ts'

/** With these words letters end; what stands behind is who signs. */
const closing =
  /^(?:(?:yours|very)(?: \w+)? (?:sincerely|faithfully|truly|respectfully)|(?:yours )?(?:sincerely|faithfully|truly|respectfully)(?: yours)?|(?:with )?(?:(?:kind|best|warm|warmest|kindest|many) )?(?:regards|wishes|thanks)|thanking you|thank you|thanks|cheers|والسلام|وسلام|خیر ?اندیش|آپ کا مخلص|مخلص|نیازمند)(?: (?:and|in) [\w ]{3,30})?[\s,.!،۔]*(?:\n|$)/iu

/** The same text, where the line with which it ends begins a paragraph of its own. */
export function withClosingApart(text: string): string {
  const lines = text.split('\n')
  const last = lines.findLastIndex((line) => closing.test(line.trim()))
  return last < 1 ? text : [...lines.slice(0, last), '', ...lines.slice(last)].join('\n')
}

const mostLines = 12
const longestLine = 90

type Apart = { readonly body: readonly Part[]; readonly signature: readonly string[] }

/** A letter without the names under it: who signs is a person, and persons are named only where they agreed. */
export function withoutSignature(parts: readonly Part[]): Apart {
  const start = parts.findLastIndex(({ words, of }) => closing.test(linesOf(of, words)))
  if (start < 1) return { body: parts, signature: [] }
  const lines = parts
    .slice(start)
    .flatMap(({ words, of }) => linesOf(of, words).split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const isSignature =
    lines.length <= mostLines && lines.every(({ length }) => length <= longestLine)
  return isSignature
    ? { body: parts.slice(0, start), signature: lines }
    : { body: parts, signature: [] }
}

function linesOf(of: Part['of'], words: string): string {
  return typeof of === 'string' ? words : of.pieces.map(({ text }) => text).join('')
}
