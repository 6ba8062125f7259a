import type { Host } from '../command.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { check } from '../pipeline.ts'
import type { OpenPlan } from './open-plan.ts'
import { newSince } from './selection.ts'

type TouchedFiles = {
  readonly isAbout: (file: string) => boolean
  /** Whether a finding, wherever it stands, was not there before the changes. */
  readonly isCaused: (diagnostic: Diagnostic) => boolean
}

/**
 * What the working files have changed since they left a line of work, and what follows from it in other files: a theme
 * that is removed leaves commitments without one.
 * @throws Refusal (2) for a revision that is not there, (3) without git, (5) where history is missing
 */
export async function touchedFiles(
  { env }: Host,
  plan: OpenPlan,
  revision: string,
): Promise<TouchedFiles> {
  const git = await import('../record/git.ts')
  const repository = await git.openRepository(plan.root, env)
  if (repository.kind === 'none') throw noHistory(repository.reason)
  const { base, files } = await git.touchedSince(repository, revision)
  const touched = new Set(files)
  const isAbout = (file: string) => touched.has(file)
  // Nothing recorded: everything is new, and stands in a file that is.
  if (base === undefined || files.length === 0) return { isAbout, isCaused: () => false }
  const before = check(await git.readRevision(repository, base), plan.stage)
  const fresh = newSince(plan.diagnostics, before.diagnostics)
  return { isAbout, isCaused: (diagnostic) => fresh.has(diagnostic) }
}

function noHistory(reason: 'no-git' | 'no-repository'): Refusal {
  return reason === 'no-git'
    ? new Refusal(
        exitCodes.somethingMissing,
        'git is not on this computer, so nap cannot tell what has changed.',
        'Install git, or leave out --changed.',
      )
    : new Refusal(
        exitCodes.repositoryState,
        'The plan is not in a git repository, so nap cannot tell what has changed.',
        'Leave out --changed, or name the files to report on.',
      )
}
