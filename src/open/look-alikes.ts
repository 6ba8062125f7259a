import type { Alike, AlikeSide } from '../model/alike.ts'
import { type Commitment, commitmentsOf, type Draft } from '../model/draft.ts'
import type { AlikeCommitment, PointOf } from '../model/open-point.ts'
import { nameOf, type PlanFolder } from '../model/plan.ts'
import { named } from './named.ts'

/** Pairs that look alike, the most alike first. */
export function lookAlikes(
  alike: readonly Alike[],
  draft: Draft,
  folder: PlanFolder,
): PointOf<'look-alike'>[] {
  const commitments = new Map(commitmentsOf(draft).map((commitment) => [commitment.id, commitment]))
  return alike.flatMap(({ a: first, b: second, likeness, shared }) => {
    const [a, b] = [first, second].map((side) =>
      sideOf(side, commitments.get(side.commitment), folder),
    )
    if (!a || !b) return []
    return [
      {
        kind: 'look-alike' as const,
        a,
        b,
        likeness,
        shared,
        place: b.place,
        command: `nap duplicates --join ${b.id} --into ${a.id} --reason WHY`,
        otherwise: `nap duplicates --different ${a.id} ${b.id} --reason WHY`,
      },
    ]
  })
}

function sideOf(
  { institution, place }: AlikeSide,
  commitment: Commitment | undefined,
  folder: PlanFolder,
): AlikeCommitment | undefined {
  if (!commitment) return undefined
  const own = folder.contributions.find(({ document }) => document.file === place.file)?.document
    .value
  const from = [institution, ...commitment.contributors.filter((other) => other !== institution)]
  return {
    ...named(commitment),
    institution,
    from: from.map((contributor) => nameOf(folder, contributor)),
    description: own?.commitment_description ?? own?.public_problem ?? '',
    place,
  }
}
