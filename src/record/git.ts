import { limits } from '../model/limits.ts'
import { Refusal } from '../model/refusal.ts'
import type { Revision } from '../model/revision.ts'
import { commit, commitFirst, type Recorded } from './git/commit.ts'
import {
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
import { type FileRevision, historyOf } from './git/history.ts'
import { commitAt, type KnownCommit } from './git/known.ts'
import { type LoggedRevision, logOf } from './git/log.ts'
import { isMovingCommits, mergedByLines } from './git/merge-file.ts'
import { anonymousIn, ignoredAmong, type Obstacle, obstacleIn } from './git/obstacle.ts'
import { nameRelease, obstacleToNaming } from './git/release.ts'
import { releasesIn } from './git/releases.ts'
import {
  headOf,
  makeRepository,
  type OpenRepository,
  openRepository,
  topAbove,
} from './git/repository.ts'
import { revisionAt, revisionNamed } from './git/revision.ts'
import {
  attributeOf,
  forgetLocally,
  lacksSetting,
  localSetting,
  setLocally,
} from './git/settings.ts'
import { type ChangedInput, stateOf } from './git/state.ts'
import { touchedSince } from './git/touched.ts'

export type {
  Blob,
  ChangedFile,
  ChangedInput,
  FileRevision,
  KnownCommit,
  LoggedRevision,
  Obstacle,
  OpenRepository,
  Recorded,
}

export {
  attributeOf,
  blobTexts,
  changedBetween,
  commitAt,
  forgetLocally,
  historyOf,
  ignoredAmong,
  inputsAt,
  isMovingCommits,
  lacksSetting,
  localSetting,
  logOf,
  makeRepository,
  mergedByLines,
  nameRelease,
  obstacleToNaming,
  openRepository,
  readCommitted,
  readFiles,
  readRevision,
  releasesIn,
  revisionNamed,
  setLocally,
  sourcesOf,
  topAbove,
  touchedSince,
}

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
): Promise<Obstacle | undefined> {
  return obstacleIn(repository, await stateOf(repository), ignored)
}

/**
 * Records the plan folder as it is on disk, and nothing else, in one commit.
 * Throws a Refusal: 3 without an identity, 4 for the disk, 5 for the state of the repository or a hook, 75 for a lock.
 */
export async function record(
  repository: OpenRepository,
  message: string,
  hookMs: number = limits.hookMs,
): Promise<Recorded> {
  const state = await stateOf(repository)
  const found = await obstacleIn(repository, state)
  if (found) throw new Refusal(found.exitCode, found.message, found.help)
  if (state.changes.length === 0) return { nothing: true }
  return commit(repository, state, { message, hookMs })
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
  if (found) throw new Refusal(found.exitCode, found.message, found.help)
  return commitFirst(repository, files, { message, hookMs: limits.hookMs })
}
