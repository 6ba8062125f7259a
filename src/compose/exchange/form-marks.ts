import { type Form, formProperties } from '../../model/exchange/form.ts'
import type { PlanFolder } from '../../model/plan.ts'

/** What tells a program that a file is this form. */
export function formMarks(
  { institution, base }: Form,
  { plan }: PlanFolder,
): Readonly<Record<string, string>> {
  return {
    [formProperties.institution]: institution,
    [formProperties.country]: plan.value.country,
    ...(base !== undefined && { [formProperties.base]: base }),
  }
}
