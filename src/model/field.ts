import { keysOf, pointerOf, valueAt } from '../plain/pointer.ts'
import type { Commitment } from './draft.ts'
import { answeredFields, fieldsOf, followed, labelOf, type Schema, schemaAt } from './schemas.ts'

/** How a message names a field: `“End date”`, or `“End date” of “portal”` for a field of a list item. */
export function fieldName(about: string): string {
  const { item, isWhole } = innermostItem(about)
  if (isWhole) return `“${item}”`
  const of = item === undefined ? '' : ` of “${item}”`
  return `“${labelOf('contribution', about)}”${of}`
}

/** `milestones.portal.end_date` for `/milestones/portal/end_date`: how people write it. */
export function pathOf(about: string): string {
  return keysOf(about).join('.')
}

/** `/milestones/portal/end_date` for what people write: with dots, with slashes, or as a pointer. */
export function fieldPointer(written: string): string {
  const path = written.replace(/^[./]/, '')
  if (path === '') return ''
  return pointerOf(path.includes('/') ? keysOf(`/${path}`) : path.split('.'))
}

/** Whether the field has one answer, so that institutions can disagree about it and a decision can settle it. */
export function hasOneAnswer(about: string): boolean {
  return schemaAt('contribution', about)?.['x-merge'] === 'agree'
}

/** The value that a pointer leads to in which an item of a list is named by its id, or by its index where it has none. */
export function valueById(value: unknown, about: string): unknown {
  return valueAt(value, pointerById(value, about))
}

/** The pointer by which a file names what a pointer with ids leads to: `/milestones/0/lead` for `/milestones/portal/lead`. */
export function pointerById(value: unknown, about: string): string {
  let at = ''
  for (const key of keysOf(about)) {
    const around = valueAt(value, at)
    const index = Array.isArray(around)
      ? around.findIndex((item: unknown) => valueAt(item, '/id') === key)
      : -1
    at += pointerOf([index === -1 ? key : index])
  }
  return at
}

/** The other way round: `/milestones/portal/lead` for `/milestones/0/lead`; an item without an id keeps its place. */
export function pointerWithIds(value: unknown, pointer: string): string {
  let around = value
  return pointerOf(
    keysOf(pointer).map((key) => {
      const isItem = Array.isArray(around)
      around = valueAt(around, pointerOf([key]))
      const id = valueAt(around, '/id')
      return isItem && typeof id === 'string' ? id : key
    }),
  )
}

/** Where all that stands in lists within the items of a list is printed together: it is in no one of them. */
export function pointerWithin(list: string, within: string): string {
  return `${list}/${within}`
}

/** The list that such a pointer leads into; any other pointer as it is. */
export function listAround(pointer: string): string {
  return pointer.replace(/\/\/.*$/, '')
}

/** Whether a pointer leads to what another leads to, or to a part of it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`)
}

/** Whether there is anything to print of a field: an answer, that it is awaited, or that it is not agreed. */
export function isSaid(pointer: string, { value, gaps, disagreements }: Commitment): boolean {
  return (
    valueAt(value, pointer) !== undefined ||
    gaps.includes(pointer) ||
    disagreements.some(({ about }) => about === pointer)
  )
}

/**
 * The columns of the table in which all that stands in a list within milestones is printed together: those of which any item
 * says something. @param list `/indicators`
 */
export function columnsWithin(list: string, commitment: Commitment): string[] {
  const items = (commitment.value.milestones ?? []).flatMap((step) => {
    const given = valueAt(step, list)
    return (Array.isArray(given) ? given : []).map((item: unknown) => ({
      item,
      at: pointerOf(['milestones', step.id, ...keysOf(list), String(valueAt(item, '/id'))]),
    }))
  })
  const schema = followed(schemaAt('contribution', `/milestones/0${list}`)?.items ?? {})
  const sections = fieldsOf(schema).flatMap(([, { 'x-section': section }, own]) => {
    const isTold = items.some(
      ({ item, at }) => valueAt(item, own) !== undefined || isSaid(at + own, commitment),
    )
    return section !== undefined && isTold ? [section] : []
  })
  return [...new Set(sections)]
}

/** A value of a field as words. */
export function inText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value).trim()
  return Object.values(value).map(inText).join(', ')
}

/** How an entry of a set is called: by its words or, of a group of fields, by what it cannot be without. */
export function entryName(value: unknown, { required: [name] = [] }: Schema): string {
  return String(name === undefined ? value : (valueAt(value, pointerOf([name])) ?? ''))
}

/** The item in which the field stands that a pointer leads to: `/milestones/portal`; '' where it stands in none. */
export function itemAround(field: string): string {
  const around = keysOf(field).slice(0, -1)
  return pointerOf(around.slice(0, lastItemIn(around) + 1))
}

/** What an item of a list says of itself: of a milestone its activity, of an indicator its text. */
export function itemCalled(value: unknown, item: string): string | undefined {
  const [[, , own = ''] = []] = answeredFields(schemaAt('contribution', item) ?? {})
  const words = own === '' ? undefined : valueById(value, item + own)
  return words === undefined ? undefined : inText(words)
}

/** The item of a list that a pointer leads to or into; of lists within items, the innermost. */
function innermostItem(about: string) {
  const keys = keysOf(about)
  const at = lastItemIn(keys)
  return { item: keys[at], isWhole: at !== -1 && at === keys.length - 1 }
}

/** Which of the keys is the last that names an item; -1 where none does. */
function lastItemIn(keys: readonly string[]): number {
  return keys.findLastIndex(
    (_, index) =>
      schemaAt('contribution', pointerOf(keys.slice(0, index)))?.['x-merge'] === 'by-id',
  )
}
