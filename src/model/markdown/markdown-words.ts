import { decoded, type Token, type Tokens, tokensIn, tooLong } from './markdown-tokens.ts'

/** A block of a Markdown text: how it is typed, and its words, a paragraph, an item or a cell a line. */
export type MarkdownBlock = { readonly raw: string; readonly lines: readonly string[] }

/** The blocks of a Markdown text in their order. */
export function markdownBlocksIn(theirs: string): MarkdownBlock[] {
  const tokens = tokensIn(theirs)
  if (!tokens) {
    return theirs
      .trim()
      .split(/\n(?:[ \t]*\n)+/)
      .map((raw) => ({ raw, lines: [raw.replaceAll(tooLong, '$& ')] }))
  }
  return tokens
    .map((token) => ({ raw: token.raw.trimEnd(), lines: linesOfToken(token) }))
    .filter(({ raw }) => raw.trim() !== '')
}

/** The words of a Markdown text without any marks. */
export function inMarkdownWords(theirs: string): string {
  return markdownBlocksIn(theirs)
    .flatMap(({ lines }) => lines)
    .join('\n')
}

function linesOfToken(token: Token): string[] {
  const { type, raw } = token
  switch (type) {
    case 'space':
    case 'hr':
    case 'checkbox':
    case 'def':
      return []
    case 'code':
      return (token as Tokens.Code).text.replace(/\n+$/, '').split('\n')
    case 'blockquote':
      return (token as Tokens.Blockquote).tokens.flatMap(linesOfToken)
    case 'list':
      return (token as Tokens.List).items.flatMap(({ tokens }) => tokens.flatMap(linesOfToken))
    case 'table': {
      const { header, rows } = token as Tokens.Table
      return [header, ...rows].flat().map(({ tokens }) => tokens.map(wordsOfToken).join(''))
    }
    case 'heading':
    case 'paragraph':
    case 'text': {
      const { tokens } = token as Tokens.Paragraph
      return [tokens ? tokens.map(wordsOfToken).join('') : wordsOfToken(token)]
    }
    default:
      return [raw]
  }
}

function wordsOfToken(token: Token): string {
  const { type, raw } = token
  switch (type) {
    case 'strong':
    case 'em':
    case 'del':
    case 'link':
      return (token as Tokens.Strong).tokens.map(wordsOfToken).join('')
    case 'text': {
      const { tokens, text } = token as Tokens.Text
      return tokens ? tokens.map(wordsOfToken).join('') : decoded(text)
    }
    case 'escape':
    case 'codespan':
    case 'image':
      return (token as Tokens.Codespan).text
    case 'br':
      return '\n'
    default:
      return raw
  }
}
