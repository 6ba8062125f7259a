import { printableContact } from '../model/contact.ts'
import type { FieldDifference } from '../model/difference.ts'
import type { Kind } from '../model/kinds.ts'
import { fieldsOf, followed, isContact, type Schema, schemaAt, schemas } from '../model/schemas.ts'
import { canonical } from '../plain/canonical.ts'
import { pointerOf, valueAt } from '../plain/pointer.ts'

/** One field in two states; `before` and `after` may be the same. */
export type Field = Pick<FieldDifference, 'about' | 'form' | 'before' | 'after' | 'refers'> & {
  /** The question in the schema; `about` may go on with who answers it. */
  readonly question: string
  readonly item?: Item
  /** Who gave it, where texts of several stand side by side. */
  readonly giver?: string
}

/** The item of a list that a field is in: the pointer, the words that name it, and what became of it. */
type Item = Omit<NonNullable<FieldDifference['item']>, 'label'> & {
  readonly name: string
  /** The item in which the list stands. */
  readonly around?: Item
}

type Both = { readonly before: unknown; readonly after: unknown }
type At = { readonly pointer: string; readonly item?: Field['item'] }

/** Every field that the schema of a kind of file knows, in its order, with what two states of it say; items by their id. */
export function comparedFields(kind: Kind, before: unknown, after: unknown): Field[] {
  return inGroup(schemas[kind], { before, after }, { pointer: '' })
}

/** Whether a field says something else in the later state. The order of a set means nothing. */
export function differs({ form, before, after }: Field): boolean {
  if (before === after) return false
  return form === 'set' ? asSet(before) !== asSet(after) : meaning(before) !== meaning(after)
}

function asSet(value: unknown): string | undefined {
  return Array.isArray(value) ? value.map(canonical).toSorted().join('\n') : meaning(value)
}

function meaning(value: unknown): string | undefined {
  return value === undefined ? undefined : canonical(value)
}

function inGroup(schema: Schema, both: Both, at: At): Field[] {
  return fieldsOf(schema).flatMap(([name, field]) => {
    const key = pointerOf([name])
    const inside = { before: valueAt(both.before, key), after: valueAt(both.after, key) }
    return inField(field, inside, { ...at, pointer: at.pointer + key })
  })
}

function inField(field: Schema, both: Both, at: At): Field[] {
  if (field['x-merge'] === 'attribute') return byGiver(field, both, at)
  if (isContact(field)) return [leaf('text', mapped(both, printableContact), at)]
  if (field.properties) return inGroup(field, both, at)
  if (field.type !== 'array') return [leaf(formOf(field), both, at, field)]
  const entry = followed(field.items ?? {})
  if (entry.properties && field['x-merge'] !== 'collect') return inItems(entry, both, at)
  // In which order commitments are printed is a matter of numbers: they are not moved by it.
  return at.pointer.endsWith('/order') ? [] : [leaf('set', both, at, entry)]
}

function leaf(form: Field['form'], both: Both, { pointer, item }: At, field: Schema = {}): Field {
  const refers = field['x-refers-to']
  return {
    about: pointer,
    question: pointer,
    form,
    ...both,
    ...(refers === undefined || refers === 'commitment' ? {} : { refers }),
    ...(item && { item }),
  }
}

// Days, ids and choices are taken or left as a whole; of anything else single words can change.
function formOf({ type, enum: choices, pattern, 'x-refers-to': refers }: Schema): Field['form'] {
  const isFree = type === 'string' && !choices && !refers
  return isFree && (pattern === undefined || pattern === linePattern) ? 'text' : 'value'
}

const linePattern = schemaAt('contribution', '/title')?.pattern

function mapped({ before, after }: Both, change: (value: unknown) => unknown): Both {
  return { before: change(before), after: change(after) }
}

function inItems(entry: Schema, both: Both, at: At): Field[] {
  const key = Object.hasOwn(entry.properties ?? {}, 'id') ? 'id' : 'activity'
  const { before, after } = { before: keyed(both.before, key), after: keyed(both.after, key) }
  const keys = [...new Set([...after.keys(), ...before.keys()])]
  return keys.flatMap((id) => {
    const pointer = at.pointer + pointerOf([id])
    const own = after.get(id) ?? before.get(id)
    const name = String(valueAt(own, '/name') ?? valueAt(own, `/${key}`) ?? id)
    const inside = { before: before.get(id), after: after.get(id) }
    const kind = whatBecame(before.has(id), after.has(id))
    const item = { about: pointer, name, kind, ...(at.item && { around: at.item }) }
    return inGroup(entry, inside, { pointer, item })
  })
}

function whatBecame(was: boolean, is: boolean): 'added' | 'removed' | 'changed' {
  if (was && is) return 'changed'
  return was ? 'removed' : 'added'
}

// What has no id is told apart by its words; what stands there twice, also by its place among the two.
function keyed(list: unknown, key: string): Map<string, unknown> {
  const items = new Map<string, unknown>()
  for (const item of Array.isArray(list) ? list : []) {
    items.set(free(String(valueAt(item, `/${key}`)), items), item)
  }
  return items
}

function free(name: string, taken: ReadonlyMap<string, unknown>): string {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? name : `${name}/${number}`
    if (!taken.has(key)) return key
  }
}

/** Texts side by side, each with its giver: those that stand in both states are not paired with others. */
function byGiver(field: Schema, both: Both, at: At): Field[] {
  const given = mapped(both, (list) => (Array.isArray(list) ? list : []))
  const [before, after] = [saidIn(field, given.before), saidIn(field, given.after)]
  const givers = [...new Set([...after.keys(), ...before.keys()])]
  return givers.flatMap((giver) => {
    const [old, now] = [before.get(giver) ?? [], after.get(giver) ?? []]
    const gone = old.filter((text) => !now.some((other) => canonical(other) === canonical(text)))
    const come = now.filter((text) => !old.some((other) => canonical(other) === canonical(text)))
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => {
      const own = leaf('text', { before: gone[index], after: come[index] }, at)
      const key = pointerOf(index === 0 ? [giver] : [giver, index + 1])
      return { ...own, about: at.pointer + key, giver }
    })
  })
}

function textsIn(field: Schema, value: unknown): unknown[] {
  if (field.items) return [value].flat().flatMap((one) => textsIn(followed(field.items ?? {}), one))
  return [isContact(field) ? printableContact(value) : value]
}

function saidIn(field: Schema, list: unknown): Map<string, unknown[]> {
  const said = new Map<string, unknown[]>()
  for (const one of list as readonly unknown[]) {
    const giver = String(valueAt(one, '/institution'))
    const texts = textsIn(field, valueAt(one, '/value')).filter((text) => text !== undefined)
    said.set(giver, [...(said.get(giver) ?? []), ...texts])
  }
  return said
}
