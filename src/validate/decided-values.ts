import type { Diagnostic } from '../model/diagnostic.ts'
import { hasOneAnswer } from '../model/field.ts'
import type { Decisions } from '../model/files/decisions.ts'
import type { LoadedFile } from '../model/plan-file.ts'
import { followed, type Schema, schemas } from '../model/schemas.ts'
import type { Document } from '../model/source.ts'
import type { DateCustom } from '../plain/date-words.ts'
import { keysOf, pointerOf } from '../plain/pointer.ts'
import { schemaErrors } from './schema.ts'
import { schemaFindings } from './schema-words.ts'
import { without } from './usable.ts'

/** A contribution that says only what one decision writes, so that the schema of contributions can judge it. */
export type Probe = LoadedFile & { readonly index: number; readonly pointer: string }

/** The values that decisions write themselves. What such a decision is about must have one answer. */
export function probesIn(document: Document): Probe[] {
  // Called once the schema of decisions has proved the file.
  const { decisions = [] } = document.value as Partial<Decisions>
  return decisions.flatMap(({ about, value }, index) => {
    if (about === undefined || value === undefined || !hasOneAnswer(about)) return []
    const { whole, pointer } = around(keysOf(about), schemas.contribution, value)
    const inFile = (at: string) =>
      at.startsWith(pointer)
        ? `/decisions/${index}/value${at.slice(pointer.length)}`
        : `/decisions/${index}/about`
    const probe: Document = {
      file: document.file,
      value: whole,
      place: (at) => document.place(inFile(at)),
      keyPlace: (at) => document.keyPlace(inFile(at)),
      afterKey: (at) => document.afterKey(inFile(at)),
      written: (at) => document.written(inFile(at)),
    }
    const is = { kind: 'contribution', institution: '', commitment: '' } as const
    return [{ is, document: probe, index, pointer }]
  })
}

/** The decisions without those whose value does not fit its field, and what is to be said about these. */
export function withUsableValues(
  document: Document,
  dates: DateCustom,
): {
  document: Document
  diagnostics: Diagnostic[]
} {
  const judged = probesIn(document).map(({ index, pointer, document: probe }) => {
    const errors = schemaErrors('contribution', probe.value).filter(({ instancePath }) =>
      instancePath.startsWith(pointer),
    )
    return { index, diagnostics: schemaFindings('contribution', probe, errors, dates) }
  })
  const wrong = judged.filter(({ diagnostics }) => diagnostics.length > 0)
  if (wrong.length === 0) return { document, diagnostics: [] }
  const left = new Set(wrong.map(({ index }) => `/decisions/${index}`))
  return {
    document: without(document, left),
    diagnostics: wrong.flatMap(({ diagnostics }) => diagnostics),
  }
}

function around(
  [key, ...rest]: readonly string[],
  schema: Schema,
  value: unknown,
): { whole: unknown; pointer: string } {
  if (key === undefined) return { whole: value, pointer: '' }
  const { items, properties = {} } = schema
  const inner = around(rest, followed(items ?? properties[key] ?? {}), value)
  return items
    ? { whole: [{ id: key, ...Object(inner.whole) }], pointer: `/0${inner.pointer}` }
    : { whole: { [key]: inner.whole }, pointer: pointerOf([key]) + inner.pointer }
}
