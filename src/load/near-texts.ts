/** So much of the words has to be the same: a colleague’s change of a sentence or two is less than the rest. */
const share = 0.85

/** Whether two texts say the same, or nearly: most of their words, wherever they stand. */
export function isNearly(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)]
  const most = Math.max(words.length, others.length)
  if (Math.min(words.length, others.length) < share * most) return false
  const left = new Map<string, number>()
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of words) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    left.set(word, count - 1)
    common++
  }
  return common >= share * most
}

/** The first line of a text that is another in the other one; undefined where they say the same, however their lines end. */
export function firstDifference(one: string, other: string): number | undefined {
  const [lines, others] = [linesOf(one), linesOf(other)]
  const length = Math.max(lines.length, others.length)
  for (let index = 0; index < length; index++) {
    if (lines[index] !== others[index]) return Math.min(index + 1, lines.length)
  }
  return undefined
}

function wordsOf(text: string): string[] {
  return text.match(/\S+/g) ?? []
}

function linesOf(text: string): string[] {
  return text.trimEnd().split(/[ \t]*\r?\n/)
}
