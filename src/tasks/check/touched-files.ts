import type { Host } from '../../command.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { check } from '../../pipeline.ts'
import type { WhichPlan } from '../plan/folder.ts'
import type { OpenPlan } from '../plan/open.ts'
import { repositoryOf } from '../plan/repository.ts'
import { newSince } from './selection.ts'

type TouchedFiles = {
  readonly isAbout: (file: string) => boolean
  /** Whether a finding, wherever it stands, was not there before the changes. */
  readonly isCaused: (diagnostic: Diagnostic) => boolean
}

type Since = WhichPlan & { readonly changed: string }

/**
 * What the working files have changed since they left a line of work, and what follows from it in other files: a theme
 * that is removed leaves commitments without one.
 * @throws Refusal (2) for a revision that is not there, (3) without git, (5) where history is missing
 */
export async function touchedFiles(
  host: Host,
  plan: OpenPlan,
  { plan: named, changed: revision }: Since,
): Promise<TouchedFiles> {
  const git = await import('../../record/git.ts')
  const repository = await repositoryOf(host, { plan: named }, 'nap cannot tell what has changed')
  const { base, files } = await git.touchedSince(repository, revision)
  const touched = new Set(files)
  const isAbout = (file: string) => touched.has(file)
  // Nothing recorded: everything is new, and stands in a file that is.
  if (base === undefined || files.length === 0) return { isAbout, isCaused: () => false }
  const before = check(await git.readRevision(repository, base), plan.stage)
  const fresh = newSince(plan.diagnostics, before.diagnostics)
  return { isAbout, isCaused: (diagnostic) => fresh.has(diagnostic) }
}
