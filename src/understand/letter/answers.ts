/** What somebody wrote below lines of another letter, and those lines. */
export type Interleaved = { readonly quotation: string | undefined; readonly text: string }

const quoted = /^\s{0,3}(?:>\s?)+/

/** “On 12 June somebody wrote:” leads to the lines that are quoted, and has a name in it. */
const attribution = /^(?:on|am|le) .{5,200}:$|^.{3,120} (?:wrote|writes|نے لکھا):?$/iu

/** A reply that stands between the lines that it answers; one without such lines is one answer. */
export function interleavedIn(text: string): Interleaved[] {
  const answers: { quotation: string[]; text: string[] }[] = [{ quotation: [], text: [] }]
  for (const line of text.split('\n')) {
    let last = answers.at(-1)
    const isQuoted = quoted.test(line)
    if (!last || (isQuoted && last.text.some((own) => own.trim() !== ''))) {
      last = { quotation: [], text: [] }
      answers.push(last)
    }
    if (isQuoted) last.quotation.push(line.replace(quoted, ''))
    else last.text.push(line)
  }
  return answers
    .map(({ quotation, text: own }) => ({
      quotation: quotation.join('\n').trim() || undefined,
      text: withoutAttribution(own).trim(),
    }))
    .filter((one) => one.text !== '')
}

function withoutAttribution(lines: readonly string[]): string {
  const end = lines.findLastIndex((line) => line.trim() !== '') + 1
  const length = [1, 2, 3].find((count) =>
    attribution.test(
      lines
        .slice(Math.max(0, end - count), end)
        .join(' ')
        .trim(),
    ),
  )
  return (length === undefined ? lines : lines.slice(0, end - length)).join('\n')
}
