import type { Fix, Place } from '../../model/diagnostic.ts'
import type { Kind } from '../../model/kinds.ts'
import { schemaAt } from '../../model/schemas.ts'
import type { Document } from '../../model/source.ts'
import { isInBraces } from '../kind-of.ts'

type NoList = {
  readonly kind: Kind
  readonly whole: Document
  readonly pointer: string
  readonly raw: string
  readonly value: unknown
}

/** What stands where a list is wanted, with the dashes that it needs to be one. */
export function withDashes({ kind, whole, pointer, raw, value }: NoList): Fix | undefined {
  const at = [whole.place(pointer), whole.keyPlace(pointer)] as const
  const names = Object.keys(Object(value))
  const known = schemaAt(kind, `${pointer}/0`)?.properties ?? {}
  // In braces, or with a name that no item has, something else may be meant.
  const isItem = !isInBraces(raw, value) && names.every((name) => Object.hasOwn(known, name))
  return (
    spacedItems(...at, raw) ??
    signedItems(...at, raw) ??
    (isItem ? dashedGroup(...at, value) : undefined)
  )
}

// A list whose items have no space after their dashes, each with one.
function spacedItems(place: Place, key: Place, written: string): Fix | undefined {
  const lines = written.split('\n')
  if (key.line === place.line || !lines.every((line) => /^\s*-[^\s-]/.test(line))) return undefined
  const edits = lines.map((text, index) => {
    const indent = /^\s*/.exec(text)?.[0].length ?? 0
    const column = (index === 0 ? place.column : indent + 1) + 1
    const line = place.line + index
    return { line, column, endLine: line, endColumn: column, text: ' ' }
  })
  return { does: 'space put after the dash', edits }
}

// Whose items begin with another sign than a dash, some of them or all.
function signedItems(place: Place, key: Place, written: string): Fix | undefined {
  if (key.line === place.line) return undefined
  const lines = written.split('\n').map((words, index) => {
    const [, space = '', sign] = /^( *)(-(?= )|[–—*+](?= )|[•▪·] ?)(?=\s*\S)/.exec(words) ?? []
    const column = index === 0 ? place.column : space.length + 1
    return { sign, column, line: place.line + index }
  })
  if (!lines.every(({ sign, column }) => sign !== undefined && column === place.column))
    return undefined
  const edits = lines.flatMap(({ sign = '-', column, line }) =>
    sign === '-'
      ? []
      : [{ line, column, endLine: line, endColumn: column + sign.length, text: dashFor(sign) }],
  )
  return edits.length > 0 ? { does: 'dash written for another sign', edits } : undefined
}

function dashFor(sign: string): string {
  return /[•▪·]/.test(sign) ? '- ' : '-'
}

// The fields of one item that has no dash.
function dashedGroup(place: Place, key: Place, value: unknown): Fix | undefined {
  const isBelow = place.line > key.line && place.column >= key.column + 2
  if (!isBelow || typeof value !== 'object' || value === null) return undefined
  const { line, column } = place
  const edit = { line, column: column - 2, endLine: line, endColumn: column, text: '- ' }
  return { does: 'dash put before an item of a list', edits: [edit] }
}
