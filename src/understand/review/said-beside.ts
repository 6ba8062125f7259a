import { type Commitment, commitmentsOf } from '../../model/draft.ts'
import type { ReceivedParagraph } from '../../model/exchange/received.ts'
import type { SaidAnswer } from '../../model/exchange/understood.ts'
import { itemAround, valueById } from '../../model/field.ts'
import { itemId, itemNoun } from '../../model/new-id.ts'
import { fullNameOf } from '../../model/plan.ts'
import { followed, labelOf, schemaAt } from '../../model/schemas.ts'
import { escaped, escapedStarts } from '../../plain/markdown-escapes.ts'
import { valueAt } from '../../plain/pointer.ts'
import { listed, shownInWords } from '../../plain/text.ts'
import { answerIn } from '../answer.ts'
import { markdownOf } from '../markdown.ts'
import { placedAt } from '../placed.ts'
import { isTable, listInTable } from '../plan-fields.ts'
import { linesRead } from '../reading.ts'
import { authorsOf, swapsBy } from './edits.ts'
import { contributionsOf, ownTakenOut } from './own-answers.ts'
import { isOnState } from './prose-slots.ts'
import { type Region, wholeOf } from './regions.ts'
import { cellsOf, columnsOfRows } from './row-slots.ts'
import { nothingSaid, type Part, type Review, saidComment, swapInWords } from './said-changes.ts'

/** Changes in what nap writes by itself: the plan has no place for them, and they are kept under what they stand in. */
export function saidBeside(
  { field, is }: Region,
  rest: readonly ReceivedParagraph[],
  review: Review,
): Part[] {
  const placed = placedAt(
    field && is === 'other' ? { ...field, pointer: '' } : field,
    review.known,
    review.against,
  )
  return authorsOf(rest).flatMap((author) => {
    const swaps = swapsBy(rest, [author])
    if (swaps.length === 0) return []
    const where = placeInWords(rest)
    const told = swaps.slice(0, 12).map(swapInWords).join('; ')
    const text = escapedStarts(
      `Changes what nap writes by itself${where === '' ? '' : `, at “${escaped(where)}”`}: ${told}.`,
    )
    return [{ ...nothingSaid, comments: [saidComment({ text }, placed, [author], review)] }]
  })
}

/**
 * Paragraphs that somebody has put where no field of the plan is, without change tracking: between the label of a group and
 * those of its parts, or around the table of milestones.
 */
export function saidBetween(
  { field, is, label, paragraphs }: Region,
  rest: readonly ReceivedParagraph[],
  review: Review,
): Part[] {
  // Below a heading whose label is lost stand nap’s own words.
  const isUnderHeading = is === 'other' && paragraphs[0]?.heading !== undefined
  if (field?.kind !== 'commitment' || isUnderHeading || !isBetween(is, field.pointer)) return []
  const typed = rest.filter(
    (one) =>
      one.pieces !== label?.pieces &&
      paragraphs.includes(one) &&
      one.cell === undefined &&
      one.heading === undefined &&
      !isOwnNotice(one, field.id, review) &&
      authorsOf([one]).length === 0 &&
      linesRead([one], 'accepted').length > 0,
  )
  if (typed.length === 0) return []
  const placed = placedAt(field, review.known, review.against)
  const text = `Puts in, without change tracking:\n\n${markdownOf(typed, 'accepted')}`
  return [{ ...nothingSaid, comments: [saidComment({ text }, placed, [], review)] }]
}

/** That an answer is awaited; a program may have lost the style of it. */
function isOwnNotice(one: ReceivedParagraph, id: string, { known }: Review): boolean {
  if (['Notice', 'Remark'].includes(one.style)) return true
  const lead = commitmentsOf(known.draft).find((commitment) => commitment.id === id)?.lead
  const words = linesRead([one], 'rejected').join(' ')
  return lead !== undefined && isOnState(words, fullNameOf(known.folder, lead))
}

function isBetween(is: Region['is'], pointer: string): boolean {
  return is === 'other' || isTable(pointer) || pointer === '/ogp_values'
}

function placeInWords(rest: readonly ReceivedParagraph[]): string {
  return shownInWords(linesRead(rest, 'rejected')[0] ?? '', 80)
}

