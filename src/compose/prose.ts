import {
  type Block,
  cell,
  heading,
  type Inline,
  type Item,
  item,
  type List,
  paragraph,
  type Table,
  text,
  wordsOf,
} from '../model/block.ts'
import {
  decoded,
  linkIn,
  pictureIn,
  type Token,
  type Tokens,
  tokensIn,
  tooLong,
} from '../model/markdown/markdown-tokens.ts'
import type { NamedPicture } from '../model/picture.ts'
import { countThemselves } from '../plain/item-signs.ts'
import { partsMarks } from '../plain/markdown.ts'
import { withPastedLists } from './pasted-lists.ts'

/**
 * A text of somebody else as blocks that can stand anywhere in our document: whatever it is, it opens no heading, links
 * only to the web, to a mailbox or into the document, and says nothing in nap’s name. What the parser does not know, or
 * what is nested or long beyond measure, is text as it was typed.
 */
export function proseIn(theirs: string): Block[] {
  return blocksIn(theirs, inBold)
}

/** The same for a chapter of prose, which may have headings of its own, below ours. */
export function chapterIn(
  theirs: string,
  pictureAs: (picture: NamedPicture) => Block[] = () => [],
): Block[] {
  const ownHeading: HeadingAs = (of, depth) => [
    heading(Math.min(depth + 1, 6) as Parameters<typeof heading>[0], of),
  ]
  return blocksIn(theirs, ownHeading, pictureAs)
}

type HeadingAs = (of: readonly Inline[], depth: number) => Block[]

function blocksIn(
  theirs: string,
  headingAs: HeadingAs,
  pictureAs: (picture: NamedPicture) => Block[] = () => [],
): Block[] {
  const tokens = tokensIn(theirs)
  if (!tokens) return asTyped(theirs)
  const blocks = tokens.flatMap((token) => {
    const picture = pictureIn(token)
    const shown = picture ? pictureAs(picture) : []
    return shown.length > 0 ? shown : blockOf(token, headingAs)
  })
  return withPastedLists(blocks, settledLine)
}

function sequence(tokens: readonly Token[], headingAs: HeadingAs): Block[] {
  return withPastedLists(
    tokens.flatMap((token) => blockOf(token, headingAs)),
    settledLine,
  )
}

function blockOf(token: Token, headingAs: HeadingAs): Block[] {
  const { type, raw } = token
  switch (type) {
    case 'space':
    case 'hr':
    case 'checkbox':
      return []
    case 'heading': {
      const { tokens, depth } = token as Tokens.Heading
      const of = onOneLine(inlinesIn(tokens))
      return wordsOf(of).trim() === '' ? [] : headingAs(of, depth)
    }
    case 'code':
      return [{ kind: 'code', text: (token as Tokens.Code).text.replace(/\n+$/, '') }]
    case 'blockquote': {
      const of = sequence((token as Tokens.Blockquote).tokens, inBold)
      return of.length === 0 ? [] : [{ kind: 'quotation', of }]
    }
    case 'list':
      return listOf(token as Tokens.List)
    case 'table':
      return [tableOf(token as Tokens.Table)]
    case 'paragraph':
    case 'text': {
      const of = inlinesIn((token as Tokens.Text).tokens ?? [token])
      return of.length === 0 ? [] : [paragraph(of)]
    }
    default:
      return asTyped(raw)
  }
}

// In a list or a quotation a heading would not be one of the chapter.
const inBold: HeadingAs = (of) => [paragraph(inStrong(of))]

function listOf({ ordered, start, loose, items }: Tokens.List): List[] {
  const told = items
    .map(({ tokens: [first, ...rest] }) => {
      const of = sequence(first ? [first, ...rest] : [], inBold)
      return item(first?.type === 'checkbox' ? withBox(of, first.raw) : of)
    })
    .filter(({ of }) => of.length > 0)
  if (told.length === 0) return []
  const number = ordered && typeof start === 'number' ? { start } : {}
  return [
    {
      kind: 'list',
      ...(ordered && { start: 1 }),
      ...number,
      ...(!ordered && countThemselves(told.map(firstWords)) && { countsItself: true as const }),
      isLoose: told.some(holdsTwo) || (loose && (told.length > 1 || told[0]?.of.length !== 1)),
      items: told,
    },
  ]
}

function firstWords({ of: [first] }: Item): string {
  return first?.kind === 'paragraph' ? wordsOf(first.of) : ''
}

// Two paragraphs that nothing parts would be read as one, and so would one and a list that begins with another number than 1.
function holdsTwo({ of }: Item): boolean {
  return of.some((block, index) => {
    if (index === 0) return false
    return block.kind === 'paragraph' || (block.kind === 'list' && (block.start ?? 1) !== 1)
  })
}

// A box to tick is no more than how it is typed.
function withBox(of: readonly Block[], box: string): Block[] {
  const [first, ...rest] = of
  return first?.kind === 'paragraph'
    ? [paragraph(settled([text(box), ...first.of])), ...rest]
    : [paragraph([text(box.trim())]), ...of]
}

function tableOf({ header, align, rows }: Tokens.Table): Table {
  const cellOf = ({ tokens }: Tokens.TableCell) => cell(onOneLine(inlinesIn(tokens)))
  return {
    kind: 'table',
    columns: header.map((name, index) => {
      const to = align[index]
      return { ...cellOf(name), ...(to && { align: to }) }
    }),
    rows: rows.map((cells) => ({ cells: cells.map(cellOf) })),
  }
}

function inlinesIn(tokens: readonly Token[]): Inline[] {
  return settledLine(tokens.flatMap(inlineOf))
}

