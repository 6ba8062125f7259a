import common from '../../schemas/common.schema.json' with { type: 'json' }
import { pointerOf } from '../plain/pointer.ts'
import { allSchemas } from './files/all.ts'
import type { Kind } from './kinds.ts'

/** How the answers of several institutions to one question become one (see the schemas). */
export type MergeStrategy = 'agree' | 'collect' | 'by-id' | 'attribute'

/** What a value names: the id of something that must exist in the plan. */
export type Reference = 'institution' | 'theme' | 'commitment'

/** One node of a schema, with `$ref` followed and the project’s own keywords. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly pattern?: string
  readonly maxLength?: number
  readonly examples?: readonly unknown[]
  /** What it is called in English; for other languages see `field-labels.ts`. */
  readonly 'x-label'?: string
  readonly 'x-merge'?: MergeStrategy
  /** Where the field is printed: a section of a commitment, or a column of the table of milestones. Not printed without. */
  readonly 'x-section'?: string
  /** Of the whole: its sections, in the order in which they are printed. */
  readonly 'x-sections'?: readonly string[]
  readonly 'x-complete'?: boolean
  readonly 'x-refers-to'?: Reference
  /** Other answers without which the question makes no sense. */
  readonly 'x-asked-if'?: Readonly<Record<string, readonly string[]>>
  /** The list of plan.yaml that is chosen from; where the plan has none, the examples are. */
  readonly 'x-listed-in'?: 'policy_areas'
  readonly 'x-source'?: string
  /** What helps to answer it in a form, where the description speaks of how files are written. */
  readonly 'x-guide'?: string
}

const definitions = common.$defs as Readonly<Record<string, Schema>>

export const schemas: Readonly<Record<Kind, Schema>> = allSchemas as Readonly<Record<Kind, Schema>>

/** A schema node with its reference followed; what stands beside the reference wins. */
export function followed(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const known = whole.get(schema)
  if (known) return known
  const { $ref, ...own } = schema
  const joined = { ...definitions[$ref.slice($ref.lastIndexOf('/') + 1)], ...own }
  whole.set(schema, joined)
  return joined
}

// The schemas never change, and merging asks for the same node once for every contribution.
const whole = new WeakMap<Schema, Schema>()

/** The properties of an object schema, in the order of the file, each followed, and with the pointer of its name. */
export function fieldsOf(schema: Schema): Fields {
  const known = fields.get(schema)
  if (known) return known
  const found = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, followed(field), pointerOf([name])] as const,
  )
  fields.set(schema, found)
  return found
}

type Fields = readonly (readonly [name: string, field: Schema, pointer: string])[]

const fields = new WeakMap<Schema, Fields>()

/** Does the schema ask for a day, a month or a year? Whether there is such a day, it cannot say. */
export function isDate({ pattern }: Schema): boolean {
  return pattern?.startsWith('^(199') ?? false
}

/** Whether a field of this name holds a date, in whatever file it stands. */
export function isDateField(name: string): boolean {
  return dateFields().has(name)
}

let dateNames: ReadonlySet<string> | undefined

function dateFields(): ReadonlySet<string> {
  dateNames ??= new Set(Object.values(schemas).flatMap((schema) => datesBelow(schema)))
  return dateNames
}

function datesBelow(schema: Schema): string[] {
  const item = schema.items === undefined ? [] : datesBelow(followed(schema.items))
  const own = fieldsOf(schema).map(([name, field]) => (isDate(field) ? [name] : datesBelow(field)))
  return [...item, ...own.flat()]
}

/** The schema node that a JSON pointer into a document leads to; list items may be named by index or id. */
export function schemaAt(kind: Kind, pointer: string): Schema | undefined {
  let schema: Schema | undefined = schemas[kind]
  for (const key of pointer.split('/').slice(1)) {
    schema = schema && childOf(schema, key)
  }
  return schema
}

/** A pointer without the items of lists, whose fields are called the same in each: `/milestones/end_date`. */
export function schemaPath(kind: Kind, pointer: string): string {
  let schema: Schema | undefined = schemas[kind]
  let path = ''
  for (const key of pointer.split('/').slice(1)) {
    if (!schema?.items) path += `/${key}`
    schema = schema && childOf(schema, key)
  }
  return path
}

