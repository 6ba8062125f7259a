import type { Kind } from '../model/kinds.ts'
import { type Schema, schemaAt } from '../model/schemas.ts'
import type { Document } from '../model/source.ts'
import { keysOf, pointerOf, valueAt } from '../plain/pointer.ts'
import { type SchemaError, schemaErrors } from './schema.ts'

export type Usable = {
  /** The document without what cannot be used; its places are still those of the file. */
  readonly document: Document
  readonly errors: readonly SchemaError[]
  /** Pointers of what was left out because of an error. */
  readonly leftOut: readonly string[]
  /** Pointers of what had to go with it: a milestone whose id cannot be used. */
  readonly cut: readonly string[]
}

/**
 * The part of a document that fits its schema. A field left empty counts as not given; a field of the wrong form is
 * left out and reported, so that one slip never costs an institution the rest of its text. An institution or a thematic area
 * of which an id is known stays, even without its name or level.
 * @param waits pointers of what is there, but cannot be used yet: that has been told, and is not asked for
 */
export function usable(kind: Kind, whole: Document, waits: readonly string[] = []): Usable {
  const empty = new Set([...waits, ...emptyIn(kind, whole.value)])
  const given = empty.size > 0 ? without(whole, empty) : whole
  const errors = schemaErrors(kind, given.value)
  let document: Document & Partial<Original> = given
  const cut: string[] = []
  // What is left may break a rule that it kept before, such as a list that now is too short.
  let wrong = withinReach(kind, errors)
  while (wrong.length > 0 && Object.keys(Object(document.value)).length > 0) {
    const whole = document
    const gone = wrong.flatMap((error) => beyond(error, whole.value) ?? culprits(error))
    cut.push(...gone.map((pointer) => whole.original?.(pointer) ?? pointer))
    document = without(whole, new Set(gone))
    wrong = withinReach(kind, schemaErrors(kind, document.value))
  }
  const where = errors
    .map((error) => located(error, given))
    .filter((error) => !isForLack(error, waits))
  const leftOut = where.filter((error) => !isBearable(kind, error)).flatMap(culprits)
  return { document, errors: where, leftOut, cut }
}

function isForLack(
  { keyword, instancePath, params }: SchemaError,
  waits: readonly string[],
): boolean {
  if (keyword === 'additionalProperties') return false
  if (keyword === 'required')
    return waits.includes(instancePath + pointerOf([String(params['missingProperty'])]))
  return waits.some((pointer) => pointer.startsWith(`${instancePath}/`))
}

function withinReach(kind: Kind, errors: readonly SchemaError[]): SchemaError[] {
  return errors.filter(
    (error) => !isBearable(kind, error) && culprits(error).some((pointer) => pointer !== ''),
  )
}

/** Lists that the other files refer to: without one of their items, all that these say of it would seem wrong. */
const referredTo: Partial<Record<Kind, RegExp>> = {
  institutions: /^\/institutions\/\d+$/,
  plan: /^\/themes\/\d+$/,
}

function isBearable(kind: Kind, { keyword, instancePath, params }: SchemaError): boolean {
  const isItem = referredTo[kind]?.test(instancePath) ?? false
  return isItem && keyword === 'required' && params['missingProperty'] !== 'id'
}

// As little as possible: of a list that is too long the end, of two equal items the second. A missing field makes the
// item around it unusable; the file as a whole is never given up for it.
function culprits({ keyword, instancePath, params }: SchemaError): string[] {
  switch (keyword) {
    case 'additionalProperties':
      return [`${instancePath}${pointerOf([String(params['additionalProperty'])])}`]
    case 'uniqueItems':
      return [`${instancePath}/${Math.max(Number(params['i']), Number(params['j']))}`]
    default:
      return [instancePath]
  }
}

function beyond(
  { keyword, instancePath, params }: SchemaError,
  value: unknown,
): string[] | undefined {
  const list = valueAt(value, instancePath)
  if (keyword !== 'maxItems' || !Array.isArray(list)) return undefined
  return list.map((_, index) => `${instancePath}/${index}`).slice(Number(params['limit']))
}

function located(error: SchemaError, document: Document & Partial<Original>): SchemaError {
  return { ...error, instancePath: document.original?.(error.instancePath) ?? error.instancePath }
}

type Original = { original(pointer: string): string }

function emptyIn(kind: Kind, whole: unknown): ReadonlySet<string> {
  if (!holdsNothing(whole)) return new Set()
  const found = new Set<string>()
  const look = (value: unknown, pointer: string): void => {
    if (isEmpty(value, (at) => schemaAt(kind, pointer + at))) found.add(pointer)
    if (typeof value !== 'object' || value === null) return
    for (const [key, child] of Object.entries(value)) look(child, pointer + pointerOf([key]))
  }
  look(whole, '')
  // A name that the schema does not know is a slip, with or without a value.
  return new Set(
    [...found].filter((pointer) => pointer !== '' && schemaAt(kind, pointer) !== undefined),
  )
}

// Whatever is empty has an empty leaf, and most files have none.
function holdsNothing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isBlank(value)
  if (Array.isArray(value)) return value.some(holdsNothing)
  // Without a list of the values: every file is walked through.
  for (const key in value) if (holdsNothing(Reflect.get(value, key))) return true
  return false
}

function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && !/\S/.test(value))
}

// A form with its fields left blank, too: `milestones: [{id: , activity: }]`. In `title: {the name}`, YAML reads a field
// of that name: there, words would be lost.
function isEmpty(value: unknown, schemaIn: (pointer: string) => Schema | undefined): boolean {
  if (typeof value !== 'object' || value === null) return isBlank(value)
  const parts = Array.isArray(value) ? [] : Object.entries(value)
  const known = schemaIn('')?.properties ?? {}
  return (
    parts.length > 0 &&
    parts.every(
      ([key, part]) =>
        Object.hasOwn(known, key) && isEmpty(part, (at) => schemaIn(pointerOf([key]) + at)),
    )
  )
}

/** A document without some of its values. List items move up, so pointers are led back to where they stood. */
export function without(
  document: Document & Partial<Original>,
  left: ReadonlySet<string>,
): Document & Original {
  const kept = new Map<unknown, readonly number[]>()
  const copy = (value: unknown, pointer: string): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      const indices = [...value.keys()].filter((index) => !left.has(`${pointer}/${index}`))
      const items = indices.map((index) => copy(value[index], `${pointer}/${index}`))
      kept.set(items, indices)
      return items
    }
    const entries = Object.entries(value).map(
      ([key, child]) => [key, child, pointer + pointerOf([key])] as const,
    )
    return Object.fromEntries(
      entries.filter(([, , at]) => !left.has(at)).map(([key, child, at]) => [key, copy(child, at)]),
    )
  }
  const value = left.has('') ? {} : copy(document.value, '')
  const before = (pointer: string): string => {
    let node: unknown = value
    const keys: (string | number)[] = []
    for (const key of keysOf(pointer)) {
      const indices = kept.get(node)
      keys.push(indices ? (indices[Number(key)] ?? key) : key)
      node = typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined
    }
    return pointerOf(keys)
  }
  const original = (pointer: string) => document.original?.(before(pointer)) ?? before(pointer)
  return {
    file: document.file,
    value,
    original,
    place: (pointer) => ({ ...document.place(before(pointer)), pointer }),
    keyPlace: (pointer) => ({ ...document.keyPlace(before(pointer)), pointer }),
    afterKey: (pointer) => document.afterKey(before(pointer)),
    written: (pointer) => document.written(before(pointer)),
  }
}
