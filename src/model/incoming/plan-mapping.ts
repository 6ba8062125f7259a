import { shown } from '../../plain/text.ts'
import type { Institutions } from '../files/institutions.ts'
import type { Plan } from '../files/plan.ts'
import { schemaAt } from '../schemas.ts'
import { writtenYaml } from '../written-yaml.ts'

// What of an existing plan goes where. nap proposes it, people correct it, and it is read again with the next import.

/** An entry for a list of the plan. It is known by these two; whether the rest is right is found where it is written. */
type Listed<T extends { readonly id: string; readonly name: string }> = Pick<T, 'id' | 'name'> & {
  readonly [Field in Exclude<keyof T, 'id' | 'name'>]?: unknown
}

export type ListedInstitution = Listed<Institutions['institutions'][number]>
export type ListedTheme = Listed<Plan['themes'][number]>

export type PlanMapping = {
  /** By the name of the sheet or of the folder; a single table is called as its file. */
  readonly tables: Readonly<Record<string, TableMapping>>
  /** Words of the source -> the id that they stand for. */
  readonly values: Readonly<Record<MappedValues, Readonly<Record<string, string>>>>
  /** What the plan does not have yet, and the commitments need. */
  readonly new: {
    readonly institutions: readonly ListedInstitution[]
    readonly themes: readonly ListedTheme[]
  }
}

export type MappedValues = 'institution' | 'theme' | 'ogp_value'

export type TableMapping = {
  /** The column that tells which rows speak of the same commitment; none where each row is one. */
  readonly commitment?: string
  /**
   * Column -> what it answers: a field (`end_date`), one of the milestone of the row (`milestones.activity`) or of a
   * numbered one (`milestones.2.end_date`), `institution` (whose commitment it is), `note` or `ignore`. '' has no home yet.
   */
  readonly columns: Readonly<Record<string, string>>
}

/** Column -> no field: whose commitment it is, what is left out on purpose, what nobody has placed. */
export const wholeInstitution = 'institution'
export const ignored = 'ignore'
export const noHome = ''

/** A list of milestones in one cell, a point each; a text about OGP’s values, which names them. */
const groups: ReadonlySet<string> = new Set(['milestones', 'ogp_values'])

const milestoneTarget = /^milestones\.(?:(\d{1,2})\.)?([a-z_]+)$/

/** A field of the milestone of a row, or of a numbered one. */
export function milestoneTargeted(
  target: string,
): { readonly number: number | undefined; readonly field: string } | undefined {
  const [, number, field] = milestoneTarget.exec(target) ?? []
  if (field === undefined || field === 'id') return undefined
  if (schemaAt('contribution', `/milestones/0/${field}`) === undefined) return undefined
  return { number: number === undefined ? undefined : Number(number), field }
}

/** Whether a column may be mapped to this. */
export function isTarget(target: string): boolean {
  if ([wholeInstitution, ignored, noHome].includes(target) || groups.has(target)) return true
  if (milestoneTargeted(target)) return true
  const pointer = `/${target.split('.').join('/')}`
  const field = schemaAt('contribution', pointer)
  return (
    field !== undefined &&
    target !== 'waive' &&
    !field.properties &&
    !target.startsWith('milestones')
  )
}

type Found = { readonly mapping: PlanMapping } | { readonly message: string; readonly help: string }

/** What a file of people’s says about the mapping, or what is wrong with it. */
export function mappingFrom(fields: Readonly<Record<string, unknown>>): Found {
  const [unknown] = Object.keys(fields).filter(
    (name) => !['tables', 'values', 'new'].includes(name),
  )
  if (unknown !== undefined) {
    return {
      message: `“${shown(unknown, 60)}” is no part of a mapping.`,
      help: 'Write tables, values or new.',
    }
  }
  const tables = Object.entries(groupAt(fields, 'tables')).map(
    ([name, table]): [string, TableMapping] => {
      const commitment = groupAt({ table }, 'table')['commitment']
      const columns = textsAt(groupAt({ table }, 'table'), 'columns')
      return [name, { ...(typeof commitment === 'string' && { commitment }), columns }]
    },
  )
  const targets = tables.flatMap(([, { columns }]) => Object.entries(columns))
  const wrong = targets.find(([, target]) => !isTarget(target))
  if (wrong) {
    return {
      message: `“${shown(wrong[1], 60)}”, behind the column “${shown(wrong[0], 60)}”, is no field of a commitment.`,
      help: 'Write a field, for example end_date, milestones.activity or milestones.2.end_date, or note, institution or ignore.',
    }
  }
  if (targets.length === 0) {
    return { message: 'It names no columns.', help: 'Take it away, and nap proposes a new one.' }
  }
  const values = groupAt(fields, 'values')
  const added = groupAt(fields, 'new')
  return {
    mapping: {
      tables: Object.fromEntries(tables),
      values: {
        institution: textsAt(values, 'institution'),
        theme: textsAt(values, 'theme'),
        ogp_value: textsAt(values, 'ogp_value'),
      },
      new: { institutions: itemsAt(added, 'institutions'), themes: itemsAt(added, 'themes') },
    },
  }
}

function groupAt(group: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const value = Object.hasOwn(group, name) ? group[name] : undefined
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}

function textsAt(group: Readonly<Record<string, unknown>>, name: string): Record<string, string> {
  const entries = Object.entries(groupAt(group, name))
  return Object.fromEntries(
    entries.map(([key, value]) => [key, value === null ? noHome : String(value)]),
  )
}

function itemsAt<T extends { readonly id: string; readonly name: string }>(
  group: Readonly<Record<string, unknown>>,
  name: string,
): T[] {
  const value = group[name]
  return Array.isArray(value) ? value.filter((one): one is T => isNamed(one)) : []
}

function isNamed(value: unknown): boolean {
  const { id, name } = groupAt({ value }, 'value')
  return typeof id === 'string' && typeof name === 'string'
}

/** The file, with what may be written in it above. @param source the name of the file or folder that it is about */
export function mappingText(mapping: PlanMapping, source: string): string {
  return `${comment(source)}\n${writtenYaml(mapping)}`
}

function comment(source: string): string {
  return [
    `What nap takes from ${source}, and where it puts it. Correct it, and import again.`,
    'columns: column: field, for example end_date, milestones.activity, milestones.2.end_date, note,',
    '  institution (whose commitment it is) or ignore (left out on purpose). "" has no home yet, and is told.',
    'values: words of the source: the id that they stand for.',
    'new: what the import adds to institutions.yaml and to the themes of plan.yaml.',
  ]
    .map((line) => `# ${line.replaceAll(/[\r\n]/g, ' ')}`)
    .join('\n')
}
