import { valueById } from '../model/field.ts'
import { itemId } from '../model/new-id.ts'
import type { FiledContribution } from '../model/plan.ts'
import { answeredFields, followed, type Schema } from '../model/schemas.ts'
import { canonical } from '../plain/canonical.ts'
import { valueAt } from '../plain/pointer.ts'

type Where = {
  readonly field: Schema
  readonly pointer: string
  readonly before: unknown
  /** What was filed for the same commitment: what has the same id there would be the same thing. Few lists have ids. */
  filed(): readonly FiledContribution[]
}

/**
 * A list with the ids of its items, which no form shows: that of the item which says the same first, or else stood in its
 * place; what is new has one of its own, made from its first words.
 */
export function withItemIds(list: unknown, { field, pointer, before, filed }: Where): unknown {
  if (field['x-merge'] !== 'by-id' || !Array.isArray(list)) return list
  const [[first = ''] = []] = answeredFields(followed(field.items ?? {}))
  const known = itemsIn(before)
  const matched = sameItems(list, known, `/${first}`)
  const others = filed().map(({ document }) => itemsIn(valueById(document.value, pointer)))
  const taken = new Set([known, ...others].flat().map(idOf))
  return list.map((item: object, index) => {
    const same = matched.get(item)
    const words = String(valueAt(item, `/${first}`) ?? '')
    const id = same
      ? idOf(same)
      : itemId(`${pointer}/${index}`, { words, number: index + 1 }, taken)
    taken.add(id)
    return { id, ...item }
  })
}

/** Each item with the one that it was. One that is called otherwise now is the same still, where none came or went. */
function sameItems(
  list: readonly unknown[],
  known: readonly unknown[],
  called: string,
): ReadonlyMap<unknown, unknown> {
  const words = (item: unknown) => canonical(valueAt(item, called) ?? null)
  const matched = new Map<unknown, unknown>()
  const left = new Set(known)
  const take = (item: unknown, same: unknown) => {
    if (same === undefined || !left.delete(same)) return
    matched.set(item, same)
  }
  for (const item of list) {
    take(
      item,
      [...left].find((one) => words(one) === words(item)),
    )
  }
  const isWhole = known.length === list.length
  for (const [index, item] of list.entries())
    if (isWhole && !matched.has(item)) take(item, known[index])
  return matched
}

function idOf(item: unknown): string {
  return String(valueAt(item, '/id'))
}

function itemsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