/** A row of a table that the plan does not have. */
export function saidInNewRow(region: Region, count: number, review: Review): Part[] {
  const { field, paragraphs } = region
  const commitment = commitmentsOf(review.known.draft).find(({ id }) => id === field?.id)
  if (!field || !commitment || linesRead(paragraphs, 'accepted').length === 0) return []
  const authors = authorsOf(paragraphs)
  const said = answersInRow(region, commitment, review)
  const called = said[0]?.words ?? ''
  const around = listOfRow(region, commitment)
  const placed = placedAt(
    { ...field, pointer: around ?? '/milestones' },
    review.known,
    review.against,
  )
  const own = around === undefined ? undefined : ownerOfRow(around, field.id, review)
  const isClear = said.every(({ fault }) => fault === undefined)
  if (own && around !== undefined && isClear) {
    const by = authors.flatMap((author) => author ?? [])
    const answers = said.map(
      ({ name, value }): SaidAnswer => ({
        institution: own.institution,
        commitment: own.commitment,
        pointer: `${around}/${newName(around, { called, count, commitment })}/${name}`,
        before: undefined,
        after: value,
        at: `${placed.at}, a new row`,
        ...(by.length > 0 && { by: listed(by) }),
      }),
    )
    return [{ ...nothingSaid, answers }]
  }
  const item = `${field.pointer}/0`
  const lines = said.map(({ label, words }) => `- ${escaped(label)}: ${escaped(words)}`)
  const text = [`Proposes a further ${itemNoun(item)}:`, lines.join('\n')].join('\n\n')
  return [{ ...nothingSaid, comments: [saidComment({ text }, placed, authors, review)] }]
}

type NewRow = {
  readonly called: string
  readonly count: number
  readonly commitment: Commitment
}

/** The id of a new row; a milestone is given its own when it is taken in. */
function newName(list: string, { called, count, commitment }: NewRow): string {
  if (itemAround(list) === '') return `new-${count}`
  const items = valueById(commitment.value, list)
  const ids = Array.isArray(items) ? items.map((item) => String(valueAt(item, '/id'))) : []
  return itemId(`${list}/0`, { words: called, number: ids.length + 1 }, new Set(ids))
}

/** The list in which a new row would stand: of what stands within milestones, that of the milestone whose number it has. */
function listOfRow(
  { field, paragraphs }: Region,
  { value, number }: Commitment,
): string | undefined {
  const list = listInTable(field?.pointer ?? '')
  if (list === undefined) return field?.pointer
  const said = linesRead(cellsOf(paragraphs).get(0) ?? [], 'accepted').join('')
  const step = value.milestones?.find((_, index) => `${number}.${index + 1}` === said)
  return step && `/milestones/${step.id}${list}`
}

/** The contribution of the sender into which a row belongs: of what stands within a milestone, one that has that. */
function ownerOfRow(list: string, id: string, { against, known }: Review) {
  const row = itemAround(list)
  return contributionsOf(against, id, known).find(
    ({ document }) => valueById(document.value, row) !== undefined,
  )
}

/** What stands in the cells of a new row; of a column that holds several fields, the first. */
function answersInRow({ field, paragraphs }: Region, commitment: Commitment, { known }: Review) {
  const cells = cellsOf(paragraphs)
  const table = field?.pointer ?? ''
  return columnsOfRows(table, commitment).flatMap(([name], index) => {
    const words = linesRead(cells.get(index + 1) ?? [], 'accepted').join(' ')
    if (name === undefined || words === '') return []
    const schema = followed(schemaAt('contribution', `${table}/0/${name}`) ?? {})
    const read = answerIn(words, schema, known.folder)
    const fault = 'fault' in read ? read.fault : undefined
    const label = labelOf('contribution', `${table}/0/${name}`)
    return [{ name, label, words, value: 'value' in read ? read.value : words, fault }]
  })
}

/** A field, or a row, that was taken out with change tracking, its label with it. */
export function isTakenOut(region: Region): boolean {
  const all = wholeOf(region)
  return (
    region.label !== undefined &&
    linesRead(all, 'rejected').length > 0 &&
    linesRead(all, 'accepted').length === 0
  )
}

/** A field or a row that was taken out: a question to the sender where the sender gave it, else a proposal. */
export function saidOfWhole(region: Region, review: Review): Part[] {
  const { field } = region
  if (!field) return []
  const all = wholeOf(region)
  const authors = authorsOf(all)
  const placed = placedAt(field, review.known, review.against)
  const own = ownTakenOut(field, placed.at, review)
  if (own) return [{ ...nothingSaid, answers: [own] }]
  const quotation = linesRead(all, 'rejected')
    .map((line) => escapedStarts(escaped(line)))
    .join('\n\n')
  const text = 'Proposes to take this out as a whole.'
  return [{ ...nothingSaid, comments: [saidComment({ text, quotation }, placed, authors, review)] }]
}
