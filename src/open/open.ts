import type { Alike } from '../model/alike.ts'
import { startOf } from '../model/diagnostic.ts'
import type { Draft } from '../model/draft.ts'
import type { OpenPoint } from '../model/open-point.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { PlanFile } from '../model/plan-file.ts'
import { awaitedInstitutions } from './awaited-institutions.ts'
import { changedSignOffs } from './changed-sign-offs.ts'
import { changedWithdrawals } from './changed-withdrawals.ts'
import { disputes } from './disputes.ts'
import { gaps } from './gaps.ts'
import { idleDecisions } from './idle-decisions.ts'
import { lookAlikes } from './look-alikes.ts'
import { staleTranslations } from './stale-translations.ts'
import { unansweredComments } from './unanswered-comments.ts'

/** What the stages before have found, and no draft shows. */
type Found = {
  /** Commitments that look alike, and that nobody has joined or told apart. */
  readonly alike: readonly Alike[]
  /** Files that the reader of the disk could not open. */
  readonly unopened: readonly { readonly file: string; readonly is: PlanFile | undefined }[]
}

/** Everything in a plan that waits for somebody, whatever the day. It is listed here once; everybody else reads the list. */
export function openPoints(
  draft: Draft,
  folder: PlanFolder,
  { alike, unopened }: Found,
): OpenPoint[] {
  return [
    ...disputes(draft, folder),
    ...idleDecisions(draft, folder),
    ...changedWithdrawals(draft, folder),
    ...lookAlikes(alike, draft, folder),
    ...changedSignOffs(folder),
    ...awaitedInstitutions(folder),
    ...unansweredComments(draft, folder),
    ...gaps(draft, folder),
    ...staleTranslations(draft, folder),
    ...[...folder.unreadable, ...unopened].map(
      ({ file, is }): OpenPoint => ({
        kind: 'unread-file',
        file,
        is,
        place: startOf(file),
        command: 'nap validate',
      }),
    ),
  ]
}
