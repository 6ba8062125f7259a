import type { Host } from '../../command.ts'
import type { Change, Removal } from '../../model/change.ts'
import { hasErrors } from '../../model/diagnostic.ts'
import { isCi } from '../plan/ci.ts'
import { draftOf, outstanding, writeOver } from '../plan/draft.ts'
import type { OpenPlan } from '../plan/open.ts'
import { type Recorded, recordPlan } from './record.ts'

type Wish = {
  /** Whether the user wants a revision. */
  readonly record: boolean
  readonly dryRun: boolean
}

/** A plan of which the draft is as it should be, and that is recorded where that is wanted and possible. */
export type UpToDate = {
  readonly recorded: Recorded
  /** What of the files that nap makes in the plan folder was not as it should be. */
  readonly changes: readonly (Change | Removal)[]
  readonly remarks: readonly string[]
}

/** Brings `draft/` up to date, and records the plan as one revision. */
export async function broughtUpToDate(plan: OpenPlan, host: Host, wish: Wish): Promise<UpToDate> {
  const draft = await draftOf(plan)
  const changes = await outstanding(plan, draft)
  const remarks = await writeOver(plan, host, { draft, changes, dryRun: wish.dryRun })
  const recorded = await recordPlan(plan, host, { ...whetherToRecord(plan, host, wish), draft })
  return { recorded, changes, remarks }
}

function whetherToRecord({ diagnostics }: OpenPlan, host: Host, { record, dryRun }: Wish) {
  const reasons: readonly (readonly [boolean, string])[] = [
    [dryRun, 'Nothing was recorded: this was a dry run.'],
    [!record, 'Nothing was recorded, as you asked.'],
    [isCi(host), 'Nothing was recorded, because this is an automatic check (CI is set).'],
    [
      hasErrors(diagnostics),
      'Nothing was recorded, because the plan has errors. Fix them, and run nap compile again.',
    ],
  ]
  const why = reasons.find(([holds]) => holds)?.[1]
  return { wanted: why === undefined, why: why ?? '' }
}
