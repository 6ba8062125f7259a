import type { Kind } from '../model/kinds.ts'
import { itemNoun } from '../model/new-id.ts'
import { fieldsOf, followed, schemaAt } from '../model/schemas.ts'
import { listed } from '../plain/text.ts'

/** What to do about a field of a name that nothing has there. */
export function helpOnField(kind: Kind, pointer: string, name: string): string {
  const stray = helpOnStrayField(kind, pointer, name)
  if (stray !== undefined) return stray
  const fields = listed(Object.keys(schemaAt(kind, pointer)?.properties ?? {}), 'or')
  // Three words before a colon are rather a line of a text.
  return /\S\s+\S+\s+\S/.test(name)
    ? `If it belongs to the text above, indent it further than the field’s name. If it is a field, use one of: ${fields}.`
    : `Use one of: ${fields}. Other remarks can stand in a comment: # …`
}

/** Where a field belongs that stands beside a list of items, and is one of each of them. */
function helpOnStrayField(kind: Kind, pointer: string, name: string): string | undefined {
  const lists = fieldsOf(schemaAt(kind, pointer) ?? {})
  const [list] = lists.filter(
    ([, { items, 'x-merge': strategy }]) =>
      strategy === 'by-id' && Object.hasOwn(followed(items ?? {}).properties ?? {}, name),
  )
  if (!list || name === 'id') return undefined
  const noun = itemNoun(`${pointer}${list[2]}/0`)
  return `It belongs under a ${noun}: write it below the id of its ${noun}, indented as far as that.`
}
