import { commitmentsOf, type Draft } from '../model/draft.ts'
import type { PointOf } from '../model/open-point.ts'
import { nameOf, type PlanFolder } from '../model/plan.ts'
import { commandsFor, removedName, titleIn } from '../model/removal.ts'
import { named } from './named.ts'

/** What was taken out and has changed since, so that nobody has decided on it as it stands now. */
export function changedWithdrawals(
  draft: Draft,
  folder: PlanFolder,
): PointOf<'changed-withdrawal'>[] {
  const commitments = commitmentsOf(draft)
  return draft.removed
    .filter(({ isChanged }) => isChanged)
    .map((removed) => {
      const { commitment: id, about, decision, answers } = removed
      const commitment = commitments.find((known) => known.id === id)
      const { confirm, restore } = commandsFor(removed)
      return {
        kind: 'changed-withdrawal',
        commitment: commitment
          ? named(commitment)
          : { id, number: undefined, title: titleIn(removed) },
        about,
        decision,
        answers: answers.map((answer) => ({
          ...answer,
          name: nameOf(folder, answer.institution),
          text: removedName(answer.value),
        })),
        place: decision.place,
        command: confirm,
        otherwise: restore,
      }
    })
}
