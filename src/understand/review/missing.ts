import { type Commitment, commitmentsOf } from '../../model/draft.ts'
import { fieldName, itemCalled } from '../../model/field.ts'
import { itemNoun } from '../../model/new-id.ts'
import { counted, firstOf, shown } from '../../plain/text.ts'
import { placedAt } from '../placed.ts'
import { pointersOfTemplate, rowsOf, sectionOf } from '../plan-fields.ts'
import { ownTakenOut } from './own-answers.ts'
import type { Region } from './regions.ts'
import { nothingSaid, type Part, type Review } from './said-changes.ts'
import { entriesAt } from './slots.ts'

/** What the plan has and the document has not. Programs lose rows, so that is told or asked, and never taken for a removal. */
export function missingFrom(
  regions: readonly Region[],
  printed: ReadonlySet<string>,
  review: Review,
): Part[] {
  const found = new Set(
    regions.flatMap(({ field, is }) =>
      field && is !== 'other' && is !== 'new-row'
        ? [`${field.kind} ${field.id} ${field.pointer}`]
        : [],
    ),
  )
  const all = commitmentsOf(review.known.draft)
  const isThere = (id: string, pointer: string) => found.has(`commitment ${id} ${pointer}`)
  const gone = all.filter(({ id }) => !printed.has(id))
  const told = all
    .filter((one) => !gone.includes(one))
    .flatMap((one) => missingIn(one, (pointer) => isThere(one.id, pointer), review))
  if (gone.length === 0) return told
  const names = firstOf(gone.map(({ value, id }) => value.title ?? id))
  const remark =
    gone.length === all.length
      ? 'No commitment stands in the document as the plan prints it, so only its comments and its tracked changes were taken in.'
      : `The document does not have ${counted(gone.length, 'commitment')} of the plan: ${shown(names, 300)}. Nothing was changed there.`
  return [...told, { ...nothingSaid, remarks: [remark] }]
}

function missingIn(
  commitment: Commitment,
  isThere: (pointer: string) => boolean,
  review: Review,
): Part[] {
  const rows = rowsOf(commitment.value).filter((pointer) => !isThere(pointer))
  const fields = pointersOfTemplate().filter(
    (pointer) =>
      isLabelled(pointer) &&
      entriesAt(pointer, commitment).length > 0 &&
      !isGroup(pointer) &&
      !isThere(pointer),
  )
  return [
    ...rows.map((pointer) => missingRow(pointer, commitment, review)),
    ...fields.map((pointer) => ({
      ...nothingSaid,
      remarks: [
        `${commitment.number}: ${fieldName(pointer)} is not in the document any more. Nothing was changed there.`,
      ],
    })),
  ]
}

// Contacts and notes have labels that are not their own.
function isLabelled(pointer: string): boolean {
  const section = sectionOf(pointer)
  return section !== undefined && section !== 'contact' && section !== 'notes'
}

// What stands in a group has labels of its own.
function isGroup(pointer: string): boolean {
  return pointersOfTemplate().some((other) => other.startsWith(`${pointer}/`))
}

function missingRow(pointer: string, { id, number, value }: Commitment, review: Review): Part {
  const field = { kind: 'commitment', id, pointer } as const
  const { at } = placedAt(field, review.known, review.against)
  const own = ownTakenOut(field, at, review)
  if (own) return { ...nothingSaid, answers: [own] }
  const called = itemCalled(value, pointer) ?? fieldName(pointer)
  return {
    ...nothingSaid,
    remarks: [
      `${number}: the ${itemNoun(pointer)} “${shown(called, 80)}” is not in the document any more. Nothing was changed; if it is to go, ask whoever gave it.`,
    ],
  }
}
