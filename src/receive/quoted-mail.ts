import {
  attribution,
  forwarded,
  forwardedSubject,
  headLine,
  phoneLine,
  senderLine,
  separator,
} from './words/quotation.ts'

/** What the sender wrote, and what stood around it. */
export type MailParts = {
  readonly text: string
  readonly quoted: string
  readonly signature: string
}

/**
 * Sets apart the letter that is answered and the signature. Where answers stand between quoted lines, these stay: without
 * them nobody knows what is answered. A letter that was only sent on is what the mail says.
 */
export function mailParts(whole: string, subject: string): MailParts {
  const lines = whole.replaceAll(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n')
  const { own, below } = cutBelow(lines)
  const { rest, signature } = cutSignature(own)
  const { text, quoted } = cutQuotes(rest)
  const parts = {
    text: joined(text),
    quoted: joined([...quoted, ...below]),
    signature: joined(signature),
  }
  const isSentOn = forwardedSubject.test(subject) || lines.some((line) => forwarded.test(line))
  return parts.text === '' && isSentOn
    ? { text: parts.quoted, quoted: '', signature: parts.signature }
    : parts
}

function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/^\n+|\n+$/g, '')
}

/** Programs that quote without signs put all of it below a line or a head. */
function cutBelow(lines: readonly string[]): { own: string[]; below: string[] } {
  const at = lines.findIndex((_, index) => beginsQuotation(lines, index))
  if (at === -1) return { own: [...lines], below: [] }
  const hasRule = /^\s*_{10,}\s*$/.test(lines[at - 1] ?? '')
  const from = hasRule ? at - 1 : at
  return { own: lines.slice(0, from), below: lines.slice(from) }
}

function beginsQuotation(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (isQuoted(line)) return false
  if (separator.test(line) || forwarded.test(line)) return true
  if (senderLine.test(line) && hasHead(lines, at)) return true
  const length = attributionLength(lines, at)
  // Where signs follow, these say how far the quotation goes.
  return length > 0 && !isQuoted(lines.slice(at + length).find((next) => next.trim() !== '') ?? '')
}

function hasHead(lines: readonly string[], at: number): boolean {
  const next = lines
    .slice(at + 1, at + 8)
    .filter((line) => line.trim() !== '')
    .slice(0, 5)
  return next.filter((line) => headLine.test(line)).length >= 2
}

/** How many lines say who wrote when what follows; 0 where none does. */
function attributionLength(lines: readonly string[], at: number): number {
  if ((lines[at] ?? '').trim() === '') return 0
  return [1, 2, 3].find((length) => attribution.test(lines.slice(at, at + length).join(' '))) ?? 0
}

function isQuoted(line: string): boolean {
  return /^ ?>/.test(line)
}

/** From the line that by custom begins it, to the end or to what is quoted below. */
function cutSignature(lines: readonly string[]): { rest: string[]; signature: string[] } {
  const at = lines.findIndex((line) => /^--\s?$/.test(line) || phoneLine.test(line))
  if (at === -1) return { rest: [...lines], signature: [] }
  const length = lines.slice(at + 1).findIndex((line, index) => {
    return isQuoted(line) || attributionLength(lines, at + 1 + index) > 0
  })
  const end = length === -1 ? lines.length : at + 1 + length
  const begin = phoneLine.test(lines[at] ?? '') ? at : at + 1
  return {
    rest: [...lines.slice(0, at), ...lines.slice(end)],
    signature: lines.slice(begin, end),
  }
}

type Stretch = { readonly isQuoted: boolean; readonly lines: string[] }

function cutQuotes(lines: readonly string[]): { text: string[]; quoted: string[] } {
  const stretches = stretchesOf(lines)
  const quoted: string[] = []
  if (stretches.at(-1)?.isQuoted) quoted.push(...(stretches.pop()?.lines ?? []))
  const isAnswerBelow = stretches[0]?.isQuoted && stretches.length === 2
  if (isAnswerBelow) quoted.unshift(...(stretches.shift()?.lines ?? []))
  return { text: stretches.flatMap((stretch) => stretch.lines), quoted }
}

/** Own and quoted lines by turns; empty lines belong to what they follow, who wrote to what was written. */
function stretchesOf(lines: readonly string[]): Stretch[] {
  const stretches: Stretch[] = []
  let toSkip = 0
  for (const [index, line] of lines.entries()) {
    const last = stretches.at(-1)
    if (toSkip === 0) toSkip = attributionLength(lines, index)
    const quotes = isQuoted(line) || toSkip > 0
    toSkip = Math.max(0, toSkip - 1)
    if (last && (line.trim() === '' || last.isQuoted === quotes)) last.lines.push(line)
    else if (line.trim() !== '') stretches.push({ isQuoted: quotes, lines: [line] })
  }
  return stretches
}
