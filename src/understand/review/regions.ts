import type { Field } from '../../model/block.ts'
import type { ReceivedDocument, ReceivedParagraph } from '../../model/exchange/received.ts'
import type { Known } from '../../model/exchange/understood.ts'
import { isWholeStep } from '../plan-fields.ts'
import { labelFinder } from './labels.ts'

/** A stretch of a document that came back, and what of the plan stands in it. */
export type Region = {
  /**
   * `answer`: a field with its label; `step`: a row of the table of milestones; `new-step`: a row that the plan does not
   * have; `other`: what is not the plan’s, such as the cover, the contents and the annexes.
   */
  readonly is: 'answer' | 'step' | 'new-step' | 'other'
  /** The field that it shows; of `other` the commitment, theme or chapter in which it stands, if it stands in one. */
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

/** How far a document is cut: what is open, in which commitment, theme or chapter, and whose milestones each table has. */
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
    const thing = field ? { ...field, pointer: '' } : next.field
    state = { open: next, thing, tables }
    const isOfTable = next.is === 'step' || next.is === 'new-step' || isHead(next, paragraph)
    if (paragraph.cell && thing && isOfTable) tables.set(paragraph.cell.table, thing)
  }
  return [...regions, state.open].filter(
    ({ label, paragraphs }) => label !== undefined || paragraphs.length > 0,
  )
}

function other(field: Field | undefined, paragraphs: readonly ReceivedParagraph[]): Open {
  return { is: 'other', field, label: undefined, paragraphs: [...paragraphs] }
}

function answer(field: Field, label: ReceivedParagraph): Open {
  const isRow = label.cell !== undefined && isWholeStep(field.pointer)
  return { is: isRow ? 'step' : 'answer', field, label, paragraphs: [] }
}

/** The region that a paragraph without a label begins; undefined where it goes on with the one that is open. */
function begunBy(paragraph: ReceivedParagraph, { open, thing, tables }: State): Open | undefined {
  const { cell, heading } = paragraph
  if (cell && isSameRow(open, cell)) return undefined
  if (cell && isOfSteps(cell.table, tables, open)) {
    const row = other(thing, [paragraph])
    return cell.row === 0 ? row : { ...row, is: 'new-step' }
  }
  if (!endsRegion(paragraph, open)) return undefined
  return other(heading !== undefined && heading < 3 ? undefined : thing, [paragraph])
}

// The head of the table of milestones.
function isHead({ is }: Open, { cell }: ReceivedParagraph): boolean {
  return is === 'other' && cell?.row === 0
}

type CellPlace = NonNullable<ReceivedParagraph['cell']>

function isSameRow({ is, label, paragraphs }: Open, { table, row }: CellPlace): boolean {
  const place = (label ?? paragraphs[0])?.cell
  const isRow = is !== 'answer' && place !== undefined
  return isRow && place.table === table && place.row === row
}

/** Whether a table is that of the milestones: one of its rows was, or it stands below their label. */
function isOfSteps(
  table: number,
  tables: ReadonlyMap<number, Field>,
  { field, is }: Open,
): boolean {
  return tables.has(table) || (is === 'answer' && field?.pointer === '/milestones')
}

function endsRegion({ heading, cell }: ReceivedParagraph, { is, field, label }: Open): boolean {
  // Behind a row, whatever is not in its table is not of it.
  if ((is === 'step' || is === 'new-step' || label?.cell) && !cell) return true
  if (heading === undefined) return false
  // A chapter may have headings of its own.
  return !(is === 'answer' && field?.kind === 'chapter' && heading > 1)
}
