import type { Commitment } from '../model/draft.ts'
import type { Named } from '../model/open-point.ts'
import { keysOf } from '../plain/pointer.ts'

export function named({ id, number, value }: Commitment): Named {
  return { id, number, title: value.title }
}

/** `2.2.1`: milestones are numbered as the plan prints them. */
export function milestoneIn(about: string, { number, value }: Commitment): string | undefined {
  const [list, id] = keysOf(about)
  if (list !== 'milestones' || id === undefined) return undefined
  const index = value.milestones?.findIndex((milestone) => milestone.id === id) ?? -1
  return index < 0 ? id : `${number}.${index + 1}`
}
