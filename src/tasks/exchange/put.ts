import type { Host } from '../../command.ts'
import type { Change, Removal } from '../../model/change.ts'
import { exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'
import { withLock } from '../../record/lock.ts'
import { write } from '../../record/write.ts'
import { refuseWritingOver } from '../plan/change.ts'
import { planFolder, type WhichPlan } from '../plan/folder.ts'
import { changedSince, type OpenPlan, openPlan } from '../plan/open.ts'
import type { Recorded } from '../publish/record.ts'
import { broughtUpToDate, type UpToDate } from '../publish/up-to-date.ts'

/**
 * Writes what was agreed to, if the plan is still what it was agreed about.
 * @throws Refusal (75) where somebody has changed it meanwhile
 */
export async function put(
  host: Host,
  plan: OpenPlan,
  changes: readonly (Change | Removal)[],
): Promise<void> {
  await withLock(plan.root, async () => {
    const changed = await changedSince(plan, host)
    if (changed !== undefined) {
      throw new Refusal(
        exitCodes.busy,
        `“${shown(plan.shownRoot + changed)}” was changed while nap was at work. Nothing of this was written.`,
        'Type the same again.',
      )
    }
    const written = changes.filter(({ content }) => content !== undefined)
    refuseWritingOver(
      plan,
      written.map(({ file }) => file),
    )
    await write(plan.root, changes)
  })
}

/**
 * Brings the draft up to date, and records all that was written as one revision. What was written stands, whatever comes
 * in between.
 */
export async function recordedAfter(
  host: Host,
  request: WhichPlan & { readonly record: boolean },
): Promise<UpToDate> {
  const done = await orRefusal(() =>
    withLock(planFolder(host, request), async () => {
      const plan = await openPlan(host, request)
      return broughtUpToDate(plan, host, { record: request.record, dryRun: false })
    }),
  )
  return done instanceof Refusal ? { recorded: stopped(done), changes: [], remarks: [] } : done
}

function stopped({ message, help, exitCode }: Refusal): Recorded {
  return {
    what: 'impossible',
    message: `${message} What was done before that stands, and no revision holds it yet.`,
    help: `${help ?? ''} Then type nap compile, which records it.`.trim(),
    exitCode,
    revision: undefined,
    unrecorded: true,
  }
}

/** Whether one of these files of the plan is in no revision, though there are revisions. */
export async function isUnrecorded(
  host: Host,
  plan: OpenPlan,
  files: readonly string[],
): Promise<boolean> {
  if (files.length === 0) return false
  const { changedInputs, openRepository } = await import('../../record/git.ts')
  const repository = await openRepository(plan.root, host.env)
  if (repository.kind === 'none') return false
  return (await changedInputs(repository)).some(({ file }) => files.includes(file))
}
