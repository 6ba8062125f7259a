import type { Place, Severity } from '../model/diagnostic.ts'
import type { Commitment, Draft } from '../model/draft.ts'
import type { OpenPoint } from '../model/open-point.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { Subject } from '../model/rule-subjects.ts'
import type { Stage } from '../model/stage.ts'
import type { Waived } from './waivers.ts'

export type Finding = {
  readonly at: Place
  readonly message: string
  /** What to do; what the rule says of it where it is left out. */
  readonly help?: string
  readonly related?: readonly { readonly place: Place; readonly label: string }[]
}

/** Of so many findings on real plans that somebody has read, so many were right. */
export type Precision = { readonly right: number; readonly read: number } | 'not measured'

/** What a rule says of itself. */
type About = {
  /** A sentence that must hold. */
  readonly id: string
  readonly subject: Subject
  readonly severity: Readonly<Record<Stage, Severity>>
  /** Why it matters, and how to fix it: the two halves of `nap explain`. */
  readonly why: string
  readonly help: string
  /** Where the rule comes from. */
  readonly source: string
  readonly example: { readonly bad: string; readonly good: string }
  /** Rules that judge words say it. Under 15 findings tell nothing. */
  readonly precision?: Precision
}

/** One thing that must hold of every merged commitment, of the draft as a whole, of the list of what is open, or of a waiver. Each rule is one file in `rules/`. */
export type Rule = About &
  (
    | {
        readonly on: 'commitment'
        check(commitment: Commitment, folder: PlanFolder): Iterable<Finding>
      }
    | { readonly on: 'plan'; check(draft: Draft, folder: PlanFolder): Iterable<Finding> }
    | {
        readonly on: 'open'
        /** @param open without the points of which a finding tells already */
        check(open: readonly OpenPoint[], folder: PlanFolder): Iterable<Finding>
      }
    | { readonly on: 'waiver'; check(waiver: Waived): Iterable<Finding> }
  )

/** Severity of what is merely incomplete: a warning in a draft, an error in the final plan. */
export const incomplete: Readonly<Record<Stage, Severity>> = { draft: 'warning', final: 'error' }

/** Severity of what cannot be right at any stage. */
export const wrong: Readonly<Record<Stage, Severity>> = { draft: 'error', final: 'error' }

/** Severity of advice. */
export const advice: Readonly<Record<Stage, Severity>> = { draft: 'warning', final: 'warning' }

/** Severity of advice that a draft may leave for later. */
export const suggestion: Readonly<Record<Stage, Severity>> = { draft: 'note', final: 'warning' }

/** Severity of what a draft may leave for later, and the final plan may not. */
export const later: Readonly<Record<Stage, Severity>> = { draft: 'note', final: 'error' }

/** Severity of what many good commitments lack too. */
export const remark: Readonly<Record<Stage, Severity>> = { draft: 'note', final: 'note' }

/** Severity of what must not leave the office: a draft is shown to few, the final plan to everyone. */
export const unpublishable: Readonly<Record<Stage, Severity>> = { draft: 'warning', final: 'error' }
