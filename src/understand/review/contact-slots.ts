import { type ContactLine, contactFields, contactLines, contactsAt } from '../../model/contact.ts'
import type { Commitment } from '../../model/draft.ts'
import type { ReceivedParagraph } from '../../model/exchange/received.ts'
import type { Known } from '../../model/exchange/understood.ts'
import { nameOf, type PlanFolder } from '../../model/plan.ts'
import type { Region } from './regions.ts'
import { isPutIn, type Slot, type Slots, withPieces } from './slot.ts'
import { cutBySpans, withPlainCommas, wordsBefore } from './spans.ts'

/** Points of contact stand in a list, each on a line with all that is known of it and, at its end, who named it. */
export function contactSlots(
  { field, label, paragraphs }: Region,
  { folder }: Known,
  commitment: Commitment,
): Slots {
  const rest = label ? [label] : []
  if (!field) return { slots: [], rest: [...rest, ...paragraphs] }
  const expected = linesIn(paragraphs, commitment, folder)
  const found = pairs(expected, paragraphs)
  const slots = expected.map(({ line, isPublic, institutions }, index): Slot => {
    const paragraph = found[index]
    const givers = institutions.map((id) => nameOf(folder, id)).join(', ')
    const { part, own } = paragraph
      ? withoutGivers(paragraph, ` (${givers})`)
      : { part: [], own: [] }
    rest.push(...own)
    return {
      field,
      form: 'printed',
      base: line,
      paragraphs: part,
      ...(!isPublic && { isPrivate: true }),
    }
  })
  const left = paragraphs.filter((one) => !found.includes(one))
  // Where none may be printed, nap says so in one line.
  const ownWords = expected.length === 0 ? left.filter((one) => !isPutIn(one)).slice(0, 1) : []
  const typed = left.filter((one) => !ownWords.includes(one))
  return {
    slots: [
      ...slots,
      ...typed.map((one): Slot => ({ field, form: 'printed', base: undefined, paragraphs: [one] })),
    ],
    rest: [...rest, ...ownWords],
  }
}

/** The lines that the document had: an internal one has those too that are not public. */
function linesIn(
  paragraphs: readonly ReceivedParagraph[],
  { value }: Commitment,
  folder: PlanFolder,
): ContactLine[] {
  const given = contactFields.flatMap((field) => contactsAt(field, value))
  const all = contactLines(given, folder)
  const [open, closed] = [true, false].map((isPublic) =>
    all.filter((one) => one.isPublic === isPublic).flatMap(({ line }) => line.split(', ')),
  ) as [string[], string[]]
  const secret = closed.filter((part) => !open.includes(part))
  // Whoever changes a line leaves some of it.
  const isInternal = paragraphs.some(({ pieces }) => {
    const words = wordsBefore(pieces)
    return secret.some((part) => words.includes(part))
  })
  return isInternal
    ? all
    : contactLines(
        given.filter(({ value: { public: may } }) => may === true),
        folder,
      )
}

function says(paragraph: ReceivedParagraph, { line }: ContactLine): boolean {
  const words = withPlainCommas(wordsBefore(paragraph.pieces).trim())
  return words === line || words.startsWith(`${line} (`)
}

/** The paragraph of each line: the one that says it, or else the next that says something else. */
function pairs(lines: readonly ContactLine[], paragraphs: readonly ReceivedParagraph[]) {
  const left = new Set(paragraphs.filter((one) => !isPutIn(one)))
  const take = (paragraph: ReceivedParagraph | undefined) => {
    if (paragraph) left.delete(paragraph)
    return paragraph
  }
  const same = lines.map((line) => take([...left].find((one) => says(one, line))))
  return same.map((one) => one ?? take([...left][0]))
}

function withoutGivers(paragraph: ReceivedParagraph, givers: string) {
  const words = withPlainCommas(wordsBefore(paragraph.pieces))
  const end = words.endsWith(givers) ? words.length - givers.length : words.length
  const { parts, rest } = cutBySpans(paragraph.pieces, [{ start: 0, end }])
  return { part: [withPieces(paragraph, parts[0])], own: [withPieces(paragraph, rest)] }
}
