import { institutionsCalled, type Things, themesCalled, thingsOf } from '../model/called.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { Reference } from '../model/schemas.ts'

export type Known = Readonly<Record<Reference, Things>>

/** What the files of a plan may refer to. */
export function knownIn(folder: PlanFolder): Known {
  const { contributions, unreadable, decisions } = folder
  return {
    institution: institutionsCalled(folder),
    theme: themesCalled(folder),
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
