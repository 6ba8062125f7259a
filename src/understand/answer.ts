import { institutionsCalled, thingsOf } from '../model/called.ts'
import type { PlanFolder } from '../model/plan.ts'
import { followed, isDate, type Schema } from '../model/schemas.ts'
import { datesIn } from '../plain/date-words.ts'

export type AnswerRead = { readonly value: unknown } | { readonly fault: string }

/** The value that words stand for as an answer to a question. */
export function answerIn(words: string, field: Schema, folder: PlanFolder): AnswerRead {
  const text = words.trim()
  if (field.type === 'array') {
    const read = text
      .split(/[\n;]+/)
      .filter((one) => one.trim() !== '')
      .map((one) => answerIn(one, followed(field.items ?? {}), folder))
    const fault = read.find((one) => 'fault' in one)
    return fault ?? { value: read.flatMap((one) => ('value' in one ? [one.value] : [])) }
  }
  if (isDate(field)) {
    const [one, other] = datesIn(text)
    if (one === undefined) return { fault: `“${text}” is no date.` }
    return other === undefined
      ? { value: one }
      : { fault: `“${text}” can be read in two ways, as ${one} and as ${other}.` }
  }
  if (field['x-refers-to'] === 'institution') {
    const id = institutionsCalled(folder).idOf(text)
    return id === undefined ? { fault: `There is no institution “${text}”.` } : { value: id }
  }
  if (field['x-refers-to'] === 'theme') {
    const { themes } = folder.plan.value
    const things = thingsOf(
      themes.map(({ id }) => id),
      themes.map(({ id, name }) => ({ id, name })),
    )
    const id = things.idOf(text)
    return id === undefined ? { fault: `There is no thematic area “${text}”.` } : { value: id }
  }
  return { value: text }
}
