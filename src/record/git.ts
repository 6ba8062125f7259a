import { limits } from '../model/limits.ts'
import type { Refusal } from '../model/refusal.ts'
import type { Revision } from '../model/revision.ts'
import { commit, commitFirst, type Recorded } from './git/commit.ts'
import { anonymousIn, obstacleIn } from './git/obstacle.ts'
import { headOf, type OpenRepository } from './git/repository.ts'
import { revisionAt } from './git/revision.ts'
import { type ChangedInput, stateOf, withoutNew } from './git/state.ts'

// Everything that the rest of nap asks of git; it is loaded as one, and only where git is needed.
export type { Recorded } from './git/commit.ts'
export {
  type Blob,
  blobTexts,
  type ChangedFile,
  changedBetween,
  inputsAt,
  readCommitted,
  readFiles,
  readRevision,
  sourcesOf,
} from './git/committed.ts'
export { type Doubtful, doubtfulAmong, type OtherCommit } from './git/hand-made.ts'
export { heldBack, overlooked } from './git/held.ts'
export { type FileRevision, historyOf } from './git/history.ts'
export type { HookWork } from './git/hook-work.ts'
export { commitAt, type KnownCommit } from './git/known.ts'
export { type LoggedRevision, logOf } from './git/log.ts'
export { isMovingCommits, mergedByLines } from './git/merge-file.ts'
export { ignoredAmong } from './git/obstacle.ts'
export { nameRelease, obstacleToNaming } from './git/release.ts'
export { releasesIn } from './git/releases.ts'
export {
  holds,
  makeRepository,
  type OpenRepository,
  openRepository,
  topAbove,
} from './git/repository.ts'
export { revisionNamed } from './git/revision.ts'
export {
  attributeOf,
  forgetLocally,
  localSetting,
  mergeDriverAt,
  setLocally,
} from './git/settings.ts'
export { type ChangedInput, heldTwice } from './git/state.ts'
export { touchedSince } from './git/touched.ts'

/** The last commit that changed the plan folder; undefined if it was never recorded. */
export async function lastRevision(repository: OpenRepository): Promise<Revision | undefined> {
  const head = await headOf(repository)
  return head === undefined ? undefined : revisionAt(repository, head)
}

/** Whether anything in the plan folder is not as the last commit has it: staged or not, new, changed or removed. */
export async function hasUnrecorded(repository: OpenRepository): Promise<boolean> {
  const { changes, unmerged, embedded } = await stateOf(repository)
  return changes.length + unmerged.length + embedded.length > 0
}

/**
 * The files of the plan that are not as the last commit has them, and those in which a merge left both versions. Files
 * that git ignores are not among them.
 */
export async function changedInputs(repository: OpenRepository): Promise<readonly ChangedInput[]> {
  const { changes, unmerged } = await stateOf(repository)
  return [...changes, ...unmerged.map((file) => ({ file, kind: 'changed' as const }))]
}

/**
 * Why nothing can be recorded now; undefined if nothing stands in the way. Changes nothing.
 * @param ignored files of the plan that a revision must hold, and that git is to ignore
 */
export async function obstacle(
  repository: OpenRepository,
  ignored: readonly string[] = [],
): Promise<Refusal | undefined> {
  return obstacleIn(repository, await stateOf(repository), ignored)
}

/** How long commit hooks may take, and how somebody at a screen hears what git is waiting for. */
type Patience = {
  readonly hookMs?: number
  readonly quietMs?: number
  readonly say?: (words: string) => void
}

/**
 * Records the plan folder as it is on disk, and nothing else, in one commit.
 * Throws a Refusal: 3 without an identity, 4 for the disk, 5 for the state of the repository or a hook, 75 for a lock.
 */
export async function record(
  repository: OpenRepository,
  message: string,
  {
    hookMs = limits.hookMs,
    quietMs = limits.quietMs,
    say,
    leftOut = [],
  }: Patience & {
    /** New files of the plan folder that no revision should hold. */
    readonly leftOut?: readonly string[]
  } = {},
): Promise<Recorded> {
  const state = withoutNew(repository, await stateOf(repository), leftOut)
  const found = await obstacleIn(repository, state)
  if (found) throw found
  if (state.changes.length === 0) return { nothing: true }
  return commit(repository, state, { message, hookMs, quietMs, say })
}

/**
 * Records files, named from the top, as the first commit of a repository that has none.
 * Throws a Refusal as `record` does.
 */
export async function recordFirst(
  repository: OpenRepository,
  files: readonly string[],
  message: string,
): Promise<Recorded> {
  const found = await anonymousIn(repository.git)
  if (found) throw found
  return commitFirst(repository, files, { message, ...limits })
}
