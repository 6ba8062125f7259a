import type { ReceivedCell, ReceivedRow } from '../../model/exchange/received.ts'
import { limits } from '../../model/limits.ts'
import type { Package } from '../package.ts'
import type { Tag } from '../xml.ts'
import { cellOf, emptyCell, type Setting } from './cell.ts'

type Area = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** What cells are left for the sheets that follow. */
export type Room = { cells: number }

/** The rows of a sheet, as far as something stands in them. */
export function readRows(source: Package, part: string, setting: Setting, room: Room) {
  const { rows, merged } = cellsIn(source, part, setting, room)
  const width = rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 0)
  for (const area of merged) unite(rows, area, width, () => take(source, room, 1))
  return Array.from(rows, (row): ReceivedRow => (row ? filled(row) : noCells))
}

const noCells: ReceivedRow = []

/** Rows and cells that nobody wrote in are missing. */
type Rows = (ReceivedCell[] | undefined)[]

function filled(row: readonly (ReceivedCell | undefined)[]): ReceivedRow {
  return Array.from(row, (cell) => cell ?? emptyCell)
}

type At = {
  row: number
  column: number
  type: string
  style: number
  /** What its value is reckoned from. */
  formula: string[] | undefined
  /** What the cell says, as it is read. */
  words: string[]
  hears: 'value' | 'formula' | undefined
  /** How many open elements tell only how to pronounce it. */
  spoken: number
  readonly merged: Area[]
}

const learned: ReadonlyMap<string, (at: At, attribute: Tag['attribute']) => void> = new Map(
  Object.entries<(at: At, attribute: Tag['attribute']) => void>({
    'x:row'(at, attribute) {
      at.row = (Number(attribute('r')) || at.row + 2) - 1
      at.column = -1
    },
    'x:c'(at, attribute) {
      const place = placeOf(attribute('r') ?? '')
      at.row = place?.row ?? at.row
      at.column = place?.column ?? at.column + 1
      at.type = attribute('t') ?? 'n'
      at.style = Number(attribute('s') ?? 0)
      at.formula = undefined
      at.words = []
    },
    'x:f'(at) {
      at.formula = []
      at.hears = 'formula'
    },
    'x:rPh'(at) {
      at.spoken += 1
    },
    'x:v'(at) {
      at.hears = 'value'
    },
    'x:t'(at) {
      at.hears = at.spoken === 0 ? 'value' : undefined
    },
    'x:mergeCell'(at, attribute) {
      at.merged.push(...areaOf(attribute('ref') ?? ''))
    },
  }),
)

function cellsIn(source: Package, part: string, setting: Setting, room: Room) {
  const rows: Rows = []
  const at: At = {
    row: -1,
    column: -1,
    type: '',
    style: 0,
    formula: undefined,
    words: [],
    hears: undefined,
    spoken: 0,
    merged: [],
  }
  source.read(part, {
    open({ name, attribute }) {
      at.hears = undefined
      learned.get(name)?.(at, attribute)
    },
    close(name) {
      at.hears = undefined
      if (name === 'x:rPh') at.spoken -= 1
      if (name !== 'x:c') return
      const isFormula = isReckoned(at.formula)
      const cell = cellOf({ ...at, isFormula, value: at.words.join('') }, setting)
      if (cell !== emptyCell) put(source, rows, at, cell, room)
    },
    text(heard) {
      if (at.hears === 'value') at.words.push(heard)
      else if (at.hears === 'formula') at.formula?.push(heard)
    },
  })
  return { rows, merged: at.merged }
}

/** LibreOffice writes yes and no as formulas. */
function isReckoned(formula: At['formula']): boolean {
  return formula !== undefined && !/^(?:TRUE|FALSE)\(\)$/.test(formula.join(''))
}

function put(source: Package, rows: Rows, { row, column }: At, cell: ReceivedCell, room: Room) {
  if (row < 0 || row >= mostRows || column < 0 || column >= mostColumns)
    throw source.unfit('is damaged: it has a cell where no sheet has one.', ownAgain)
  if (row >= limits.tableRows) throw tooMuch(source)
  take(source, room, Math.max(0, row + 1 - rows.length))
  const cells = rows[row] ?? []
  rows[row] = cells
  take(source, room, Math.max(1, column + 1 - cells.length))
  cells[column] = cell
}

const mostRows = 1_048_576
const mostColumns = 16_384
const ownAgain =
  'Open it in Excel or LibreOffice, save it under another name, and give that to nap.'

function take(source: Package, room: Room, cells: number) {
  room.cells -= cells
  if (room.cells < 0) throw tooMuch(source)
}

function tooMuch(source: Package) {
  return source.unfit(
    'has more rows and columns than any form or plan, or something in a cell far below the others, so it was not read.',
    `Delete what stands far below or to the right. ${limits.tableRows.toLocaleString('en')} rows and ${limits.cells.toLocaleString('en')} cells are read at most.`,
  )
}

/** Says of each cell but the first which one it is one with, as far as the sheet is written in. */
function unite(rows: Rows, area: Area, width: number, count: () => void) {
  const into = { row: area.top, column: area.left }
  for (let row = area.top; row <= Math.min(area.bottom, rows.length - 1); row += 1) {
    for (let column = area.left; column <= Math.min(area.right, width - 1); column += 1) {
      if (row === area.top && column === area.left) continue
      count()
      const cells = rows[row] ?? []
      rows[row] = cells
      cells[column] = { ...emptyCell, mergedInto: into }
    }
  }
}

function areaOf(words: string): Area[] {
  const [from = '', to = ''] = words.split(':')
  const first = placeOf(from)
  const last = placeOf(to)
  if (!first || !last) return []
  return [{ top: first.row, left: first.column, bottom: last.row, right: last.column }]
}

/** `B7` → row 6, column 1, from 0. */
function placeOf(words: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(words) ?? []
  if (letters === undefined || digits === undefined) return undefined
  const column = Array.from(letters.toUpperCase()).reduce(
    (number, letter) => number * 26 + letter.charCodeAt(0) - 64,
    0,
  )
  return { row: Number(digits) - 1, column: column - 1 }
}
