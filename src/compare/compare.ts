import { byText } from '../model/text.ts'

/** A merged commitment as plain data: what `draft/commitments/*.yaml` holds. */
export type CommitmentRecord = Readonly<Record<string, unknown>>

/** What changed in one commitment; `fields` are names of fields, and `milestones/ID` for a milestone. */
export type CommitmentChange = { readonly id: string; readonly fields: readonly string[] }

export type Comparison = {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly CommitmentChange[]
}

// A number changes when another commitment comes or goes; who gave what is no change of the plan’s words.
const derived = new Set(['id', 'number', 'given_by', 'contributors'])

/** What changed from one draft to the next, by commitment and field. Commitments are told apart by id alone. */
export function compare(
  before: readonly CommitmentRecord[],
  after: readonly CommitmentRecord[],
): Comparison {
  const old = new Map(before.map((commitment) => [String(commitment['id']), commitment]))
  const now = new Map(after.map((commitment) => [String(commitment['id']), commitment]))
  const ids = [...now.keys()].toSorted(byText)
  return {
    added: ids.filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)).toSorted(byText),
    changed: ids.flatMap((id) => {
      const fields = changedFields(old.get(id), now.get(id))
      return fields.length > 0 ? [{ id, fields }] : []
    }),
  }
}

function changedFields(
  before: CommitmentRecord | undefined,
  after: CommitmentRecord | undefined,
): string[] {
  if (!before || !after) return []
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])].filter(
    (name) => !derived.has(name),
  )
  return names.flatMap((name) => {
    if (name === 'milestones') return changedItems(before[name], after[name])
    return differ(before[name], after[name]) ? [name] : []
  })
}

function changedItems(before: unknown, after: unknown): string[] {
  const old = itemsById(before)
  const now = itemsById(after)
  const ids = [...new Set([...now.keys(), ...old.keys()])]
  return ids.filter((id) => differ(old.get(id), now.get(id))).map((id) => `milestones/${id}`)
}

function itemsById(list: unknown): Map<string, unknown> {
  const items: unknown[] = Array.isArray(list) ? list : []
  return new Map(items.map((item) => [String(Reflect.get(Object(item), 'id')), item]))
}

function differ(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}
