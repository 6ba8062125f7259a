import { lstat } from '../../disk/disk.ts'
import { ifMissing } from '../faults.ts'
import { gitPaths } from './repository.ts'
import { type Environment, gitAt, readAnswer } from './run.ts'

/** Three versions of one file on disk, as git hands them to a merge driver, and how the two sides are called. */
export type VersionFiles = {
  readonly base: string
  readonly ours: string
  readonly theirs: string
  readonly labels: { readonly ours: string; readonly theirs: string }
}

/**
 * What git itself would make of three versions, line by line. Changes no file.
 * @returns undefined where git cannot: it is not there, or the versions are not text
 */
export async function mergedByLines(
  folder: string,
  { base, ours, theirs, labels }: VersionFiles,
  variables: Environment,
): Promise<{ readonly content: Uint8Array; readonly isClean: boolean } | undefined> {
  const git = await gitAt(folder, variables)
  if (!git) return undefined
  const names = ['-L', labels.ours, '-L', 'base', '-L', labels.theirs]
  const command = ['merge-file', '-p', '--quiet', ...names, '--', ours, base, theirs]
  const { exitCode, out } = await readAnswer(git, command)
  // Up to 127 it is the number of conflicts.
  return exitCode > 127 ? undefined : { content: out, isClean: exitCode === 0 }
}

/** Whether git is moving commits to another place, so that the version it calls ours is not the user’s own. */
export async function isMovingCommits(folder: string, variables: Environment): Promise<boolean> {
  const git = await gitAt(folder, variables)
  if (!git) return false
  const [merge = '', apply = '', patch = ''] = await gitPaths(git, [
    'rebase-merge',
    'rebase-apply',
    'rebase-apply/applying',
  ])
  const isThere = async (path: string) => (await lstat(path).catch(ifMissing)) !== undefined
  return (await isThere(merge)) || ((await isThere(apply)) && !(await isThere(patch)))
}
