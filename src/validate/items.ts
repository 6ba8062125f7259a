import { fieldsOf, schemaAt } from '../model/schemas.ts'
import { valueAt } from '../plain/pointer.ts'

/** The items that have ids in the lists of a contribution, and in lists within those, by their places: `/milestones/0`. */
export function itemsIn(contribution: unknown, at = ''): string[] {
  return fieldsOf(schemaAt('contribution', at) ?? {}).flatMap(([, field, own]) => {
    const list = valueAt(contribution, at + own)
    if (field['x-merge'] !== 'by-id' || !Array.isArray(list)) return []
    const items = list.map((_, index) => `${at}${own}/${index}`)
    return items.flatMap((item) => [item, ...itemsIn(contribution, item)])
  })
}
