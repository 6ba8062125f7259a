import type { OpenPlan } from '../plan/open.ts'

/** The day by which inputs are due, as the calendar of the plan has it. */
export function dueDay({ folder }: Pick<OpenPlan, 'folder'>): string | undefined {
  const { calendar = [] } = folder.plan.value
  return calendar.find(({ kind }) => kind === 'inputs_due')?.date
}
