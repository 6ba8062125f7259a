// Two halves that are one character.
const pair = /[\ud800-\udbff][\udc00-\udfff]/g

/** The length of a text as JSON Schema counts it: in characters, of which some are two units long. */
export function charactersIn(text: string): number {
  return text.length - (text.match(pair)?.length ?? 0)
}
