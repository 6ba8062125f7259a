import type { Merged } from '../model/draft.ts'
import type { Plan } from '../model/files/plan.ts'
import { firstDay, lastDay } from '../plain/date.ts'

type Period = Plan['period']

/** Whether the plan has both days, in their order: otherwise the slip is in the plan, not in every commitment. */
export function isWholePeriod({ start, end }: Period): boolean {
  return start !== '' && end > start
}

/** The date that puts a commitment outside the plan altogether: it starts when the plan has ended, or ends before it starts. */
export function outsideBy(
  { start_date: starts, end_date: ends }: Merged,
  { start, end }: Period,
): 'start_date' | 'end_date' | undefined {
  // Dates in the wrong order are a slip of another kind.
  if (starts !== undefined && ends !== undefined && lastDay(ends) < firstDay(starts)) return
  if (starts !== undefined && firstDay(starts) > end) return 'start_date'
  if (ends !== undefined && lastDay(ends) < start) return 'end_date'
  return undefined
}
