import { askedParts, partName, partsOfGroup } from '../../model/exchange/parts-of-group.ts'
import { nothingWritten, type Refusal } from '../../model/refusal.ts'
import { answeredFields, fieldsOf, followed, type Schema } from '../../model/schemas.ts'
import { listed, shown } from '../../plain/text.ts'
import { knownOne } from './known-one.ts'

/** Answers to the questions of a schema: field -> value, as the file will hold it. */
export type Answers = Readonly<Record<string, unknown>>

export function hasNone(answers: Answers): boolean {
  return Object.keys(answers).length === 0
}

/** A field that people type in a way of its own: `citizens-budget.end_date` for what a comment is about. */
export type Readers = Readonly<Record<string, (typed: string) => unknown>>

/**
 * Answers with one more: `end_date=2019-06-30`, `ogp_values.civic_participation=…`, `milestones.portal.lead=sindh`.
 * A list grows with each mention. @throws Refusal for what the schema has no place for
 */
export function withSetting(
  answers: Answers,
  setting: string,
  { schema, readers }: { readonly schema: Schema; readonly readers: Readers },
): Answers {
  const at = setting.indexOf('=')
  if (at < 1) {
    throw nothingWritten(
      `“${shown(setting)}” does not say which field gets which value.`,
      'Write the field, an equals sign and the value: --set title="A citizens’ budget"',
    )
  }
  const path = setting.slice(0, at).trim()
  const typed = setting.slice(at + 1).trim()
  if (typed === '') {
    throw nothingWritten(
      `There is nothing after “${shown(path)}=”.`,
      'Write the value, or leave the field out.',
    )
  }
  const read = readers[path]
  if (read) return { ...answers, [path]: read(typed) }
  return placed(answers, schema, { keys: path.split('.'), around: [], typed })
}

/** The field that such a setting is about: `milestones` for `milestones.portal.lead=sindh`. */
export function settingName(setting: string): string {
  return setting.slice(0, setting.indexOf('=')).trim().split('.')[0] ?? ''
}

type Way = {
  readonly keys: readonly string[]
  /** The keys that lead to where they begin. */
  readonly around: readonly string[]
  readonly typed: string
}

function placed(group: Answers, schema: Schema, { keys, around, typed }: Way): Answers {
  const [key = '', ...rest] = keys
  const noun = around.length === 0 ? 'field' : `field of “${shown(around.join('.'))}” called`
  knownOne(noun, key, Object.keys(schema.properties ?? {}))
  const field = followed(schema.properties?.[key] ?? {})
  const item = field.items && followed(field.items)
  const here = [...around, key]
  const before = group[key]
  if (rest.length === 0) {
    if (field.properties) throw hasFields(here, field)
    if (item?.properties) {
      return { ...group, [key]: [...asItems(before), itemTyped(here, item, typed)] }
    }
    return { ...group, [key]: typedValue(field, { typed, name: here.join('.'), before }) }
  }
  if (field.properties) {
    const within = placed(asGroup(before), field, { keys: rest, around: here, typed })
    return { ...group, [key]: within }
  }
  if (!item?.properties) throw nothingWithin(here)
  if (!hasId(item))
    throw onOneLine(
      here,
      item,
      `The parts of “${shown(here.join('.'))}” have no names of their own.`,
    )
  return { ...group, [key]: itemPlaced(asItems(before), item, { keys: rest, around: here, typed }) }
}

/** An item of a list without ids, all of it on one line. */
function itemTyped(keys: readonly string[], item: Schema, typed: string): Answers {
  if (hasId(item)) throw hasItems(keys, item)
  const found = partsOfGroup(typed, item)
  if ('fault' in found) throw onOneLine(keys, item, found.fault.message)
  return Object.fromEntries(
    found.parts.map(({ name, field, words }) => [
      name,
      typedValue(field, { typed: words, name: partName([name, field]) }),
    ]),
  )
}

function hasId({ properties = {} }: Schema): boolean {
  return Object.hasOwn(properties, 'id')
}

function onOneLine(keys: readonly string[], item: Schema, message: string): Refusal {
  return nothingWritten(
    message,
    `Write each on one line, and repeat it for more: --set ${shown(keys.join('.'))}="${askedParts(item)}"`,
  )
}

function itemPlaced(items: readonly Answers[], schema: Schema, way: Way): readonly Answers[] {
  const [id = '', ...keys] = way.keys
  if (keys.length === 0) throw hasItems(way.around, schema)
  const known = items.find((item) => item['id'] === id) ?? { id }
  const changed = placed(known, schema, { ...way, keys, around: [...way.around, id] })
  return items.includes(known)
    ? items.map((item) => (item === known ? changed : item))
    : [...items, changed]
}

export function asGroup(value: unknown): Answers {
  return typeof value === 'object' && value !== null ? (value as Answers) : {}
}

export function asItems(value: unknown): readonly Answers[] {
  return Array.isArray(value) ? (value as Answers[]) : []
}

type Typed = {
  readonly typed: string
  /** As a message names the field. */
  readonly name: string
  /** What a list holds already. */
  readonly before?: unknown
}

/** What a person typed for a field, as its value. @throws Refusal where it cannot be one */
export function typedValue(field: Schema, { typed, name, before }: Typed): unknown {
  if (field.type === 'array') {
    const entries: unknown[] = Array.isArray(before) ? before : []
    return [...new Set([...entries, ...entriesIn(typed, field)])]
  }
  if (field.type === 'integer') {
    if (/^\d{1,9}$/.test(typed)) return Number(typed)
    throw notA('a whole number', { typed, name }, `Write it in digits: ${name}=12`)
  }
  if (field.type === 'boolean') {
    if (/^(yes|true)$/i.test(typed)) return true
    if (/^(no|false)$/i.test(typed)) return false
    throw notA('yes or no', { typed, name }, `Write ${name}=yes or ${name}=no.`)
  }
  return typed.includes('\n') ? `${typed.replaceAll('\r\n', '\n')}\n` : typed
}

const longestId = 64

/** Ids have no commas, names of offices do. Urdu has signs of its own for both. */
function entriesIn(typed: string, { items }: Schema): string[] {
  const { maxLength = longestId } = items ? followed(items) : {}
  const entries = typed.split(maxLength <= longestId ? /[;,؛،]/ : /[;؛]/)
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '')
}

function notA(what: string, { typed, name }: Typed, help: string): Refusal {
  return nothingWritten(
    `“${shown(typed, 60)}” is not ${what}, as “${shown(name)}” has to be.`,
    help,
  )
}

function hasFields(keys: readonly string[], schema: Schema): Refusal {
  const name = shown(keys.join('.'))
  return nothingWritten(
    `The field “${name}” consists of further fields.`,
    `Name one of them: ${listed(
      fieldsOf(schema).map(([below]) => `${name}.${below}`),
      'or',
    )}.`,
  )
}

function hasItems(keys: readonly string[], item: Schema): Refusal {
  const name = shown(keys.join('.'))
  const [[first = ''] = []] = answeredFields(item)
  return nothingWritten(
    `The field “${name}” is a list of items with fields of their own.`,
    `Name the item by an id and say which field: ${name}.ID.${first}=…`,
  )
}

export function nothingWithin(keys: readonly string[]): Refusal {
  const name = shown(keys.join('.'))
  return nothingWritten(
    `The field “${name}” has no further fields.`,
    `Leave out what follows “${name}”.`,
  )
}
