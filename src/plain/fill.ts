/** A sentence with its blanks filled: `{name} and {other}`. A blank of which nothing is known stays. */
export function filled(
  sentence: string,
  blanks: Readonly<Record<string, string | number>>,
): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, blank: string) => String(blanks[blank] ?? whole))
}
