import type { Alike } from '../model/alike.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { commitmentsOf, type Draft } from '../model/draft.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { Stage } from '../model/stage.ts'
import type { Finding, Rule } from './rule.ts'

type Judging = {
  readonly rules: readonly Rule[]
  readonly stage: Stage
  /** Commitments that look alike: what is alike is found elsewhere, and judged here. */
  readonly alike?: readonly Alike[]
}

/** What the rules find in a draft. They see the merged plan; every finding stands where an institution wrote it. */
export function validate(
  draft: Draft,
  folder: PlanFolder,
  { rules, stage, alike = [] }: Judging,
): Diagnostic[] {
  const waived = waivers(folder)
  return rules.flatMap((rule) =>
    Array.from(findings(rule, { draft, folder, alike }), (finding) =>
      reported(rule, stage, finding),
    ).filter(({ rule: id, place: { file } }) => !waived.has(`${file} ${id}`)),
  )
}

type About = {
  readonly draft: Draft
  readonly folder: PlanFolder
  readonly alike: readonly Alike[]
}

function* findings(rule: Rule, { draft, folder, alike }: About): Iterable<Finding> {
  if (rule.on === 'plan') yield* rule.check(draft, folder)
  else if (rule.on === 'pair') for (const pair of alike) yield* rule.check(pair, draft, folder)
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
