import { answeredFields, isWebAddress, type Schema } from '../model/schemas.ts'
import { addressInWords } from '../plain/address-in-words.ts'
import { betweenParts, partsOfLine } from '../plain/parts-of-line.ts'
import { counted, listed, shown } from '../plain/text.ts'
import { type AnswerRead, noAnswer } from './answer-read.ts'

type Fields = ReturnType<typeof answeredFields>

/** A group of answers on one line, its parts in the order of the schema. @param read an answer to one question */
export function groupIn(
  line: string,
  schema: Schema,
  read: (words: string, field: Schema, name: string) => AnswerRead,
): AnswerRead {
  const fields = answeredFields(schema)
  const parts = partsFor(line, fields)
  const how = `Write: ${fields.map(called).join(betweenParts)}`
  if (parts.length > fields.length) {
    const room = `${counted(parts.length, 'part')}, and there is room for ${fields.length}`
    return noAnswer(`“${shown(line, 60)}” has ${room}.`, how, 'parts', {
      words: shown(line, 60),
    })
  }
  const group: Record<string, unknown> = {}
  for (const [index, [name, field]] of fields.entries()) {
    const words = parts[index] ?? ''
    if (words === '') continue
    const answer = read(words, field, name)
    if ('fault' in answer) {
      const { message, help, why } = answer.fault
      const own = `${called([name, field])}: ${message}`
      return { fault: { message: own, help, why: { ...why, part: name } } }
    }
    group[name] = answer.value
  }
  const missing = fields.filter(
    ([name]) => schema.required?.includes(name) && !Object.hasOwn(group, name),
  )
  if (missing.length === 0) return { value: group }
  const names = listed(missing.map((one) => `“${called(one)}”`))
  return noAnswer(`“${shown(line, 60)}” does not say ${names}.`, how, 'parts', {
    words: shown(line, 60),
  })
}

function called([name, field]: readonly [string, Schema, ...unknown[]]): string {
  return field['x-label'] ?? name
}

/** The parts of a line. Who writes what something is and its address needs no sign between them. */
function partsFor(line: string, fields: Fields): string[] {
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
