import type { Field } from '../../model/block.ts'
import { canonicalIdsIn } from '../../model/decision.ts'
import type { Against, Known, SaidAnswer } from '../../model/exchange/understood.ts'
import { itemAround, valueById } from '../../model/field.ts'
import type { FiledContribution } from '../../model/plan.ts'
import { schemaAt } from '../../model/schemas.ts'
import { canonical } from '../../plain/canonical.ts'
import { isWholeRow } from '../plan-fields.ts'
import type { Slot } from './slot.ts'

/** What an institution has said itself to a question. */
export type OwnAnswer = {
  readonly institution: string
  /** The name under which it has filed it. */
  readonly commitment: string
  readonly before: unknown
}

/** Its contributions to a commitment, under whatever names it has filed them. */
export function contributionsOf(
  { sender }: Pick<Against, 'sender'>,
  commitment: string,
  { folder }: Known,
): readonly FiledContribution[] {
  if (sender?.kind !== 'institution') return []
  const ids = canonicalIdsIn(folder)
  return folder.contributions.filter(
    (one) => one.institution === sender.id && ids.ofContribution(one) === commitment,
  )
}

/** An answer of the sender that is not in the document any more, as a question whether it is taken back. */
export function ownTakenOut(
  field: Field,
  at: string,
  { against, known }: { readonly against: Against; readonly known: Known },
): SaidAnswer | undefined {
  const { kind, id, pointer } = field
  if (kind !== 'commitment' || pointer === '') return undefined
  for (const { institution, commitment, document } of contributionsOf(against, id, known)) {
    const before = valueById(document.value, pointer)
    if (before === undefined) continue
    const doubt = isWholeRow(pointer) ? 'row-missing' : 'emptied'
    return { institution, commitment, pointer, before, after: undefined, at, doubt }
  }
  return undefined
}

/** The answer of the sender that stands in a place of the draft, or would; undefined where that is the matter of others. */
export function ownAnswerAt(
  { field, giver, base }: Pick<Slot, 'field' | 'giver' | 'base'>,
  against: Against,
  known: Known,
): OwnAnswer | undefined {
  const { id, pointer } = field
  const filed = field.kind === 'commitment' ? contributionsOf(against, id, known) : []
  if (giver !== undefined && filed[0]?.institution !== giver) return undefined
  const valueIn = ({ document }: FiledContribution) => valueById(document.value, pointer)
  const item = itemAround(pointer)
  const gave =
    filed.find((one) => valueIn(one) !== undefined) ??
    // What nobody has answered, whoever contributes may answer; of an item, whoever gave it.
    filed.find(
      ({ document }) => base === undefined && valueById(document.value, item) !== undefined,
    )
  return (
    gave && { institution: gave.institution, commitment: gave.commitment, before: valueIn(gave) }
  )
}

/**
 * A list of which an institution has given a part, after somebody changed the whole: what was added is its own now, and what was
 * taken out is, as far as it gave it. @returns also the entries that others gave
 */
export function ownPart(pointer: string, { own, base, now }: Lists): Part | undefined {
  if (schemaAt('contribution', pointer)?.['x-merge'] !== 'collect') return undefined
  if (!Array.isArray(now)) return undefined
  const has = (list: unknown, entry: unknown) =>
    Array.isArray(list) && list.some((one) => canonical(one) === canonical(entry))
  const listOf = (list: unknown): unknown[] => (Array.isArray(list) ? list : [])
  const added = now.filter((entry) => !has(base, entry) && !has(own, entry))
  const left = listOf(own).filter((entry) => has(now, entry) || !has(base, entry))
  const ofOthers = listOf(base).filter((entry) => !has(now, entry) && !has(own, entry))
  return { after: [...left, ...added], ofOthers }
}

type Lists = { readonly own: unknown; readonly base: unknown; readonly now: unknown }
type Part = { readonly after: readonly unknown[]; readonly ofOthers: readonly unknown[] }
