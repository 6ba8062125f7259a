import {
  ignored,
  noHome,
  type PlanMapping,
  wholeInstitution,
} from '../../model/incoming/plan-mapping.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import type { Told } from './given.ts'
import type { Names } from './names.ts'
import type { SourceTable } from './tables.ts'
import { targetInWords } from './targets.ts'
import { cellLine } from './texts.ts'

/** As what each column is taken: a sentence for each table. */
export function columnsInWords({ tables }: PlanMapping): string[] {
  const all = Object.entries(tables)
  return all.flatMap(([name, { columns }]) => {
    const taken = Object.entries(columns).filter(
      ([, target]) => ![noHome, ignored].includes(target),
    )
    if (taken.length === 0) return []
    const where = all.length > 1 ? ` of “${shown(name, 60)}”` : ''
    // What is called as the field itself needs no words.
    const other = taken.filter(([column, target]) => column !== targetInWords(target))
    if (other.length === 0) return []
    const told = other.map(([column, target]) => `“${shown(column, 60)}” as ${inWords(target)}`)
    return [
      `The columns${where} are taken so: ${told.join('; ')}${other.length < taken.length ? '; the others by their own names' : ''}.`,
    ]
  })
}

function inWords(target: string): string {
  return target === wholeInstitution ? 'whose commitment it is' : `“${targetInWords(target)}”`
}

/** Columns of which a mapping that people have corrected does not speak. */
export function unlisted(tables: readonly SourceTable[], mapping: PlanMapping): string[] {
  const found = tables.flatMap(({ name, columns }) =>
    columns.filter((column) => !Object.hasOwn(mapping.tables[name]?.columns ?? {}, column)),
  )
  if (found.length === 0) return []
  const names = listed(found.map((column) => `“${shown(column, 60)}”`))
  return [`The mapping does not speak of ${names}.`]
}

/** What the import adds to the lists of the plan, and which new names may be slips. */
export function newInWords({ new: { institutions, themes } }: PlanMapping, names: Names): string[] {
  const told = [
    ...someOf(
      'New in institutions.yaml',
      institutions.map(({ id, name, level }) => {
        const words = typeof level === 'string' ? `, ${level.replaceAll('_', ' ')}` : ''
        return `${shown(name, 80)} (${shown(id + words, 80)})`
      }),
    ),
    ...someOf(
      'New thematic areas in plan.yaml',
      themes.map(({ id, name }) => `${shown(name, 80)} (${shown(id, 80)})`),
    ),
  ]
  const slips = names
    .slips()
    .map(
      ([name, like]) =>
        `“${shown(name, 80)}” is so like “${shown(like, 80)}” that one may be a slip for the other. If so, give both the same id under values in the mapping.`,
    )
  return [...told, ...slips]
}

function someOf(what: string, all: readonly string[]): string[] {
  return all.length === 0 ? [] : [`${what}: ${all.join(', ')}.`]
}

const kindsTold: Readonly<Record<Told['kind'], string>> = {
  'no date': 'is no date; it stays in words',
  'two dates': 'can be read as two dates; it stays in words',
  'no value': 'names none of OGP’s values; it stays in the note',
  shortened: 'is longer than a title can be; it is shortened, and stands whole in the description',
  moved: 'is longer than its field can be; it stands in the description',
  'more leads':
    'names several institutions; the first answers for it, and the others stand beside it',
}

/** What a person should look at, a sentence for each column and kind. */
export function toldInWords(told: readonly Told[]): string[] {
  const groups = groupedBy(told, ({ kind, column }) => `${kind} ${column}`)
  return Array.from(groups.values(), ([first, ...others]) => {
    const examples = [first, ...others]
      .slice(0, 3)
      .map(({ words }) => `“${shown(cellLine(words, 'plain'), 50)}”`)
    const further = others.length > 2 ? ` (${counted(others.length - 2, 'other')} besides)` : ''
    return `“${shown(first.column, 60)}” ${kindsTold[first.kind]}: ${listed(examples)}${further}.`
  })
}
