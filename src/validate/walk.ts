import type { Kind } from '../model/kinds.ts'
import { fieldsOf, followed, type Schema, schemas } from '../model/schemas.ts'
import type { Document } from '../model/source.ts'

type Found = { readonly pointer: string; readonly value: string; readonly schema: Schema }

/** Every text of a document that its schema knows, with the schema node that describes it. */
export function textsOf(kind: Kind, document: Document): readonly Found[] {
  const known = collected.get(document)
  if (known) return known
  const found: Found[] = []
  collect(schemas[kind], { value: document.value, pointer: '' }, found)
  collected.set(document, found)
  return found
}

// What checks the references and what reads every text walk through the same documents.
const collected = new WeakMap<Document, readonly Found[]>()

type Part = { readonly value: unknown; readonly pointer: string }

// Into one list: to hand on every text from level to level takes longer than to find it.
function collect(schema: Schema, { value, pointer }: Part, found: Found[]): void {
  if (typeof value === 'string') found.push({ pointer, value, schema })
  else if (Array.isArray(value)) {
    const item = followed(schema.items ?? unknownItem)
    value.forEach((one: unknown, index) => {
      collect(item, { value: one, pointer: `${pointer}/${index}` }, found)
    })
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, field, below] of fieldsOf(schema)) {
      if (!Object.hasOwn(value, name)) continue
      const part = { value: Reflect.get(value, name), pointer: pointer + below }
      collect(field, part, found)
    }
  }
}

const unknownItem: Schema = {}
