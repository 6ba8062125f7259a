import type { Field } from '../model/block.ts'
import { type Commitment, commitmentsOf } from '../model/draft.ts'
import type { Known } from '../model/exchange/understood.ts'
import { pointerWithin } from '../model/field.ts'
import { fieldsOf, followed, type Schema, schemaAt, schemas } from '../model/schemas.ts'
import { keysOf, parentOf, pointerOf, valueAt } from '../plain/pointer.ts'

/** What a document of the plan has labels for. */
export function fieldsOfPlan({ folder, draft }: Known): Field[] {
  return [
    ...commitmentsOf(draft).flatMap(fieldsOfCommitment),
    ...draft.chapters.map(({ id }): Field => ({ kind: 'theme', id, pointer: '' })),
    ...folder.chapters.map(({ name }): Field => ({ kind: 'chapter', id: name, pointer: '' })),
  ]
}

function fieldsOfCommitment({ id, value }: Commitment): Field[] {
  return [...pointersOfTemplate(), ...rowsOf(value)].map((pointer) => ({
    kind: 'commitment',
    id,
    pointer,
  }))
}

/** The milestones of a commitment and, behind each, what stands in lists within it: each is a row of a table. */
export function rowsOf({ milestones = [] }: Commitment['value']): string[] {
  return milestones.flatMap((step) => {
    const at = pointerOf(['milestones', step.id])
    return [
      at,
      ...listsOfSteps.flatMap((list) => itemsAt(step, list).map((id) => `${at}${list}${id}`)),
    ]
  })
}

const listsOfSteps = listsWithin(schemaAt('contribution', '/milestones') ?? {})

function itemsAt(step: object, list: string): string[] {
  const items = valueAt(step, list)
  return Array.isArray(items) ? items.map((item) => pointerOf([String(valueAt(item, '/id'))])) : []
}

/** Every question about a commitment, and every group of them. */
export function pointersOfTemplate(): string[] {
  return pointersBelow(schemas.contribution, '')
}

function pointersBelow(schema: Schema, at: string): string[] {
  return fieldsOf(schema).flatMap(([, field, own]) => [
    at + own,
    ...pointersBelow(field, at + own),
    ...listsWithin(field).map((within) => pointerWithin(at + own, within)),
  ])
}

/** The lists that stand in the items of a list. */
function listsWithin({ items, 'x-merge': strategy }: Schema): string[] {
  if (strategy !== 'by-id') return []
  return fieldsOf(followed(items ?? {})).flatMap(([, field, own]) =>
    field['x-merge'] === 'by-id' ? [own] : [],
  )
}

/** The section of a commitment in which a question is printed: that of the group to which it belongs. */
export function sectionOf(pointer: string): string | undefined {
  const [first = ''] = keysOf(pointer)
  return pointer === '/title'
    ? 'title'
    : schemaAt('contribution', pointerOf([first]))?.['x-section']
}

/** Whether a pointer leads to a milestone as a whole, or to an item of a list within one, and so to a row of a table. */
export function isWholeRow(pointer: string): boolean {
  return isTable(parentOf(pointer))
}

/** Whether a pointer leads to what is printed as a table. */
export function isTable(pointer: string): boolean {
  return schemaAt('contribution', pointer)?.['x-merge'] === 'by-id'
}

/** The table in which a row is printed. */
export function tableOfRow(row: string): string {
  const [list = '', , ...within] = keysOf(parentOf(row))
  return within.length === 0
    ? pointerOf([list])
    : pointerWithin(pointerOf([list]), pointerOf(within))
}

/** The list within milestones that a table shows: `/indicators`; undefined of the table of milestones itself. */
export function listInTable(table: string): string | undefined {
  const [, , ...within] = keysOf(table)
  return within.length === 0 ? undefined : pointerOf(within)
}
