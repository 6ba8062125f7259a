import { canonicalIdsIn } from '../../model/decision.ts'
import type { PlanFolder } from '../../model/plan.ts'

/** The ids under which a commitment, or a part of it, was known before. */
export type EarlierIds = {
  /** It was renamed from these. */
  readonly renamed: readonly string[]
  /** Contributions were filed under these, and joined to it by decisions in these files. */
  readonly joined: readonly { readonly id: string; readonly file: string }[]
}

export function earlierIds(id: string, folder: PlanFolder): EarlierIds {
  const canonicalIds = canonicalIdsIn(folder)
  const known = folder.decisions.flatMap(({ commitment, document }) => [
    commitment,
    ...document.value.decisions.flatMap(({ rename }) => rename ?? []),
  ])
  const renamed = [...new Set(known)].filter(
    (other) => other !== id && canonicalIds.of(other) === id,
  )
  const joined = folder.decisions
    .filter(({ commitment }) => canonicalIds.of(commitment) === id)
    .flatMap(({ document }) =>
      document.value.decisions.flatMap(({ join }) =>
        join && ![id, ...renamed].includes(join.filed_as)
          ? [{ id: join.filed_as, file: document.file }]
          : [],
      ),
    )
  return { renamed, joined }
}
