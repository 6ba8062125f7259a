import type { Diagnostic } from '../model/diagnostic.ts'
import { commitmentsOf, type Draft } from '../model/draft.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { Stage } from '../model/stage.ts'
import type { Finding, Rule } from './rule.ts'

/** What the rules find in a draft. They see the merged plan; every finding stands where an institution wrote it. */
export function validate(
  draft: Draft,
  folder: PlanFolder,
  { rules, stage }: { readonly rules: readonly Rule[]; readonly stage: Stage },
): Diagnostic[] {
  const waived = waivers(folder)
  return rules.flatMap((rule) =>
    Array.from(findings(rule, draft, folder), (finding) => reported(rule, stage, finding)).filter(
      ({ rule: id, place: { file } }) => !waived.has(`${file} ${id}`),
    ),
  )
}

function* findings(rule: Rule, draft: Draft, folder: PlanFolder): Iterable<Finding> {
  if (rule.on === 'plan') yield* rule.check(draft, folder)
  else for (const commitment of commitmentsOf(draft)) yield* rule.check(commitment, folder)
}

function reported(rule: Rule, stage: Stage, { at, message, help, related }: Finding): Diagnostic {
  const severity = rule.severity[stage]
  return { rule: rule.id, severity, place: at, message, help, ...(related && { related }) }
}

function waivers({ offers }: PlanFolder): ReadonlySet<string> {
  return new Set(
    offers.flatMap(({ document: { file, value } }) =>
      (value.waive ?? []).map(({ rule }) => `${file} ${rule}`),
    ),
  )
}
