import type { PointOf } from '../model/open-point.ts'
import { fullNameOf, type PlanFolder } from '../model/plan.ts'
import { signOffOf } from '../model/sign-off.ts'

/** Sign-offs of texts that have changed since, in the order of institutions.yaml. */
export function changedSignOffs(folder: PlanFolder): PointOf<'changed-sign-off'>[] {
  return folder.institutions.value.institutions.flatMap(({ id }) => {
    const signed = signOffOf(folder, id)
    if (!signed?.suspect) return []
    const { institution, by, on, changes, place } = signed
    return [
      {
        kind: 'changed-sign-off' as const,
        institution,
        name: fullNameOf(folder, institution),
        by,
        on,
        changes,
        place,
        command: `nap sign-off ${institution} --by OFFICE`,
      },
    ]
  })
}
