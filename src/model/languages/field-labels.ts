import { translatedLabels } from '../files/labels.ts'
import { labelOf, schemaPath } from '../schemas.ts'

/** The languages in which nap itself calls the questions about a commitment by a name. */
export const labelLanguages: readonly string[] = ['en', ...Object.keys(translatedLabels)]

/** How a question about a commitment is called in one of them. */
export function translatedLabel(language: string, pointer: string): string {
  const key = `contribution${schemaPath('contribution', pointer)}`
  return translatedLabels[language]?.[key] ?? labelOf('contribution', pointer)
}

/** The same in all of them. */
export function labelsOf(pointer: string): string[] {
  return [...new Set(labelLanguages.map((language) => translatedLabel(language, pointer)))]
}