function childOf({ items, properties = {} }: Schema, key: string): Schema | undefined {
  const child = items ?? (Object.hasOwn(properties, key) ? properties[key] : undefined)
  return child && followed(child)
}

/** How a field is called in English: its label, or its name where it has none. */
export function labelOf(kind: Kind, pointer: string): string {
  return schemaAt(kind, pointer)?.['x-label'] ?? pointer.slice(pointer.lastIndexOf('/') + 1)
}

/** The fields that are printed in a section or a column, in the order of the schema. */
export function fieldsIn(schema: Schema, section: string): Fields {
  return fieldsOf(schema).filter(([, field]) => field['x-section'] === section)
}

/** A point of contact: it says of itself whether it may be printed. */
export function isContact({ properties = {} }: Schema): boolean {
  return Object.hasOwn(properties, 'public')
}

/** Whether an answer is an address on the web. */
export function isWebAddress({ pattern }: Schema): boolean {
  return pattern?.startsWith('^https?:') ?? false
}

/** Does a field of this name, in whatever kind of file, hold a point of contact or a list of them? */
export function isContactNamed(name: string): boolean {
  return contactNames.has(name)
}

/** The fields of a group that people answer. Its id is made for it. */
export function answeredFields(schema: Schema): Fields {
  return fieldsOf(schema).filter(([name]) => name !== 'id')
}

/** Is this the name of a field, in whatever kind of file? */
export function isFieldName(name: string): boolean {
  return fieldNames.has(name)
}

/** Is a field of this name, in whatever kind of file, for free text, and may that run over several lines? */
export function textNamed(name: string): 'lines' | 'line' | undefined {
  return textNames.get(name)
}

/** Is a field of this name, in whatever kind of file, a list, and of groups of fields or of single values? */
export function listNamed(name: string): 'groups' | 'values' | undefined {
  return listNames.get(name)
}

/** Do the items of the list of this name, in a commitment, have nothing but their place to name them? */
export function isNamedByPlace(name: string): boolean {
  const { items, 'x-merge': strategy } = schemas.contribution.properties?.[name] ?? {}
  return strategy !== undefined && strategy !== 'by-id' && items !== undefined
}

/** Is a field of this name, in whatever kind of file, a list of free texts, each of one line? */
export function areTexts(name: string): boolean {
  return textLists.has(name)
}

const roots = [...Object.values(schemas), ...Object.values(definitions)]

const fieldNames = new Set(roots.flatMap(allFieldsIn).map(([name]) => name))

const texts: Readonly<Record<string, 'lines' | 'line'>> = {
  line: 'line',
  sentence: 'lines',
  prose: 'lines',
}

const contactNames = new Set(
  roots.flatMap(allFieldsIn).flatMap(([name, field]) => {
    const { items = {} } = followed(field)
    return [field, items].some((one) => isContact(followed(one))) ? [name] : []
  }),
)

function kindOfText({ $ref = '' }: Schema): 'lines' | 'line' | undefined {
  return texts[$ref.slice($ref.lastIndexOf('/') + 1)]
}

const textFields = roots.flatMap(allFieldsIn).flatMap(([name, field]) => {
  const kind = kindOfText(field)
  return kind ? [{ name, kind }] : []
})

// A name that one kind of file has for a line and another for more is for more.
const textNames = new Map([
  ...textFields.map(({ name, kind }) => [name, kind] as const),
  ...textFields.flatMap(({ name, kind }) => (kind === 'lines' ? [[name, kind] as const] : [])),
])

const textLists = new Set(
  roots
    .flatMap(allFieldsIn)
    .filter(([, field]) => kindOfText(followed(field).items ?? {}) === 'line')
    .map(([name]) => name),
)

const listNames = new Map(
  roots.flatMap(allFieldsIn).flatMap(([name, field]) => {
    const { items } = followed(field)
    if (!items) return []
    return [[name, followed(items).properties ? 'groups' : 'values'] as const]
  }),
)

function allFieldsIn({
  properties = {},
  items,
}: Schema): (readonly [name: string, field: Schema])[] {
  const below = [...Object.values(properties), ...(items ? [items] : [])]
  return [...Object.entries(properties), ...below.flatMap(allFieldsIn)]
}
