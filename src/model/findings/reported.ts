import type { PlanFolder } from '../plan.ts'

/** Pointers of the answers that somebody gave and that could not be used: nobody is asked for these a second time. */
export function reportedIn(
  { id }: { readonly id: string },
  folder: PlanFolder,
): ReadonlySet<string> {
  const known = collected.get(folder) ?? answeredIn(folder)
  if (!collected.has(folder)) collected.set(folder, known)
  return known.get(id) ?? nothing
}

const nothing: ReadonlySet<string> = new Set()

// Many ask this of each commitment: looking through all files each time would take the square of their number.
const collected = new WeakMap<PlanFolder, ReadonlyMap<string, ReadonlySet<string>>>()

function answeredIn({ contributions }: PlanFolder): ReadonlyMap<string, ReadonlySet<string>> {
  const byCommitment = new Map<string, Set<string>>()
  for (const { commitment, answered } of contributions) {
    if (answered.length === 0) continue
    byCommitment.set(commitment, new Set([...(byCommitment.get(commitment) ?? []), ...answered]))
  }
  return byCommitment
}
