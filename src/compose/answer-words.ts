import { institutionsCalled, themesCalled } from '../model/called.ts'
import { fullNameOf, type PlanFolder, themeNameOf } from '../model/plan.ts'
import { answeredFields, followed, isDate, type Schema } from '../model/schemas.ts'
import { lineOfParts } from '../plain/parts-of-line.ts'
import type { Language } from './language.ts'

/** What answers are put into words with. */
export type AnswerSetting = { readonly folder: PlanFolder; readonly language: Language }

/**
 * An answer as people write it in a form: full names for ids, dates in full, each item of a list on a line of its own,
 * the parts of a group beside each other.
 * @param field the schema that it answers, followed
 */
export function answerWords(value: unknown, field: Schema, setting: AnswerSetting): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) {
    const { items = {} } = field
    return value.map((one) => answerWords(one, followed(items), setting)).join('\n')
  }
  if (field.properties) {
    const parts = answeredFields(field).map(([name, part]) =>
      answerWords(Reflect.get(Object(value), name), part, setting),
    )
    return lineOfParts(parts.map((part) => part.trim()))
  }
  const { folder, language } = setting
  if (typeof value === 'boolean') return yesOrNo(value, language)
  const words = String(value)
  if (field['x-refers-to'] === 'institution') return institutionName(words, folder)
  if (field['x-refers-to'] === 'theme') return themeTitle(words, folder)
  if (isDate(field)) return language.date(words)
  return field.enum ? choiceWords(words, language) : words
}

export function yesOrNo(value: boolean, { words }: Language): string {
  return (value ? words['form_yes'] : words['form_no']) ?? ''
}

/** What a choice is called, for example the level of a commitment; `working_group` to “Working group” where nobody has said. */
export function choiceWords(choice: string, { words: own }: Language): string {
  const key = Object.keys(own).find(
    (name) => name.startsWith('contribution/') && name.endsWith(`=${choice}`),
  )
  const words = (key === undefined ? undefined : own[key]) ?? choice.replaceAll('_', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

/** The full name of an institution; its id where that name would not lead back to it. */
export function institutionName(id: string, folder: PlanFolder): string {
  const name = fullNameOf(folder, id)
  return institutionsCalled(folder).idOf(name) === id ? name : id
}

/** The title of a thematic area; its id where that title would not lead back to it. */
export function themeTitle(id: string, folder: PlanFolder): string {
  const name = themeNameOf(folder, id)
  return themesCalled(folder).idOf(name) === id ? name : id
}
