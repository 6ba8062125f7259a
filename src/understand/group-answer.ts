import { partName, partsOfGroup } from '../model/exchange/parts-of-group.ts'
import type { Schema } from '../model/schemas.ts'
import { shown } from '../plain/text.ts'
import { type AnswerRead, noAnswer } from './answer-read.ts'

/** A group of answers on one line, its parts in the order of the schema. @param read an answer to one question */
export function groupIn(
  line: string,
  schema: Schema,
  read: (words: string, field: Schema, name: string) => AnswerRead,
): AnswerRead {
  const found = partsOfGroup(line, schema)
  if ('fault' in found) {
    const { message, help } = found.fault
    return noAnswer(message, help, 'parts', { words: shown(line, 60) })
  }
  const group: Record<string, unknown> = {}
  for (const { name, field, words } of found.parts) {
    const answer = read(words, field, name)
    if ('fault' in answer) {
      const { message, help, why } = answer.fault
      const own = `${partName([name, field])}: ${message}`
      return { fault: { message: own, help, why: { ...why, part: name } } }
    }
    group[name] = answer.value
  }
  return { value: group }
}
