import type { ReceivedDocument } from '../../model/exchange/received.ts'
import { limits } from '../../model/limits.ts'
import { counted, shown } from '../../plain/text.ts'
import { dangersIn, type Package, propertiesOf } from '../package.ts'
import { readBody } from './body.ts'
import { readComments } from './comments.ts'
import { followable } from './fields.ts'
import { readNotes } from './notes.ts'
import { readNumbering } from './numbering.ts'
import type { Remarks } from './state.ts'
import { readStyles } from './styles.ts'

/** What a Word file says. @throws Refusal (1) where a part cannot be read, or is longer than any that people write */
export function wordDocument(source: Package): ReceivedDocument {
  const { part: main } = source.main
  const relations = source.related(main)
  const part = (type: string) =>
    relations.find((one) => one.type === type && !one.isOutside)?.target
  const styles = readStyles(source, part('styles'))
  const numbering = readNumbering(source, part('numbering'), styles)
  const comments = readComments(source, part('comments'), part('commentsExtended'))
  const notes = readNotes(source, { footnote: part('footnotes'), endnote: part('endnotes') })
  const links = relations.filter(({ type }) => type === 'hyperlink')
  const { paragraphs, remarks } = readBody(source, main, {
    styles,
    numbering,
    comments: new Map(comments.map((comment) => [comment.id, comment])),
    links: new Map(links.flatMap(({ id, target }) => linkAt(id, target))),
    notes,
    unfit: source.unfit,
  })
  const elsewhere = links.filter(({ target, isOutside }) => isOutside && !followable(target))
  return {
    kind: 'document',
    ...propertiesOf(source),
    paragraphs,
    comments,
    remarks: [
      ...remarksOn(remarks),
      ...elsewhere
        .slice(0, limits.findingsPerFile)
        .map(({ target }) => `A link leads to “${shown(target)}”, which only the sender has.`),
      ...dangersIn(source, ['', main, ...existing(part('settings'))]),
    ],
  }
}

function linkAt(id: string, target: string): [string, string][] {
  const link = followable(target)
  return link === undefined ? [] : [[id, link]]
}

function existing(part: string | undefined): string[] {
  return part === undefined ? [] : [part]
}

/** Of a text that stands beside the others, so much is told. */
const longestQuote = 2_000
const mostQuotes = 50

function remarksOn(remarks: Remarks): string[] {
  const { boxes, notes, hidden, pictures, unknownSigns } = remarks
  const quoted = (texts: readonly string[], says: (quote: string) => string) => [
    ...texts.slice(0, mostQuotes).map((text) => says(shown(text, longestQuote))),
    ...(texts.length > mostQuotes
      ? [`${texts.length - mostQuotes} more of these are not told.`]
      : []),
  ]
  const isAre = unknownSigns === 1 ? 'is' : 'are'
  return [
    ...quoted(boxes, (quote) => `A text box says: “${quote}”`),
    ...quoted([...notes.values()], (quote) => `A note below the text says: “${quote}”`),
    ...quoted(
      hidden.length > 0 ? [hidden.join('')] : [],
      (quote) => `Hidden in it, and left out, is: “${quote}”`,
    ),
    ...(pictures > 0
      ? [`It has ${counted(pictures, 'picture')}, which nap does not take in.`]
      : []),
    ...(unknownSigns > 0
      ? [
          `${counted(unknownSigns, 'sign')} in it ${isAre} of a font that nap does not know: “\ufffd” stands there.`,
        ]
      : []),
    ...[...remarks.unread].map((what) => `It has ${what}, which nap did not read.`),
  ]
}
