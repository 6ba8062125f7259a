import { fullNameOf, type PlanFolder, themeNameOf } from '../plan.ts'
import { schemaAt } from '../schemas.ts'

/**
 * An answer as people write it into a field, so that it can be read again: institutions and thematic areas by name, a list one
 * entry a line.
 */
export function writtenAnswer(value: unknown, pointer: string, folder: PlanFolder): string {
  if (Array.isArray(value)) {
    return value.map((entry: unknown) => writtenAnswer(entry, `${pointer}/0`, folder)).join('\n')
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object' && value !== null) {
    return Object.values(value)
      .map((one) => writtenAnswer(one, '', folder))
      .join(', ')
  }
  const words = String(value)
  const refers = schemaAt('contribution', pointer)?.['x-refers-to']
  if (refers === 'institution') return fullNameOf(folder, words)
  return refers === 'theme' ? themeNameOf(folder, words) : words
}
