import { lineOfParts } from '../../plain/parts-of-line.ts'
import { valueAt } from '../../plain/pointer.ts'
import { fullNameOf, type PlanFolder, themeNameOf } from '../plan.ts'
import { answeredFields, schemaAt } from '../schemas.ts'

/**
 * An answer as people write it into a field, so that it can be read again: institutions and thematic areas by name, a list one
 * entry a line, the parts of a group on one line.
 */
export function writtenAnswer(value: unknown, pointer: string, folder: PlanFolder): string {
  if (Array.isArray(value)) {
    return value.map((entry: unknown) => writtenAnswer(entry, `${pointer}/0`, folder)).join('\n')
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const schema = schemaAt('contribution', pointer)
  if (schema?.properties) {
    return lineOfParts(
      answeredFields(schema).map(([, , own]) =>
        writtenAnswer(valueAt(value, own) ?? '', pointer + own, folder),
      ),
    )
  }
  const words = String(value)
  const refers = schema?.['x-refers-to']
  if (refers === 'institution') return fullNameOf(folder, words)
  return refers === 'theme' ? themeNameOf(folder, words) : words
}
