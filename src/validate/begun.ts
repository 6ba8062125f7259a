import { commitmentsOf, type Draft } from '../model/draft.ts'

/** Whether there is a plan to judge: one that holds no commitment yet is only being set up, and nothing is missing in it. */
export function isBegun(draft: Draft): boolean {
  return commitmentsOf(draft).length > 0
}
