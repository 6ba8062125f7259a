/** `\u001b[1m`, `\u001b]0;title\u0007`: what a terminal would obey. */
const commands = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~])/g

// Controls, and what word processors hide between letters: soft hyphens, zero-width spaces, marks of the encoding.
const hidden = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u2060\ufeff]/g

/** A text without the characters that no reader sees and that say nothing. */
export function withoutHidden(text: string): string {
  return text.replaceAll(hidden, '')
}

/** Longer than people make a line by hand: such a line is a whole paragraph. */
const longestByHand = 100

/** What was pasted as lines of plain text: without what no reader sees, each paragraph of its own. */
export function pastedText(pasted: string): string {
  const lines = pasted
    .replaceAll(commands, '')
    .replaceAll(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(hidden, '')
    .replaceAll('\t', ' ')
    .split('\n')
    .map((line, _, { length }) => (length === 1 ? line : line.trimEnd()))
  const text = lines.join('\n')
  // A word processor ends a paragraph with one line break, which Markdown takes for a space.
  const isByParagraph = !lines.slice(0, -1).some((line) => line === '') && hasLong(lines)
  return isByParagraph ? lines.join('\n\n') : text
}

function hasLong(lines: readonly string[]): boolean {
  return lines.some((line) => line.length > longestByHand)
}

/** @param between what stands for a line break: a space, or what parts the entries of a list */
export function pastedLine(pasted: string, between = ' '): string {
  const text = pastedText(pasted)
  // A part of a line: the space at its end stands between two words.
  if (!text.includes('\n')) return text
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(between)
}
