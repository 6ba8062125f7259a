import { Marked, type Token, type Tokens } from 'marked'
import { safeAddress } from '../../plain/address.ts'
import { limits } from '../limits.ts'
import { type NamedPicture, pictureFolder } from '../picture.ts'
import { isPicture } from '../source.ts'

export type { Token, Tokens } from 'marked'

// Raw HTML is no HTML here at all: its tokenizers are off, so that it is text as everything else is.
const markdown = new Marked({
  gfm: true,
  tokenizer: { html: () => undefined, tag: () => undefined },
})

/** What a Markdown text is made of; undefined where it is nested or long beyond measure, and so is text as it was typed. */
export function tokensIn(theirs: string): Token[] | undefined {
  if (deeperThan(theirs, limits.markdownDepth) || isUnwieldy(theirs)) return undefined
  return markdown.lexer(theirs.trim())
}

/** A picture of the plan that stands alone in a paragraph; undefined for any other paragraph, and for what is none. */
export function pictureIn(token: Token): NamedPicture | undefined {
  if (token.type !== 'paragraph') return undefined
  const [image, ...more] = (token as Tokens.Paragraph).tokens
  if (image?.type !== 'image' || more.length > 0) return undefined
  const { href, title, text } = image as Tokens.Image
  const file = decoded(href)
  if (!file.startsWith(pictureFolder) || !isPicture(file)) return undefined
  const caption = decoded(title ?? '').trim()
  return { file, alternative: decoded(text).trim(), ...(caption !== '' && { caption }) }
}

/** How a link is printed. */
type PrintedLink = {
  /** Where it leads; undefined where nothing but its words is printed. */
  readonly to?: string
  /** Whether it is printed as it was typed. */
  readonly isTyped?: true
}

/** @param words those of the link, without marks */
export function linkIn({ href, raw }: Tokens.Link, words: string): PrintedLink {
  const to = safeAddress(decoded(href))
  if (to === undefined) return raw.startsWith('<') ? { isTyped: true } : {}
  // No Markdown could show these words as a link again.
  return words.trim() === '' || /\]\(|!\[/.test(words) ? {} : { to }
}

// Only those that Markdown needs to show its own marks. A numbered one could bring in a hidden character.
const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

export function decoded(words: string): string {
  return words.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)
}

/** Words that are longer than a line, up to where they could be broken. */
export const tooLong = new RegExp(`\\S{${limits.wordCharacters}}(?=\\S)`, 'g')

// The parser takes time with the square of a word or a paragraph; people write neither so long.
function isUnwieldy(theirs: string): boolean {
  return (
    theirs.search(tooLong) >= 0 ||
    theirs.split(/\n\s*\n/).some(({ length }) => length > limits.paragraphCharacters)
  )
}

// The parser is recursive in quotations and lists; this is not.
function deeperThan(theirs: string, limit: number): boolean {
  return theirs.split('\n').some((line) => {
    const [marks = ''] = /^(?:\s|>|(?:[*+-]|\d{1,9}[.)])(?=\s))*/.exec(line) ?? []
    const nested = marks.match(/[^\s>]+|>/g)?.length ?? 0
    const indentation = marks.replaceAll('\t', '    ').match(/\s/g)?.length ?? 0
    return nested > limit || indentation > 4 * limit
  })
}
