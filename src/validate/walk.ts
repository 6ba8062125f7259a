import { pointerOf } from '../model/pointer.ts'
import { fieldsOf, followed, type Kind, type Schema, schemas } from '../model/schemas.ts'

type Found = { readonly pointer: string; readonly value: string; readonly schema: Schema }

/** Every text of a document that its schema knows, with the schema node that describes it. */
export function* textsOf(kind: Kind, value: unknown): Iterable<Found> {
  yield* below(schemas[kind], value, '')
}

function* below(schema: Schema, value: unknown, pointer: string): Iterable<Found> {
  if (typeof value === 'string') yield { pointer, value, schema }
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    const items = followed(schema.items ?? {})
    for (const [index, item] of value.entries()) yield* below(items, item, `${pointer}/${index}`)
    return
  }
  for (const [name, field] of fieldsOf(schema)) {
    if (Object.hasOwn(value, name)) {
      yield* below(field, Reflect.get(value, name), pointer + pointerOf([name]))
    }
  }
}
