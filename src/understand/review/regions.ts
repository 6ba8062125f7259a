import type { Field } from '../../model/block.ts'
import type { ReceivedDocument, ReceivedParagraph } from '../../model/exchange/received.ts'
import type { Known } from '../../model/exchange/understood.ts'
import { isTable, isWholeRow, tableOfRow } from '../plan-fields.ts'
import { labelFinder } from './labels.ts'

/** A stretch of a document that came back, and what of the plan stands in it. */
export type Region = {
  /**
   * `answer`: a field with its label; `row`: a milestone, or an indicator, in its table; `new-row`: a row that the plan does
   * not have; `other`: what is not the plan’s, such as the cover, the contents and the annexes.
   */
  readonly is: 'answer' | 'row' | 'new-row' | 'other'
  /** The field that it shows; of `new-row` the table; of `other` the commitment, theme or chapter in which it stands, if it stands in one. */
  readonly field: Field | undefined
  /** The paragraph of its label, which holds the answer too where that is short. */
  readonly label: ReceivedParagraph | undefined
  /** What stands behind the label: cells of a row, each with its column. */
  readonly paragraphs: readonly ReceivedParagraph[]
}

/** A region with the paragraph of its label. */
export function wholeOf({ label, paragraphs }: Region): ReceivedParagraph[] {
  return [...(label ? [label] : []), ...paragraphs]
}

type Open = Omit<Region, 'paragraphs'> & { readonly paragraphs: ReceivedParagraph[] }

/** How far a document is cut: what is open, in which commitment, theme or chapter, and what each table shows. */
type State = {
  readonly open: Open
  readonly thing: Field | undefined
  readonly tables: ReadonlyMap<number, Field>
}

/**
 * A document of the plan, cut where the labels of its fields stand: by the bookmarks on them, and by their words where
 * a program has lost those. Every paragraph is in one region.
 */
export function regionsOf(document: ReceivedDocument, known: Known): Region[] {
  const fieldsIn = labelFinder(document, known)
  const regions: Open[] = []
  const tables = new Map<number, Field>()
  let state: State = { open: other(undefined, []), thing: undefined, tables }
  for (const paragraph of document.paragraphs) {
    // Where the ends of paragraphs were taken out, several labels are one, and all but the first have nothing.
    const [field] = fieldsIn(paragraph, state.thing)
    const next = field ? answer(field, paragraph) : begunBy(paragraph, state)
    if (!next) {
      state.open.paragraphs.push(paragraph)
      continue
    }
    regions.push(state.open)
    const shown = tableShown(next, paragraph, state)
    if (paragraph.cell && shown) tables.set(paragraph.cell.table, shown)
    const thing = next.field && { ...next.field, pointer: '' }
    state = { open: next, thing, tables }
  }
  return [...regions, state.open].filter(
    ({ label, paragraphs }) => label !== undefined || paragraphs.length > 0,
  )
}

function other(field: Field | undefined, paragraphs: readonly ReceivedParagraph[]): Open {
  return { is: 'other', field, label: undefined, paragraphs: [...paragraphs] }
}

function answer(field: Field, label: ReceivedParagraph): Open {
  const isRow = label.cell !== undefined && isWholeRow(field.pointer)
  return { is: isRow ? 'row' : 'answer', field, label, paragraphs: [] }
}

/** The region that a paragraph without a label begins; undefined where it goes on with the one that is open. */
function begunBy(paragraph: ReceivedParagraph, { open, thing, tables }: State): Open | undefined {
  const { cell, heading } = paragraph
  if (cell && isSameRow(open, cell)) return undefined
  const table = cell && tableAt(cell, { open, tables })
  if (cell && table) {
    return cell.row === 0
      ? other(thing, [paragraph])
      : { ...other(table, [paragraph]), is: 'new-row' }
  }
  if (!endsRegion(paragraph, open)) return undefined
  return other(heading !== undefined && heading < 3 ? undefined : thing, [paragraph])
}

/** What the table shows in which a region begins: that of its row, or of which this is the head. */
function tableShown(
  { is, field }: Open,
  { cell }: ReceivedParagraph,
  state: State,
): Field | undefined {
  if (is === 'row') return field && { ...field, pointer: tableOfRow(field.pointer) }
  return cell && is !== 'answer' ? tableAt(cell, state) : undefined
}

type CellPlace = NonNullable<ReceivedParagraph['cell']>

function isSameRow({ is, label, paragraphs }: Open, { table, row }: CellPlace): boolean {
  const place = (label ?? paragraphs[0])?.cell
  const isRow = is !== 'answer' && place !== undefined
  return isRow && place.table === table && place.row === row
}

/** What a table shows: the same as a row of it before, or what it stands below the label of. */
function tableAt(
  { table }: CellPlace,
  { open: { field, is }, tables }: Pick<State, 'open' | 'tables'>,
): Field | undefined {
  return (
    tables.get(table) ?? (is === 'answer' && field && isTable(field.pointer) ? field : undefined)
  )
}

function endsRegion({ heading, cell }: ReceivedParagraph, { is, field, label }: Open): boolean {
  // Behind a row, whatever is not in its table is not of it.
  if ((is === 'row' || is === 'new-row' || label?.cell) && !cell) return true
  if (heading === undefined) return false
  // A chapter may have headings of its own.
  return !(is === 'answer' && field?.kind === 'chapter' && heading > 1)
}
