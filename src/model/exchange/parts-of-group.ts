import { addressInWords } from '../../plain/address-in-words.ts'
import { betweenParts, partsOfLine } from '../../plain/parts-of-line.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { answeredFields, isContact, isWebAddress, type Schema } from '../schemas.ts'

type Fields = ReturnType<typeof answeredFields>
type Part = { readonly name: string; readonly field: Schema; readonly words: string }
type PartsRead =
  | { readonly parts: readonly Part[] }
  | { readonly fault: { readonly message: string; readonly help: string } }

/** The parts of a group that people write on one line, in the order of the schema; those that are empty are left out. */
export function partsOfGroup(line: string, schema: Schema): PartsRead {
  const fields = answeredFields(schema)
  const words = wordsFor(line, fields)
  const fault = faultIn(words, schema)
  if (fault !== undefined) {
    return {
      fault: { message: `“${shown(line, 60)}” ${fault}`, help: `Write: ${askedParts(schema)}` },
    }
  }
  const parts = fields.map(([name, field], index) => ({ name, field, words: words[index] ?? '' }))
  return { parts: parts.filter((part) => part.words !== '') }
}

/** How the parts of a group are asked for on one line: `Label | Address`. */
export function askedParts(schema: Schema): string {
  return answeredFields(schema).map(partName).join(betweenParts)
}

/** How a part is called. */
export function partName([name, field]: readonly [string, Schema, ...unknown[]]): string {
  return field['x-label'] ?? name
}

function faultIn(words: readonly string[], schema: Schema): string | undefined {
  const fields = answeredFields(schema)
  if (words.length > fields.length) {
    return `has ${counted(words.length, 'part')}, and there is room for ${fields.length}.`
  }
  // Whoever puts commas between them means several answers, which would all become the name.
  if (isContact(schema) && words.length === 1 && /[,،@]/.test(words[0] ?? ''))
    return 'does not say where each part of it ends.'
  const missing = fields.filter(
    ([name], index) => schema.required?.includes(name) && (words[index] ?? '') === '',
  )
  return missing.length === 0
    ? undefined
    : `does not say ${listed(missing.map((one) => `“${partName(one)}”`))}.`
}

/** Who writes what something is and its address needs no sign between them. */
function wordsFor(line: string, fields: Fields): string[] {
  const parts = partsOfLine(line)
  const at = fields.findIndex(([, field]) => isWebAddress(field))
  const found = at === -1 || parts.length > 1 ? undefined : addressInWords(line)
  return found ? fields.map((_, index) => partOf(index, at, found)) : parts
}

function partOf(
  index: number,
  at: number,
  { address, rest }: NonNullable<ReturnType<typeof addressInWords>>,
): string {
  if (index === at) return address
  return index === (at === 0 ? 1 : 0) ? rest : ''
}
