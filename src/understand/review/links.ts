import type { ReceivedParagraph, ReceivedPiece } from '../../model/exchange/received.ts'
import { safeAddress } from '../../plain/address.ts'
import { lineOfParts } from '../../plain/parts-of-line.ts'
import { valueAt } from '../../plain/pointer.ts'
import { inSingleSpaces, paragraphsRead, type Reading } from '../reading.ts'

type Link = { readonly words: string; readonly to: string | undefined }

/** What a list of links says in a reading, as people write it into a form: the words of each, and where it leads. */
export function linkLines(
  paragraphs: readonly ReceivedParagraph[],
  reading: Reading,
  base: unknown,
): string[] {
  const addresses = linksOf(base).map((link) => String(valueAt(link, '/address')))
  return paragraphsRead(paragraphs, reading)
    .flatMap(({ pieces }) => linksIn(pieces))
    .map(({ words, to }) => {
      const address = addresses.find((one) => safeAddress(one) === to) ?? to
      const isAddress = words === address || /^https?:\S+$/.test(words)
      return address === undefined || isAddress ? words : lineOfParts([words, address])
    })
}

/** The same as it is printed: the words alone. */
export function printedLinks(base: unknown): string {
  return linksOf(base)
    .map((link) => String(valueAt(link, '/label') ?? valueAt(link, '/address')))
    .join('; ')
}

function linksOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** What was typed beside a link goes on with its words; between two stands a semicolon. */
function linksIn(pieces: readonly ReceivedPiece[]): Link[] {
  const links: Link[] = []
  let open: Link = { words: '', to: undefined }
  for (const { text, link } of pieces) {
    const [first = '', ...more] = link === undefined ? text.split(';') : [text]
    open = { words: open.words + first, to: open.to ?? link }
    for (const words of more) {
      links.push(open)
      open = { words, to: undefined }
    }
  }
  return [...links, open]
    .map(({ words, to }) => ({ words: inSingleSpaces(words), to }))
    .filter(({ words }) => words !== '')
}
