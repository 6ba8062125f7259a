import type { Kind } from '../../model/kinds.ts'
import { answeredFields, isWebAddress, schemaAt } from '../../model/schemas.ts'
import type { Document } from '../../model/source.ts'
import { writtenScalar } from '../../model/written-yaml.ts'
import { addressInWords } from '../../plain/address-in-words.ts'
import { parentOf, valueAt } from '../../plain/pointer.ts'
import { shown } from '../../plain/text.ts'
import { unquoted } from './value-fixes.ts'

type Value = { readonly kind: Kind; readonly whole: Document; readonly pointer: string }

/** What an address is called, and the address, where both stand in one line: `Documents: https://…` in place of two fields. */
type OneLine = {
  readonly names: readonly [words: string, address: string]
  readonly words: string
  readonly address: string
}

/** Does a line of words with an address stand where a group of fields has a field for each? */
export function oneLineLink({ kind, whole, pointer }: Value): OneLine | undefined {
  const fields = answeredFields(schemaAt(kind, pointer) ?? {})
  const [address] = fields.find(([, field]) => isWebAddress(field)) ?? []
  const [words] = fields.find(([, field]) => !isWebAddress(field)) ?? []
  if (address === undefined || words === undefined) return undefined
  const line = lineIn(
    valueAt(whole.value, pointer),
    fields.map(([name]) => name),
  )
  const found = line === undefined ? undefined : addressInWords(line)
  return found && { names: [words, address], words: found.rest, address: found.address }
}

// Without quotes, words before a colon are the name of a field to YAML.
function lineIn(value: unknown, known: readonly string[]): string | undefined {
  if (typeof value === 'string') return value
  const [[name, said] = [], another] = Object.entries(Object(value))
  const isLine = name !== undefined && !another && !known.includes(name)
  return isLine && typeof said === 'string' ? `${name}: ${said}` : undefined
}

/** What is said of it. */
export function linkInOneLine({ whole, pointer }: Value, { names, words, address }: OneLine) {
  const { line, column } = whole.place(pointer)
  const raw = whole.written(pointer).trimEnd()
  const isInBrackets = /^[[{]/.test(whole.written(parentOf(pointer)))
  const fields = [
    ...(words === '' ? [] : [[names[0], words] as const]),
    [names[1], address] as const,
  ]
  const text = isInBrackets
    ? `{ ${fields.map(([name, said]) => `${name}: ${JSON.stringify(said)}`).join(', ')} }`
    : fields
        .map(([name, said]) => `${name}: ${writtenScalar(said)}`)
        .join(`\n${' '.repeat(column - 1)}`)
  const end = { endLine: line, endColumn: column + raw.length }
  return {
    rule: 'value-has-the-right-form',
    message: `“${shown(unquoted(raw), 60)}” is one line, and a link has a field for its words and one for its address.`,
    help: `Write each in a field of its own: ${names.join(' and ')}.`,
    ...(!raw.includes('\n') && {
      fix: {
        does: `${names.join(' and ')} written as fields`,
        edits: [{ line, column, ...end, text }],
      },
    }),
  }
}
