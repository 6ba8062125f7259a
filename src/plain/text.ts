/** Code-unit order: the same on every machine, unlike localeCompare. */
export function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** As people count: `part-2` before `part-10`; the same on every machine. */
export function naturally(a: string, b: string): number {
  const [some, others] = [a, b].map((text) => text.match(/\d+|\D+/g) ?? [])
  for (const [index, part] of (some ?? []).entries()) {
    const other = others?.[index]
    if (other === undefined) return 1
    const order =
      isDigits(part) && isDigits(other) ? Number(part) - Number(other) : byText(part, other)
    if (order !== 0) return order
  }
  return byText(a, b)
}

function isDigits(text: string): boolean {
  return /^\d/.test(text)
}

/** `1 commitment`, `2 commitments`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** `Sindh`, `Sindh and Punjab`, `Sindh, Punjab and Balochistan`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

/** The first three names in quotes, and how many others there are. @param other what one of those is called */
export function firstOf(names: readonly string[], other = 'other file'): string {
  const first = names.slice(0, 3).map((name) => `“${shown(name)}”`)
  const others = names.length - first.length
  return listed(others > 0 ? [...first, counted(others, other)] : first)
}

export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** Characters that a reader does not see, or that a terminal obeys. */
export const unseen =
  // C0 and C1 controls, zero-width and bidi controls, line separators, tags, lone surrogates
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Surrogate}]/gu

/** A name on one line, of what a reader sees of it alone. */
export function visibleName(text: string): string {
  return onOneLine(
    text.replaceAll(unseen, (character) => (/[\s\u200b]/u.test(character) ? ' ' : '')),
  )
}

/**
 * The one way in which words from a file, a file name or another program reach a terminal or a CI log: on one line,
 * at most `limit` characters, with everything that a terminal or a CI runner would obey made visible.
 */
export function shown(text: string, limit = 160): string {
  const visible = text
    .replaceAll(unseen, (character) =>
      /\s/u.test(character) ? ' ' : `\\u{${character.codePointAt(0)?.toString(16)}}`,
    )
    .replace(/^(\s*)::/u, '$1: :')
    .replaceAll(/##(?=\w*\[)/g, '## ')
  const characters = Array.from(visible)
  return characters.length <= limit ? visible : `${characters.slice(0, limit - 1).join('')}…`
}

/** As `shown()`, but no word is cut in two: in Urdu, a part of a word is another word. */
export function shownInWords(text: string, limit: number): string {
  const line = shown(text, Number.POSITIVE_INFINITY)
  if (line.length <= limit) return line
  const end = line.lastIndexOf(' ', limit - 1)
  return end <= 0 ? shown(line, limit) : `${line.slice(0, end)}…`
}

/** One line of a text for paper, cut between two words where it is longer. */
export function shortened(text: string, limit: number): string {
  const line = onOneLine(text)
  if (line.length <= limit) return line
  const end = line.lastIndexOf(' ', limit)
  return `${line.slice(0, end > 0 ? end : limit)} …`
}

// Colours are ours; everything else that a terminal obeys came with somebody’s words.
const colour = /\u001b\[[0-9;]*m/g

// What marks a place in a file for GitHub’s runner. Its other commands set variables, hide words or end the marking.
const annotation = /^::(?:error|warning|notice)(?: [A-Za-z]+=[^:,]*(?:,[A-Za-z]+=[^:,]*)*)?::/

/**
 * The last guard before the screen: whatever a message forgot to pass through `shown()`, no line begins with a command
 * of a CI runner, and no character but line breaks and our own colours moves the cursor.
 * @param annotates whether the commands that mark a place in a file pass
 */
export function harmless(text: string, annotates = false): string {
  const colours = text.match(colour) ?? []
  let startsLine = true
  const parts = text.split(colour).map((part, index) => {
    const safe = guarded(part, { startsLine, annotates })
    if (part !== '') startsLine = part.endsWith('\n')
    return safe + (colours[index] ?? '')
  })
  return parts.join('')
}

type Guard = { readonly startsLine: boolean; readonly annotates: boolean }

function guarded(text: string, { startsLine, annotates }: Guard): string {
  const visible = text.replaceAll(unseen, (character) =>
    character === '\n' || character === '\t'
      ? character
      : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
  const lines = visible.split('\n')
  return lines
    .map((line, index) => {
      const isOurs = (index === 0 && !startsLine) || (annotates && annotation.test(line))
      return isOurs ? line : line.replace(/^(\s*)::/u, '$1: :')
    })
    .join('\n')
    .replaceAll(/##(?=\w*\[)/g, '## ')
}
