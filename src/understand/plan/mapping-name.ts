import { forbiddenNames } from '../../model/incoming/forbidden-names.ts'
import { visibleName } from '../../plain/text.ts'

/** A name of a table, a column or an institution as people will find it in the mapping, where it is the name of a field. */
export function mappingName(text: string): string {
  const name = visibleName(text)
  return forbiddenNames.has(name) ? `“${name}”` : name
}
