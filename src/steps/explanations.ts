import type { Severity } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import type { Stage } from '../model/stage.ts'
import { shown } from '../model/text.ts'
import { formRules } from '../validate/form-rules.ts'
import { rules } from '../validate/rules.ts'

/** What nap can say about a rule. */
export type Explanation = {
  readonly id: string
  readonly severity: Readonly<Record<Stage, Severity>>
  readonly why: string
  readonly mend: string
  readonly source: string
  readonly example: { readonly bad: string; readonly good: string }
}

/** Every rule: of the plan’s sense first, then of the form of its files. */
export function explanations(): Explanation[] {
  return [...rules, ...formRules].map(({ id, severity, why, mend, source, example }) => ({
    id,
    severity,
    why,
    mend,
    source,
    example,
  }))
}

/** The rule that the user means. @throws Refusal where there is none */
export function explanationOf(id: string, all: readonly Explanation[]): Explanation {
  const found = all.find((rule) => rule.id === id)
  if (found) return found
  const meant = nearest(
    id,
    all.map((rule) => rule.id),
  )
  throw new Refusal(
    exitCodes.wrongUsage,
    `There is no rule “${shown(id, 60)}”.`,
    `${meant === undefined ? '' : `Did you mean “${meant}”? `}To see all rules: nap explain`,
  )
}

export function explanation({ id, severity, why, mend, source, example }: Explanation): string {
  const judged =
    severity.draft === severity.final
      ? `${severity.draft} at every stage`
      : `${severity.draft} in a draft, ${severity.final} in the final plan`
  const indented = (text: string) => text.replaceAll(/^/gm, '    ')
  return [
    `${id} (${judged})`,
    `Why: ${why}`,
    `To mend it: ${mend}`,
    `Wrong:\n${indented(example.bad)}`,
    `Right:\n${indented(example.good)}`,
    `Source: ${source}\n`,
  ].join('\n\n')
}
