import type { Host } from '../../command.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import type { OpenRepository } from '../../record/git.ts'
import { planFolder, type WhichPlan } from './folder.ts'

/**
 * The repository of the plan, for what cannot be done without one.
 * @param so what follows from having none: `it has no revisions` @throws Refusal where there is none
 */
export async function repositoryOf(
  host: Host,
  request: WhichPlan,
  so = 'it has no revisions',
): Promise<OpenRepository> {
  const root = planFolder(host, request)
  const { openRepository } = await import('../../record/git.ts')
  const repository = await openRepository(root, host.env)
  if (repository.kind === 'repository') return repository
  throw repository.reason === 'no-git'
    ? new Refusal(
        exitCodes.somethingMissing,
        'git is not installed, so nap knows of no revisions of this plan.',
        'Install git from https://git-scm.com/ and try again.',
      )
    : new Refusal(
        exitCodes.repositoryState,
        `This plan is not under git, so ${so}.`,
        'Type git init in the folder that holds the plan, and try again.',
      )
}
