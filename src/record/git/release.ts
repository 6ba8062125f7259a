import { type Refusal, wrongUsage } from '../../model/refusal.ts'
import type { Release } from '../../model/revision.ts'
import { shown } from '../../plain/text.ts'
import { anonymousIn, unfinishedIn, unmergedIn } from './obstacle.ts'
import { issuedTrailer, releaseTags } from './releases.ts'
import type { OpenRepository } from './repository.ts'
import { read, readAnswer } from './run.ts'
import { stateOf } from './state.ts'

/** Why no revision can be named now; undefined if nothing stands in the way. A detached HEAD does not. */
export async function obstacleToNaming(repository: OpenRepository): Promise<Refusal | undefined> {
  return (
    (await unfinishedIn(repository.git)) ??
    unmergedIn(await stateOf(repository)) ??
    (await anonymousIn(repository.git))
  )
}

/**
 * Names a revision as issued: an annotated tag on its commit, which is never moved.
 * Throws a Refusal: 2 where git knows no such name, 5 where it cannot make the tag.
 */
export async function nameRelease(
  { git }: OpenRepository,
  { name, title, hash, issued }: Omit<Release, 'date'>,
): Promise<void> {
  const reference = releaseTags + name
  const { exitCode } = await readAnswer(git, ['check-ref-format', reference])
  if (exitCode !== 0) {
    throw wrongUsage(
      `git cannot use “${shown(name)}” as a name.`,
      'Take letters, digits and hyphens, for example draft-1.',
    )
  }
  // A key may ask for a password, and nap never asks: who wants to sign a release tags it by hand.
  const settings = ['-c', 'tag.gpgSign=false', '-c', 'tag.forceSignAnnotated=false']
  const command = ['tag', '--annotate', '--cleanup=verbatim', '--file=-', '--no-sign']
  await read(
    git,
    [...settings, ...command, reference.replace('refs/tags/', ''), hash],
    `${title}\n\n${issuedTrailer}: ${issued}\n`,
  )
}
