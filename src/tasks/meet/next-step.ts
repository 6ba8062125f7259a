import type { Host } from '../../command.ts'
import { type OpenCounts, type OpenPoint, openOf } from '../../model/open-point.ts'
import { shortHash } from '../../model/revision.ts'
import { shown } from '../../plain/text.ts'
import { draftOf, outstanding } from '../plan/draft.ts'
import type { OpenPlan } from '../plan/open.ts'
import { releaseNameFor } from '../plan/release-name.ts'

/** What decides what is to be done next. */
type Situation = OpenCounts & {
  readonly errors: number
  readonly commitments: number
  /** How many institutions were asked for commitments. */
  readonly asked: number
}

/** What the secretariat does next: one sentence with the command to type, without the words “Next step”. */
export async function nextStep(
  plan: OpenPlan,
  situation: Situation,
  { env }: Host,
): Promise<string> {
  const hasAsked = plan.folder.requests.length > 0
  const step = openStep({ ...situation, hasAsked }, plan.open)
  if (step !== undefined) return step
  // What is recorded and issued is so today.
  if (plan.isAsItWas)
    return 'nothing was open on that day. For what is next today, type nap status.'
  return recordedStep(plan, env)
}

// What is in the way of everything after it comes first.
function openStep(
  situation: Situation & { readonly hasAsked: boolean },
  open: readonly OpenPoint[],
): string | undefined {
  const { errors, notAgreed, missing, decidedTwice, leftOutChanged } = situation
  const { commitments, asked, hasAsked } = situation
  if (errors > 0) return 'type nap validate to see the errors and how to fix them.'
  if (asked === 0) return 'type nap new institution, once for each institution that takes part.'
  const [first] = openOf(open, 'awaited')
  if (commitments === 0 && first !== undefined) {
    const ask = hasAsked ? '' : 'type nap request to write the letters that ask for commitments; '
    return `${ask}when the first answer comes in, type nap new commitment --institution ${first.institution} (with the id of whoever sent it).`
  }
  if (notAgreed > 0) return 'type nap resolve to settle one disagreement after the other.'
  if (decidedTwice > 0) return 'type nap resolve to say which of the decisions counts.'
  if (leftOutChanged > 0) {
    return 'type nap resolve to settle what was left out and has changed since.'
  }
  if (missing > 0) return 'type nap merge to see what is missing, and who is to give it.'
  if (openOf(open, 'unanswered-comment').length > 0)
    return 'type nap respond --list to see the comments that wait for an answer.'
  return undefined
}

// Nothing is open: what is left is to record the plan, and to issue it.
async function recordedStep(plan: OpenPlan, env: Host['env']): Promise<string> {
  const print = 'type nap compile to print the draft.'
  const git = await import('../../record/git.ts')
  const repository = await git.openRepository(plan.root, env)
  if (repository.kind !== 'repository') return print
  if ((await outstanding(plan, await draftOf(plan))).length > 0) {
    return 'type nap compile to bring the draft up to date and print it.'
  }
  const last = await git.lastRevision(repository)
  if (!last || (await git.hasUnrecorded(repository))) {
    return 'type nap compile to record the plan as it stands now and print it.'
  }
  const releases = await git.releasesIn(repository)
  const issued = releases.findLast(({ hash }) => hash === last.hash)
  return issued
    ? `none. Revision ${shortHash(last.hash)} is issued as “${shown(issued.name)}”, and nothing has changed since. To print it: nap compile`
    : `type nap release ${releaseNameFor(plan, releases)} to issue revision ${shortHash(last.hash)}.`
}
