import { type CanonicalIds, canonicalIdsIn } from '../model/decision.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { PlanFile } from '../model/plan-file.ts'
import { canonical } from '../plain/canonical.ts'

/** A file of the plan that says or decides something about a commitment. */
export type Paper = { readonly file: string; readonly is: PlanFile }

/** All such files of one state; the folder need hold no more than plan.yaml, institutions.yaml and what moves files. */
export type Papers = { readonly papers: readonly Paper[]; readonly folder: PlanFolder }

/**
 * The files of two states that bear on what changed: all that is said and decided, in either state, about a commitment
 * of which one file changed, or to which one came or from which one went. The others add up to the same in both. Where
 * something changed that every commitment is merged by, these are all files.
 */
export function filesBehind(
  changed: ReadonlySet<string>,
  from: Papers,
  to: Papers,
): ReadonlySet<string> {
  const [before, after] = [homesByFile(from), homesByFile(to)]
  const isForAll = frameOf(from.folder) !== frameOf(to.folder)
  const isTouched = (file: string) =>
    isForAll || changed.has(file) || before.get(file) !== after.get(file)
  const files = [...new Set([...before.keys(), ...after.keys()])]
  const affected = new Set(
    files.filter(isTouched).flatMap((file) => [before.get(file), after.get(file)]),
  )
  affected.delete(undefined)
  return new Set(
    files.filter((file) => affected.has(before.get(file)) || affected.has(after.get(file))),
  )
}

/** Whose answer goes first, and whose stands: what merging takes from plan.yaml and institutions.yaml. */
function frameOf({ plan, institutions }: PlanFolder): string {
  const order = institutions.value.institutions.map(({ id, level, leads = '' }) => [
    id,
    level,
    leads,
  ])
  return canonical([plan.value.secretariat, order])
}

function homesByFile({ papers, folder }: Papers): ReadonlyMap<string, string> {
  const canonicalIds = canonicalIdsIn(folder)
  return new Map(
    papers.flatMap(({ file, is }) => homeOf(is, canonicalIds).map((home) => [file, home])),
  )
}

function homeOf(is: PlanFile, canonicalIds: CanonicalIds): string[] {
  if (is.kind === 'contribution') return [canonicalIds.ofContribution(is)]
  return is.kind === 'decisions' ? [canonicalIds.of(is.commitment)] : []
}
