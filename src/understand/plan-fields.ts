import type { Field } from '../model/block.ts'
import { type Commitment, commitmentsOf } from '../model/draft.ts'
import type { Known } from '../model/exchange/understood.ts'
import { pointerWithin } from '../model/field.ts'
import { fieldsOf, followed, type Schema, schemaAt, schemas } from '../model/schemas.ts'
import { keysOf, pointerOf } from '../plain/pointer.ts'

/** What a document of the plan has labels for. */
export function fieldsOfPlan({ folder, draft }: Known): Field[] {
  return [
    ...commitmentsOf(draft).flatMap(fieldsOfCommitment),
    ...draft.chapters.map(({ id }): Field => ({ kind: 'theme', id, pointer: '' })),
    ...folder.chapters.map(({ name }): Field => ({ kind: 'chapter', id: name, pointer: '' })),
  ]
}

function fieldsOfCommitment({ id, value }: Commitment): Field[] {
  const steps = (value.milestones ?? []).map((milestone) => pointerOf(['milestones', milestone.id]))
  return [...pointersOfTemplate(), ...steps].map((pointer) => ({
    kind: 'commitment',
    id,
    pointer,
  }))
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

/** Whether a pointer leads to a milestone as a whole, and so to a row of the table. */
export function isWholeStep(pointer: string): boolean {
  const [list, id, ...more] = keysOf(pointer)
  return list === 'milestones' && id !== undefined && more.length === 0
}
