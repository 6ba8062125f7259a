import type { Field } from '../model/block.ts'
import type { ReceivedDocument, ReceivedParagraph } from '../model/received.ts'
import type { Known } from '../model/understood.ts'
import { labelFinder } from './labels.ts'
import { isStep } from './plan-fields.ts'
import { linesRead } from './reading.ts'

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

type Open = Omit<Region, 'paragraphs'> & { readonly paragraphs: ReceivedParagraph[] }

/**
 * A document of the plan, cut where the labels of its fields stand: by the bookmarks on them, and by their words where
 * a program has lost those. Every paragraph is in one region.
 */
export function regionsOf(document: ReceivedDocument, known: Known): Region[] {
  const fieldsIn = labelFinder(document, known)
  const regions: Open[] = []
  const tables = new Map<number, Field>()
  let open: Open = { is: 'other', field: undefined, label: undefined, paragraphs: [] }
  const begin = (next: Open) => {
    regions.push(open)
    open = next
  }
  let thing: Field | undefined
  for (const paragraph of document.paragraphs) {
    const [field, ...merged] = fieldsIn(paragraph, thing)
    const { cell } = paragraph
    const isInRow = cell !== undefined && isSameRow(open, cell)
    if (field) {
      const isRow = cell !== undefined && isStep(field.pointer)
      begin({ is: isRow ? 'step' : 'answer', field, label: paragraph, paragraphs: [] })
      // Where the ends of paragraphs were taken out, several labels are one, and all but the first have nothing.
      regions.push(
        ...merged.map(
          (one): Open => ({ is: 'answer', field: one, label: undefined, paragraphs: [] }),
        ),
      )
      thing = { ...field, pointer: '' }
      if (cell && isRow) tables.set(cell.table, thing)
    } else if (isInRow) open.paragraphs.push(paragraph)
    else if (cell && isOfSteps(cell.table, tables, open)) {
      if (thing) tables.set(cell.table, thing)
      begin({
        is: cell.row === 0 ? 'other' : 'new-step',
        field: thing,
        label: undefined,
        paragraphs: [paragraph],
      })
    } else if (endsRegion(paragraph, open)) {
      if (paragraph.heading !== undefined && paragraph.heading < 3) thing = undefined
      begin({ is: 'other', field: thing, label: undefined, paragraphs: [paragraph] })
    } else open.paragraphs.push(paragraph)
  }
  regions.push(open)
  return regions.filter(({ label, paragraphs }) => label !== undefined || paragraphs.length > 0)
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
  if ((is === 'step' || is === 'new-step' || isHead(label)) && !cell) return true
  if (heading === undefined) return false
  // A chapter may have headings of its own.
  return !(is === 'answer' && field?.kind === 'chapter' && heading > 1)
}

function isHead(label: ReceivedParagraph | undefined): boolean {
  return label?.cell !== undefined
}

/** What a region says, its label with it, as a reading has it. */
export function wordsOfRegion({ label, paragraphs }: Region, reading: 'accepted' | 'rejected') {
  return linesRead([...(label ? [label] : []), ...paragraphs], reading).join(' ')
}
