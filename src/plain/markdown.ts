/** A heading of a Markdown text: its words as they are written, and its level from 1 to 6. */
type Heading = { readonly words: string; readonly level: number }

const heading = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/gm

/** The marks of Markdown inside a line, and what stays of each. Code goes last: its words may look like marks. */
const marks: readonly (readonly [mark: RegExp, words: string])[] = [
  [/!?\[([^\][\n]+)\]\(<?([^()\s<>]+)>?(?:[ \t]+"[^"\n]*")?\)/g, '$1 ($2)'],
  [/<((?:https?:\/\/|mailto:)[^\s<>]+)>/g, '$1'],
  [/(\*\*|__)(?=\S)((?:(?!\1)[^\n])+)(?<=\S)\1/g, '$2'],
  [/(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?!\w)/g, '$1'],
  [/(?<!\w)_(?=[^\s_])([^_\n]+)(?<=\S)_(?!\w)/g, '$1'],
  [/(?<!`)`([^`\n]+)`(?!`)/g, '$1'],
]

/** A Markdown text as it is read where nothing is set in bold or large: lists stay as they are, links tell where they lead. */
export function inPlainText(markdown: string): string {
  return marks.reduce(
    (text, [mark, words]) => text.replaceAll(mark, words),
    withHeadings(markdown, (words) => words),
  )
}

/** A Markdown text with something else in the place of each heading, made from its words. */
export function withHeadings(markdown: string, made: (words: string) => string): string {
  return markdown.replaceAll(heading, (_, _signs: string, words: string) => made(withoutEnd(words)))
}

/** The headings that two texts have alike, and that are of another level in the later one. */
export function movedHeadings(
  before: string,
  after: string,
): { readonly words: string; readonly was: number; readonly is: number }[] {
  const [old, now] = [plainHeadings(before), plainHeadings(after)]
  const left = new Map<string, number[]>()
  for (const { words, level } of old) left.set(words, [...(left.get(words) ?? []), level])
  return now.flatMap(({ words, level }) => {
    const was = left.get(words)?.shift()
    return was === undefined || was === level ? [] : [{ words, was, is: level }]
  })
}

function plainHeadings(text: string): Heading[] {
  return headingsIn(text).map(({ words, level }) => ({ words: inPlainText(words), level }))
}

const title = /^\s*# +(.+)$/m

/** The first heading of the highest level, which is what a text is called. */
export function titleOfText(text: string): string | undefined {
  return title.exec(text)?.[1]?.trim()
}

export function withoutTitle(text: string): string {
  return text.replace(title, '').trim()
}

export function headingsIn(text: string): Heading[] {
  return Array.from(text.matchAll(heading), ([, signs = '', words = '']) => ({
    words: withoutEnd(words),
    level: signs.length,
  }))
}

// A heading may also end in signs. Step by step, because a pattern would take minutes for a line of nothing else.
function withoutEnd(words: string): string {
  const line = words.trimEnd()
  let end = line.length
  while (line[end - 1] === '#') end -= 1
  return /\s/.test(line[end - 1] ?? '') ? line.slice(0, end).trimEnd() : line
}

/**
 * Whether any mark can begin behind this sign, and end before it: at the edge of a line, beside a space or a punctuation
 * mark. Programs differ on pictures, and take hidden characters for letters.
 */
export function partsMarks(sign: string): boolean {
  return /^$|[\s\p{P}$+<=>^`|~]/u.test(sign)
}
