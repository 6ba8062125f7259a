import type { Release } from '../../model/revision.ts'
import type { OpenPlan } from './open.ts'

/** A name that no release has yet: `draft-2`. */
export function releaseNameFor(
  { stage }: Pick<OpenPlan, 'stage'>,
  releases: readonly Release[],
): string {
  const used = new Set(releases.map(({ name }) => name.toLowerCase()))
  if (stage === 'final' && !used.has('final')) return 'final'
  let number = 1
  while (used.has(`${stage}-${number}`)) number += 1
  return `${stage}-${number}`
}
