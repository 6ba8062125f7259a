import { Marked, type Token, type Tokens } from 'marked'
import { ownMarks } from '../model/book.ts'
import { limits } from '../model/limits.ts'
import { safeAddress } from '../plain/address.ts'

// The tokenizers of raw HTML are off here as they are in the HTML format, so that both see the same text.
const markdown = new Marked({
  gfm: true,
  tokenizer: { html: () => undefined, tag: () => undefined },
})

/**
 * Markdown of somebody else, made safe to stand inside our document: it cannot open a heading, a rule or a code block
 * that swallows what follows, define a link for other texts, or bring HTML to life in another reader’s program.
 */
export function contained(text: string): string {
  return contain(text, (heading) => {
    const words = withoutTags(heading.replaceAll('**', '').trim())
    return /^[*\s]*$/.test(words) ? '' : `**${words}**`
  })
}

/** The same for a chapter of prose, which may have headings of its own, below ours. */
export function containedChapter(text: string): string {
  return contain(text, (heading, depth) => `${'#'.repeat(Math.min(depth + 1, 6))} ${heading}`)
}

/** @param heading on one line: a second one could begin with the mark of another block */
type HeadingText = (heading: string, depth: number) => string

function contain(theirs: string, headingText: HeadingText): string {
  const text = theirs.replaceAll(ownMarks, '')
  if (deeperThan(text, limits.markdownDepth) || isUnwieldy(text)) return asPlainText(text)
  // Without tags the same lines can be other blocks, so they go before the text is taken apart.
  const tokens = markdown.lexer(withoutTags(text.trim()))
  const blocks = tokens.map((token) => containToken(token, headingText))
  return blocks.filter((block) => block !== '').join('\n\n')
}

function containToken(token: Token, headingText: HeadingText): string {
  const { raw, type } = token
  switch (type) {
    case 'space':
    case 'hr':
      return ''
    case 'heading':
      return headingOf(token as Tokens.Heading, headingText)
    case 'code':
      return fenced(withTags((token as Tokens.Code).text))
    case 'blockquote':
    case 'list':
      return reachesOut(token) ? asPlainText(withTags(raw)) : linkedSafely(token, headingText)
    case 'table':
    case 'paragraph':
      return linkedSafely(token, headingText)
    default:
      return asPlainText(withTags(raw))
  }
}

function headingOf({ text, depth }: Tokens.Heading, headingText: HeadingText): string {
  return headingText(text.replaceAll(/\s+/g, ' '), depth)
}

function linkedSafely(block: Token, headingText: HeadingText): string {
  const text = withoutUnsafeLinks(block)
  if (text === undefined) return withoutLastLineEnd(block.raw)
  // Where words cannot be taken out of their marks, the marks are shown.
  return text.length < block.raw.length
    ? contain(text, headingText)
    : asPlainText(withTags(block.raw))
}

// Another program that shows the Markdown would follow `javascript:` and `file:`, and fetch a picture from the network.
// Undefined where there is nothing of the kind; otherwise the text that is left, to be taken apart anew: without the
// link, what stood behind it may begin a block.
function withoutUnsafeLinks(block: Token): string | undefined {
  let text = withoutLastLineEnd(block.raw)
  let found = false
  markdown.walkTokens([block], (token) => {
    const { raw, href, text: words } = token as Tokens.Link
    const unsafe =
      token.type === 'image' || (token.type === 'link' && safeAddress(href) === undefined)
    if (!unsafe) return
    found = true
    text = text.replaceAll(raw, () => literal(words))
  })
  return found ? text : undefined
}

// And nothing else: “***” with a no-break space behind it is a word, without it a rule.
function withoutLastLineEnd(raw: string): string {
  return raw.replace(/\n+$/, '')
}

// A heading counts, and a definition works, in a list or a quotation as well.
function reachesOut(block: Token): boolean {
  let found = false
  markdown.walkTokens([block], ({ type }) => {
    found ||= type === 'heading' || type === 'def'
  })
  return found
}

function fenced(code: string): string {
  const ticks = code.match(/`+/g) ?? []
  const longest = ticks.reduce((most, { length }) => Math.max(most, length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${code}\n${fence}`
}

const tooLong = new RegExp(`\\S{${limits.wordCharacters}}(?=\\S)`, 'g')

// The parser takes time with the square of a word or a paragraph; people write neither so long.
function isUnwieldy(text: string): boolean {
  return (
    text.search(tooLong) >= 0 ||
    text.split(/\n\s*\n/).some(({ length }) => length > limits.paragraphCharacters)
  )
}

function asPlainText(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => literal(line.trim().replaceAll(tooLong, '$& ')))
    .join('\n')
}

function withoutTags(text: string): string {
  return text.replaceAll(/<(?=[a-z/!?])/gi, '&lt;')
}

function withTags(text: string): string {
  return text.replaceAll(/&lt;(?=[a-z/!?])/gi, '<')
}

/** One line of somebody else, to be shown as it is: in a heading, a table cell or a list. */
export function literal(text: string): string {
  return (
    text
      .replaceAll(ownMarks, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll(/[\\`*[\]<|~]/g, '\\$&')
      .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replaceAll(/&(?=#?\w+;)/g, '\\&')
      // What would open a block at the start of a line: a heading, a quotation, a list, a rule.
      .replace(/^(?=>|(?:#{1,6}|[+-])(?:\s|$)|(?:-[\s-]*|=+)$)/, '\\')
      .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\')
      // At the end of a heading these would be taken for its closing marks.
      .replace(/(?<=\s)#+$/, '\\$&')
      // A web address that had to be escaped would show the escapes if it became a link.
      .replaceAll(/(?:(?:https?|ftp)(?=:\/\/\S*\\)|www(?=\.\S*\\))/gi, '$&\\')
  )
}

// The parser of Markdown is recursive in quotations and lists; this is not.
function deeperThan(text: string, limit: number): boolean {
  return text.split('\n').some((line) => {
    const [marks = ''] = /^(?:\s|>|(?:[*+-]|\d{1,9}[.)])(?=\s))*/.exec(line) ?? []
    const nested = marks.match(/[^\s>]+|>/g)?.length ?? 0
    const indentation = marks.replaceAll('\t', '    ').match(/\s/g)?.length ?? 0
    return nested > limit || indentation > 4 * limit
  })
}
