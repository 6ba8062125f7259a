import { keysOf } from '../plain/pointer.ts'
import { byText } from '../plain/text.ts'
import { comparedFields, differs, type Field } from './fields.ts'

/** A merged commitment as plain data: what `draft/commitments/*.yaml` holds. */
export type CommitmentRecord = Readonly<Record<string, unknown>>

/** What changed in one commitment; `fields` are names of fields, and `milestones/ID` for a milestone. */
export type CommitmentChange = {
  readonly id: string
  /** Its earlier id, where that was another one. */
  readonly was?: string
  readonly fields: readonly string[]
}

export type Comparison = {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly CommitmentChange[]
}

/**
 * What changed from one draft to the next, by commitment and field. Commitments are told apart by id alone.
 * @param renames earlier and later ids of those that have another one now
 */
export function compare(
  before: readonly CommitmentRecord[],
  after: readonly CommitmentRecord[],
  renames: readonly (readonly [was: string, is: string])[] = [],
): Comparison {
  const later = new Map(renames)
  const earlier = new Map(renames.map(([was, is]) => [is, was]))
  const old = new Map(
    before.map((commitment) => {
      const id = String(commitment['id'])
      return [later.get(id) ?? id, commitment]
    }),
  )
  const now = new Map(after.map((commitment) => [String(commitment['id']), commitment]))
  const ids = [...now.keys()].toSorted(byText)
  return {
    added: ids.filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)).toSorted(byText),
    changed: ids.flatMap((id) => {
      const fields = changedFields(old.get(id), now.get(id))
      const was = earlier.get(id)
      if (was !== undefined) return [{ id, was, fields }]
      return fields.length > 0 ? [{ id, fields }] : []
    }),
  }
}

function changedFields(
  before: CommitmentRecord | undefined,
  after: CommitmentRecord | undefined,
): string[] {
  if (!before || !after) return []
  const fields = comparedFields('contribution', before, after).filter(differs).map(nameOf)
  return [
    ...new Set([...fields, ...statusFields.filter((name) => differ(before[name], after[name]))]),
  ]
}

function nameOf({ about, item }: Field): string {
  return item ? outermost(item).about.slice(1) : (keysOf(about)[0] ?? '')
}

function outermost(item: NonNullable<Field['item']>): NonNullable<Field['item']> {
  return item.around ? outermost(item.around) : item
}

// What the draft says of a commitment beside its fields.
const statusFields = ['lead', 'not_agreed', 'decided', 'missing']

function differ(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}