function settledLine(inlines: readonly Inline[]): Inline[] {
  const of = settled(inlines)
  // Where nothing is left of a picture, a line would end in nothing.
  const isWord = ({ kind }: Inline) => kind !== 'break'
  return of.slice(of.findIndex(isWord), of.findLastIndex(isWord) + 1)
}

function inlineOf(token: Token): Inline[] {
  const { type, raw } = token
  switch (type) {
    case 'text':
    case 'escape': {
      const { tokens, text: words } = token as Tokens.Text
      return tokens ? tokens.flatMap(inlineOf) : [text(type === 'text' ? decoded(words) : words)]
    }
    case 'strong':
      return markedAs('strong', token as Tokens.Strong)
    case 'em':
      return markedAs('emphasis', token as Tokens.Em)
    case 'del':
      return markedAs('struck', token as Tokens.Del)
    case 'codespan':
      return [{ kind: 'code', text: (token as Tokens.Codespan).text }]
    case 'br':
      return [{ kind: 'break' }]
    case 'link':
      return linkOf(token as Tokens.Link)
    case 'image':
      return [text((token as Tokens.Image).text)]
    default:
      return [text(raw)]
  }
}

function linkOf(link: Tokens.Link): Inline[] {
  // The parser finds links in the words of one, a browser does not.
  const of = settled(without('link', link.tokens.flatMap(inlineOf)))
  const { to, isTyped } = linkIn(link, wordsOf(of))
  if (isTyped) return [text(link.raw)]
  return to === undefined ? of : [{ kind: 'link', to, of }]
}

type Mark = 'strong' | 'emphasis' | 'struck'

function markedAs(kind: Mark, { tokens }: { readonly tokens: Token[] }): Inline[] {
  return inMark(kind, tokens.flatMap(inlineOf))
}

function inStrong(of: readonly Inline[]): Inline[] {
  return inMark('strong', of)
}

function inMark(kind: Mark, inlines: readonly Inline[]): Inline[] {
  const of = settled(without(kind, inlines))
  const [only] = of
  if (wordsOf(of).trim() === '') return of
  // `***both***` is read in this order.
  return kind === 'strong' && of.length === 1 && only?.kind === 'emphasis'
    ? [{ kind: 'emphasis', of: [{ kind, of: only.of }] }]
    : [{ kind, of }]
}

function without(kind: Mark | 'link', of: readonly Inline[]): Inline[] {
  return of.flatMap((one) => {
    if (!('of' in one)) return [one]
    const inner = without(kind, one.of)
    return one.kind === kind ? inner : [{ ...one, of: settled(inner) }]
  })
}

/** One text where several stand side by side, without the spaces at the ends of lines, which nobody sees. */
function settled(inlines: readonly Inline[]): Inline[] {
  const joined = joinedTexts(inlines)
  const marks = joined.flatMap((one, index) => {
    const beside = [joined[index - 1], joined[index + 1]] as const
    return isMark(one) && !isReadable(one.of, ...beside) ? one.of : [one]
  })
  // What stood in a mark that is gone stands beside other words now.
  if (marks.length !== joined.length || marks.some((one, index) => one !== joined[index])) {
    return settled(marks)
  }
  return marks.flatMap((one, index, all) => {
    if (one.kind !== 'text') return [one]
    const isAtStart = index === 0 || all[index - 1]?.kind === 'break'
    const isAtEnd = index === all.length - 1 || all[index + 1]?.kind === 'break'
    let words = one.text.replaceAll(/[ \t]*(?:\n[ \t]*)+/g, '\n')
    if (isAtStart) words = words.trimStart()
    if (isAtEnd) words = words.trimEnd()
    return words === '' ? [] : [text(words)]
  })
}

function joinedTexts(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const one of inlines) {
    const last = joined.at(-1)
    if (one.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = text(last.text + one.text)
    } else joined.push(one)
  }
  return joined
}

function isMark(one: Inline): one is Extract<Inline, { readonly kind: Mark }> {
  return one.kind === 'strong' || one.kind === 'emphasis' || one.kind === 'struck'
}

// Between a letter and a sign no mark of Markdown can begin or end.
function isReadable(of: readonly Inline[], before?: Inline, behind?: Inline): boolean {
  const letter = /[\p{L}\p{N}]/u
  const [last, next] = [before ? endOf([before], -1) : '', behind ? endOf([behind], 0) : '']
  return (
    (partsMarks(last) || letter.test(endOf(of, 0))) &&
    (partsMarks(next) || letter.test(endOf(of, -1)))
  )
}

/** The first sign of what is written, or the last one; a sign that stands for one that is no letter. */
function endOf(of: readonly Inline[], at: 0 | -1): string {
  const one = of.at(at)
  if (one?.kind === 'text') return Array.from(one.text).at(at) ?? ''
  return one && isMark(one) ? endOf(one.of, at) : '*'
}

function onOneLine(of: readonly Inline[]): Inline[] {
  return settled(
    of.map((one): Inline => {
      if (one.kind === 'break') return text(' ')
      if ('text' in one) return { ...one, text: one.text.replaceAll('\n', ' ') }
      return { ...one, of: onOneLine(one.of) }
    }),
  )
}

function asTyped(theirs: string): Block[] {
  return theirs
    .trim()
    .split(/\n(?:[ \t]*\n)+/)
    .map((part) =>
      part
        .split('\n')
        .map((line) => line.trim().replaceAll(tooLong, '$& '))
        .filter((line) => line !== '')
        .join('\n'),
    )
    .filter((part) => part !== '')
    .map((part) => paragraph([text(part)]))
}
