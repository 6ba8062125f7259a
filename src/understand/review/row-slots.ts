import type { Commitment } from '../../model/draft.ts'
import type { ReceivedParagraph, ReceivedPiece } from '../../model/exchange/received.ts'
import type { Known } from '../../model/exchange/understood.ts'
import { columnsWithin, valueById } from '../../model/field.ts'
import { nameOf } from '../../model/plan.ts'
import { fieldsIn, fieldsOf, followed, schemaAt } from '../../model/schemas.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { listInTable, tableOfRow } from '../plan-fields.ts'
import { isMade } from '../reading.ts'
import type { Region } from './regions.ts'
import { isPlainText, type Slot, type Slots, withoutOwn, withPieces } from './slot.ts'
import {
  cutBySpans,
  inOneLine,
  type Span,
  spanOfWords,
  withPlainCommas,
  wordsBefore,
} from './spans.ts'

/** The names of the fields that each column of a table shows, behind that of the numbers. */
export function columnsOfRows(table: string, commitment: Commitment): string[][] {
  const schema = followed(schemaAt('contribution', table)?.items ?? {})
  const list = listInTable(table)
  // What is listed within a milestone has a table of its own.
  const fields = fieldsOf(schema).filter(([, field]) => field['x-merge'] !== 'by-id')
  const sections =
    list === undefined
      ? fields.flatMap(([, field]) => field['x-section'] ?? [])
      : columnsWithin(list, commitment)
  return [...new Set(sections)].map((section) => fieldsIn(schema, section).map(([name]) => name))
}

/** The answers in a row of a table: a column may hold several of them. */
export function rowSlots(region: Region, known: Known, commitment: Commitment): Slots {
  const { field, label, paragraphs } = region
  if (!field || !label) return { slots: [], rest: paragraphs }
  const cells = cellsOf([label, ...paragraphs])
  const slots: Slot[] = []
  const rest = [...(cells.get(0) ?? [])]
  for (const [index, names] of columnsOfRows(tableOfRow(field.pointer), commitment).entries()) {
    const cell = cells.get(index + 1)
    if (!cell) continue
    const [first = label] = cell
    const { parts, rest: own } = cellCut(inOneLine(cell), names, {
      known,
      commitment,
      at: field.pointer,
    })
    for (const [place, name] of names.entries()) {
      const pointer = `${field.pointer}/${name}`
      slots.push({
        field: { ...field, pointer },
        form: isPlainText(pointer) ? 'words' : 'value',
        base: valueById(commitment.value, pointer),
        paragraphs: [withPieces(first, parts[place])],
      })
    }
    rest.push(withPieces(first, own))
  }
  return { slots, rest }
}

/** The paragraphs of a row by their column. */
export function cellsOf(
  paragraphs: readonly ReceivedParagraph[],
): ReadonlyMap<number, readonly ReceivedParagraph[]> {
  return groupedBy(paragraphs, ({ cell }) => cell?.column ?? 0)
}

type Row = { readonly known: Known; readonly commitment: Commitment; readonly at: string }

function cellCut(pieces: readonly ReceivedPiece[], names: readonly string[], row: Row) {
  const [main = '', ...others] = names
  const line = wordsBefore(pieces)
  const own = startOfRemarks(pieces)
  const value = (name: string) => valueById(row.commitment.value, `${row.at}/${name}`)
  const spans: Span[] = []
  // Behind the first answer each has a label, or stands in brackets.
  let end = own
  const further = others.toReversed().map((name): Span => {
    const span = value(name) === undefined ? undefined : spanOfFurther(line, name, end, row)
    if (!span) return nowhere
    end = startOfLabel(line, span.start)
    return span
  })
  const isAnswered = value(main) !== undefined
  const until = line.slice(0, Math.min(end, own)).trimEnd().length
  spans.push({ start: 0, end: isAnswered ? until : line.length }, ...further.toReversed())
  const { parts, rest } = cutBySpans(pieces, spans)
  if (isAnswered) return { parts, rest }
  // Whoever leads the commitment is printed where a milestone names nobody.
  const isMilestone = listInTable(tableOfRow(row.at)) === undefined
  const lead = isMilestone ? row.commitment.lead : undefined
  const leader = lead === undefined ? undefined : nameOf(row.known.folder, lead)
  const [first = [], ...more] = parts
  return { parts: [withoutOwn(first, main === 'lead' ? leader : undefined), ...more], rest }
}

const nowhere: Span = { start: -1, end: -1 }

/** Where the words of an answer stand that is not the first of its column. */
function spanOfFurther(line: string, name: string, end: number, row: Row): Span | undefined {
  const value = valueById(row.commitment.value, `${row.at}/${name}`)
  const words = withPlainCommas(printedWords(value, row))
  const exact = lastSpan(withPlainCommas(line.slice(0, end)), words)
  if (exact) return exact
  const closing = line.slice(0, end).lastIndexOf(')')
  const opening = line.lastIndexOf('(', closing)
  if (name !== 'deliverable' && closing >= 0 && opening >= 0)
    return { start: opening + 1, end: closing }
  const label = /(?<=[^:]):\s/.exec(line.slice(0, end))
  return label
    ? { start: label.index + label[0].length, end: line.slice(0, end).trimEnd().length }
    : undefined
}

/** The words of an answer in a table, which has short names alone. */
function printedWords(value: unknown, { known: { folder } }: Row): string {
  return [value]
    .flat()
    .map((one) => nameOf(folder, String(one)))
    .join(', ')
}

function lastSpan(line: string, words: string): Span | undefined {
  let found: Span | undefined
  for (let from = 0; ; ) {
    const next = spanOfWords(line, words, from)
    if (!next) return found
    found = next
    from = next.start + 1
  }
}

// ` Deliverable: …` and ` (with …)`: the label belongs to neither answer.
function startOfLabel(line: string, start: number): number {
  const before = line.slice(0, start)
  return /\s*(?:\([^()]*|[^\s:.,;()]+\s?:\s*)$/.exec(before)?.index ?? start
}

/** What nap remarks behind an answer is set in emphasis. */
function startOfRemarks(pieces: readonly ReceivedPiece[]): number {
  const standing = pieces.filter(({ marks }) => isMade(marks, 'rejected'))
  let end = standing.reduce((sum, { text }) => sum + text.length, 0)
  for (const { text, looks } of standing.toReversed()) {
    if (text.trim() !== '' && !(looks.includes('emphasis') && !looks.includes('strong'))) break
    end -= text.length
  }
  return end
}
