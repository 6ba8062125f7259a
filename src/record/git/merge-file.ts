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
