import type { Received, ReceivedParagraph } from '../../model/exchange/received.ts'
import { markdownBlocksIn } from '../../model/markdown/markdown-words.ts'
import { escaped } from '../../plain/markdown-escapes.ts'
import { markdownOf } from '../markdown.ts'
import { inSingleSpaces, paragraphsRead, textOfPieces } from '../reading.ts'
import { plainParagraphs } from './plain-paragraphs.ts'

/** A paragraph, a heading, an item or another block of a letter. */
export type Part = {
  readonly words: string
  /** 1 for the highest; undefined where it is no heading. */
  readonly heading: number | undefined
  /** The number of a point of the letter, as it stands there. */
  readonly point: string | undefined
  /** What it is made of: paragraphs, or Markdown as it was typed. */
  readonly of: ReceivedParagraph | string
}

/** @param isMarkdown whether a text was written as Markdown */
export function partsIn(
  received: Exclude<Received, { kind: 'workbook' }>,
  isMarkdown: boolean,
): Part[] {
  if (received.kind === 'document')
    return ofParagraphs(paragraphsRead(received.paragraphs, 'accepted'))
  return isMarkdown ? ofMarkdown(received.text) : ofParagraphs(plainParagraphs(received.text))
}

function ofParagraphs(paragraphs: readonly ReceivedParagraph[]): Part[] {
  let count = 0
  return paragraphs.map((one) => {
    const words = inSingleSpaces(textOfPieces(one.pieces))
    const isItem = one.item?.isNumbered === true && one.item.depth === 0
    count = one.item === undefined ? 0 : count + Number(isItem)
    const typed = one.item || one.cell ? undefined : pointIn(words)
    return { words, heading: one.heading, point: isItem ? String(count) : typed, of: one }
  })
}

function ofMarkdown(text: string): Part[] {
  return markdownBlocksIn(text.replaceAll(/\r\n?/g, '\n')).map(({ raw, lines }) => {
    const [, signs, words] = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/.exec(raw) ?? []
    return {
      words: words ?? lines.join('\n'),
      heading: signs?.length,
      point: pointIn(raw),
      of: raw,
    }
  })
}

/** `3. `, `(b) `, `2.1 `: what a paragraph is counted by. */
function pointIn(words: string): string | undefined {
  return /^\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+\S/i.exec(words)?.[1]
}

/** Parts as one Markdown text. */
export function textIn(parts: readonly Part[]): string {
  const texts: string[] = []
  let paragraphs: ReceivedParagraph[] = []
  const close = () => {
    const text = markdownOf(unlisted(paragraphs), 'accepted')
    if (text !== '') texts.push(text)
    paragraphs = []
  }
  for (const { of } of parts) {
    if (typeof of !== 'string') {
      paragraphs.push(of)
      continue
    }
    close()
    texts.push(withoutTags(of))
  }
  close()
  return texts.join('\n\n')
}

// A point that stands alone, or begins with another number than one, is no list any more.
function unlisted(paragraphs: readonly ReceivedParagraph[]): ReceivedParagraph[] {
  const isAlone = paragraphs.filter(({ item }) => item?.isNumbered && item.depth === 0).length === 1
  if (!isAlone) return [...paragraphs]
  return paragraphs.map((one) => {
    if (!one.item?.isNumbered || one.item.depth > 0) return one
    const { item: _sign, ...rest } = one
    return rest
  })
}

// HTML is no HTML in a plan: it would be printed as it was typed, and so it is written.
function withoutTags(raw: string): string {
  return raw.replaceAll(/<(?=[a-z/!])(?![a-z][\w.+-]*:|[\w.+-]+@)/gi, (sign) => escaped(sign))
}
