import type { Diagnostic } from '../model/diagnostic.ts'
import { type Commitment, commitmentsOf, type Draft } from '../model/draft.ts'
import type { OpenPoint } from '../model/open-point.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { Stage } from '../model/stage.ts'
import { groupedBy } from '../plain/grouped.ts'
import type { Finding, Rule } from './rule.ts'
import { rules as everyRule } from './rules.ts'
import { isSilenced, type Waived, waiversIn } from './waivers.ts'

type Judging = {
  readonly rules: readonly Rule[]
  readonly stage: Stage
  /** What is open in the plan: that is found elsewhere, and judged here. */
  readonly open: readonly OpenPoint[]
  /** Hears how many rules have looked. */
  far?(rules: number): void
}

/** What the rules find in a draft. They see the merged plan; every finding stands where an institution wrote it. */
export function validate(
  draft: Draft,
  folder: PlanFolder,
  { rules, stage, open, far }: Judging,
): Diagnostic[] {
  const about = {
    draft,
    commitments: commitmentsOf(draft),
    folder,
    open: open.filter(({ isReported }) => !isReported),
  }
  // Of a file that cannot be read, nobody knows what it says, or which rules it waives.
  const unread = new Set(folder.unreadable.map(({ file }) => file))
  const found = rules
    .flatMap((rule, index) => {
      far?.(index)
      return findings(rule, about).map((finding) => reported(rule, stage, finding))
    })
    .filter(({ place }) => !unread.has(place.file))
  const known = everyRule.map(({ id }) => id)
  const looked = new Set(rules.map(({ id }) => id))
  const waivers = waiversIn(folder)
  // By rule: many waivers against many findings would take the product of their numbers.
  const ofRule = groupedBy(found, ({ rule }) => rule)
  const waiving = groupedBy(waivers, ({ rule }) => rule)
  const waived = waivers.map((waiver) => {
    const findings = ofRule.get(waiver.rule) ?? []
    const silenced = findings.filter((finding) => isSilenced(finding, waiver)).length
    return { waiver, silenced, looked, known }
  })
  return [
    ...found.filter(
      (finding) => !waiving.get(finding.rule)?.some((waiver) => isSilenced(finding, waiver)),
    ),
    ...rules.flatMap((rule) =>
      ofWaivers(rule, waived).map((finding) => reported(rule, stage, finding)),
    ),
  ]
}

type About = {
  readonly draft: Draft
  readonly commitments: readonly Commitment[]
  readonly folder: PlanFolder
  readonly open: readonly OpenPoint[]
}

function findings(rule: Rule, { draft, commitments, folder, open }: About): Finding[] {
  switch (rule.on) {
    case 'plan':
      return [...rule.check(draft, folder)]
    case 'open':
      return [...rule.check(open, folder)]
    case 'commitment': {
      // Into one list: nearly always there is nothing, and a list of that for each commitment takes time too.
      const found: Finding[] = []
      for (const commitment of commitments) {
        for (const finding of rule.check(commitment, folder)) found.push(finding)
      }
      return found
    }
    case 'waiver':
      // Whether a waiver is needed shows only when every other rule has looked.
      return []
  }
}

function ofWaivers(rule: Rule, waived: readonly Waived[]): Finding[] {
  return rule.on === 'waiver' ? waived.flatMap((waiver) => [...rule.check(waiver)]) : []
}

function reported(
  { id, severity, help: advice }: Rule,
  stage: Stage,
  { at, message, help = advice, related }: Finding,
): Diagnostic {
  return {
    ...{ rule: id, severity: severity[stage], place: at, message, help },
    ...(related && { related }),
  }
}
