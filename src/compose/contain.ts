import { Marked, type Token, type Tokens } from 'marked'
import { limits } from '../model/limits.ts'

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
  return contain(text, ({ text: heading }) => {
    const words = withoutTags(heading.replaceAll('**', '').trim())
    return /^\**$/.test(words) ? '' : `**${words}**`
  })
}

/** The same for a chapter of prose, which may have headings of its own, below ours. */
export function containedChapter(text: string): string {
  return contain(
    text,
    ({ text: heading, depth }) => `${'#'.repeat(Math.min(depth + 1, 6))} ${withoutTags(heading)}`,
  )
}

type HeadingText = (heading: Tokens.Heading) => string

function contain(text: string, headingText: HeadingText): string {
  if (deeperThan(text, limits.markdownDepth)) return asPlainText(text)
  const blocks = markdown.lexer(text.trim()).map((token) => containToken(token, headingText))
  return blocks.filter((block) => block !== '').join('\n\n')
}

function containToken(token: Token, headingText: HeadingText): string {
  const { raw, type } = token
  switch (type) {
    case 'space':
    case 'hr':
      return ''
    case 'heading':
      return headingText(token as Tokens.Heading)
    case 'code':
      return fenced((token as Tokens.Code).text)
    case 'def':
      return asPlainText(raw)
    case 'blockquote':
    case 'list':
    case 'table':
    case 'paragraph':
      return withoutTags(raw.trimEnd())
    default:
      return asPlainText(raw)
  }
}

function fenced(code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${code}\n${fence}`
}

function asPlainText(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => literal(line.trim()))
    .join('\n')
}

function withoutTags(text: string): string {
  return text.replaceAll(/<(?=[a-z/!?])/gi, '&lt;')
}

/** One line of somebody else, to be shown as it is: in a heading, a table cell or a list. */
export function literal(text: string): string {
  return (
    text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll(/[\\`*[\]<|~]/g, '\\$&')
      .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replaceAll(/&(?=#?\w+;)/g, '\\&')
      // What would open a block at the start of a line: a heading, a quotation, a list, a rule.
      .replace(/^(?=>|(?:#{1,6}|[+-])(?:\s|$)|(?:-[\s-]*|=+)$)/, '\\')
      .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\')
      // A web address that had to be escaped would show the escapes if it became a link.
      .replaceAll(/\b(?:(?:https?|ftp)(?=:\/\/\S*\\)|www(?=\.\S*\\))/gi, '$&\\')
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
