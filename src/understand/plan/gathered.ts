import { ignored, noHome, type PlanMapping } from '../../model/incoming/plan-mapping.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { inSingleSpaces } from '../reading.ts'
import type { SourceRow, SourceTable } from './tables.ts'

/** What one cell says, and to which question. */
export type Entry = {
  readonly target: string
  readonly column: string
  readonly words: string
  readonly at: string
  /** The row that it stands in: a row can be a step of a commitment. */
  readonly row: string
}

/** A commitment, with all that its rows say. */
export type Gathered = { readonly at: string; readonly entries: readonly Entry[] }

/** The rows of all tables by the commitments that they speak of, in their order. */
export function gatheredFrom(tables: readonly SourceTable[], mapping: PlanMapping): Gathered[] {
  const found = new Map<string, { at: string; entries: Entry[] }>()
  const titles = new Map<string, string>()
  for (const [number, table] of tables.entries()) {
    const { commitment, columns = {} } = mapping.tables[table.name] ?? {}
    const keys = keysOf(table, commitment, number)
    for (const [index, row] of table.rows.entries()) {
      const key = keyOfOwn(keys[index] ?? '', titleIn(row, columns), titles)
      const known = found.get(key) ?? { at: row.at, entries: [] }
      known.entries.push(...entriesIn(row, columns, `${number} ${index}`))
      found.set(key, known)
    }
  }
  return [...found.values()].filter(({ entries }) => entries.length > 0)
}

// Two that bear one number and different titles are two: a number is often a slip.
function keyOfOwn(key: string, title: string | undefined, titles: Map<string, string>): string {
  const first = titles.get(key)
  if (title === undefined || first === undefined || first === title) {
    if (title !== undefined) titles.set(key, title)
    return key
  }
  return keyOfOwn(`${key} ${title}`, title, titles)
}

function titleIn({ cells }: SourceRow, columns: Readonly<Record<string, string>>) {
  const titled = [...cells].find(
    ([column]) => Object.hasOwn(columns, column) && columns[column] === 'title',
  )
  return titled && inSingleSpaces(titled[1]).toLowerCase()
}

/** Which commitment each row speaks of: where no column says that, each of its own. */
function keysOf({ rows }: SourceTable, commitment: string | undefined, number: number): string[] {
  let last: string | undefined
  return rows.map(({ cells }, index) => {
    const named = commitment === undefined ? undefined : cells.get(commitment)
    const own = named === undefined ? undefined : inSingleSpaces(named).toLowerCase()
    // A row that names none goes on with the one above it.
    last = own ?? (commitment === undefined ? undefined : last)
    return last ?? `row ${index} of table ${number}`
  })
}

function entriesIn(row: SourceRow, columns: Readonly<Record<string, string>>, id: string): Entry[] {
  return Array.from(row.cells, ([column, words]) => ({
    target: Object.hasOwn(columns, column) ? (columns[column] ?? noHome) : noHome,
    column,
    words,
    at: `${row.at}, “${shown(column, 60)}”`,
    row: id,
  })).filter(({ target }) => target !== noHome && target !== ignored)
}

/** The columns that have no place in a plan, with how much they say that is said nowhere else. */
export function homeless(tables: readonly SourceTable[], mapping: PlanMapping): string[] {
  return tables.flatMap((table) => {
    const columns = mapping.tables[table.name]?.columns ?? {}
    const found = table.columns.flatMap((column) => {
      if ((Object.hasOwn(columns, column) ? columns[column] : noHome) !== noHome) return []
      const count = table.rows.filter((row) => saysMore(row, column, columns)).length
      return count === 0 ? [] : [`“${shown(column, 60)}” (${counted(count, 'value')})`]
    })
    if (found.length === 0) return []
    const where = tables.length > 1 ? ` of “${shown(table.name, 60)}”` : ''
    const many = found.length > 1
    return [
      `${many ? 'These columns' : 'This column'}${where} ${many ? 'have' : 'has'} no place in the plan, and nothing of ${many ? 'them' : 'it'} is taken in: ${listed(found)}.`,
    ]
  })
}

function saysMore({ cells }: SourceRow, column: string, columns: Readonly<Record<string, string>>) {
  const words = cells.get(column)
  if (words === undefined) return false
  return !Array.from(cells).some(
    ([other, own]) =>
      other !== column &&
      ![noHome, ignored].includes(columns[other] ?? noHome) &&
      inSingleSpaces(own) === inSingleSpaces(words),
  )
}
