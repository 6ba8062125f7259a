import { fileColumn, withinList } from '../../model/exchange/received.ts'
import {
  ignored,
  noHome,
  type PlanMapping,
  type TableMapping,
} from '../../model/incoming/plan-mapping.ts'
import type { SourceTable } from './tables.ts'
import { isNumber, likelyTarget } from './targets.ts'

/** What the columns of a plan that was kept elsewhere most likely answer. What they name is filled in when they are read. */
export function proposedMapping(tables: readonly SourceTable[]): PlanMapping {
  const keys = tables.map(keyOf)
  const entries = tables.map((table, index): readonly [string, TableMapping] => {
    const key = keys[index]
    const isOfSteps = tables.length > 1 && key !== undefined && isRepeated(table, key)
    const columns = proposedColumns(table, key, isOfSteps)
    const commitment = key ?? titleAsKey(columns)
    return [table.name, { ...(commitment !== undefined && { commitment }), columns }]
  })
  return {
    tables: Object.fromEntries(entries),
    values: { institution: {}, theme: {}, ogp_value: {} },
    new: { institutions: [], themes: [] },
  }
}

// A column that numbers the commitments; where several tables have one of a name, that joins them.
function keyOf(table: SourceTable, _: number, all: readonly SourceTable[]): string | undefined {
  const own = table.columns.filter(isNumber)
  const shared = own.find((column) => all.every(({ columns }) => columns.includes(column)))
  return shared ?? own[0]
}

function isRepeated({ rows }: SourceTable, column: string): boolean {
  const values = rows.flatMap(({ cells }) => cells.get(column) ?? [])
  return new Set(values).size < values.length
}

/** Rows of one title are one commitment where each has a step of it. */
function titleAsKey(columns: Readonly<Record<string, string>>): string | undefined {
  const targets = Object.entries(columns)
  if (!targets.some(([, target]) => /^milestones\.[a-z_]+$/.test(target))) return undefined
  return targets.find(([, target]) => target === 'title')?.[0]
}

function proposedColumns(
  { columns, rows }: SourceTable,
  key: string | undefined,
  isOfSteps: boolean,
): Readonly<Record<string, string>> {
  const depth = Math.max(...columns.map((column) => levelOf(column)))
  const taken = new Set<string>()
  const proposed = columns.map((column): readonly [string, string] => {
    // What tells commitments apart is said by their ids here.
    if (column === key || column === fileColumn) return [column, ignored]
    const level = levelOf(column)
    const target =
      level > 0 && level < depth
        ? around(column)
        : likelyTarget(lastPart(column), isOfSteps || level > 0)
    const isFree = target === 'note' || !taken.has(target)
    if (!isFree || !rows.some(({ cells }) => cells.has(column))) return [column, noHome]
    taken.add(target)
    return [column, target]
  })
  return Object.fromEntries(proposed)
}

function levelOf(column: string): number {
  return column.split(withinList).length - 1
}

function lastPart(column: string): string {
  return column.split(withinList).at(-1) ?? column
}

// Of a list within a list the inner one has the steps; what is said of the outer one is what they are for.
function around(column: string): string {
  return likelyTarget(lastPart(column), true) === 'milestones.activity' ||
    /^(?:text|description)$/.test(lastPart(column))
    ? 'milestones.deliverable'
    : noHome
}
