import { canonical } from './canonical.ts'
import { pointerOf } from './pointer.ts'

type ValueDifference = {
  /** Items of a list by id: `/milestones/portal/end_date`. */
  readonly pointer: string
  /** undefined: it was not there. */
  readonly before: unknown
  /** undefined: it is gone. */
  readonly after: unknown
}

/** Where two values of a file do not say the same: single answers, and items of a list that came or went as a whole. */
export function valueDifferences(before: unknown, after: unknown, at = ''): ValueDifference[] {
  if (canonical(before ?? null) === canonical(after ?? null)) return []
  const [was, is] = [partsOf(before), partsOf(after)]
  if (!was || !is) return [{ pointer: at, before, after }]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) =>
    valueDifferences(was.get(key), is.get(key), at + pointerOf([key])),
  )
}

/** The fields of a group, or the items of a list that have ids. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (Array.isArray(value)) {
    const ids = value.map((item: unknown) => Object(item).id as unknown)
    return ids.every((id) => typeof id === 'string')
      ? new Map(ids.map((id, index) => [String(id), value[index]]))
      : undefined
  }
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined
}
