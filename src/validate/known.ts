import { institutionsCalled, type Things, thingsOf } from '../model/called.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { Reference } from '../model/schemas.ts'

export type Known = Readonly<Record<Reference, Things>>

/** What the files of a plan may refer to. */
export function knownIn(folder: PlanFolder): Known {
  const { plan, contributions, unreadable, decisions } = folder
  const { themes } = plan.value
  return {
    institution: institutionsCalled(folder),
    theme: thingsOf(
      themes.map(({ id }) => id),
      themes,
    ),
    commitment: thingsOf([
      ...new Set([
        ...contributions.map(({ commitment }) => commitment),
        ...unreadable.flatMap(({ is }) => (is.kind === 'contribution' ? is.commitment : [])),
        // What a decision renames can be spoken of by its new name.
        ...decisions.flatMap(({ document }) =>
          document.value.decisions.flatMap(({ rename }) => rename ?? []),
        ),
      ]),
    ]),
  }
}
