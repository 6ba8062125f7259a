import { canonicalIdsIn } from '../../model/decision.ts'
import type { Answer, Commitment } from '../../model/draft.ts'
import { pointerById } from '../../model/field.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { schemaAt } from '../../model/schemas.ts'
import { valueAt } from '../../plain/pointer.ts'
import { byText } from '../../plain/text.ts'

/** Every answer to a question, also those that are equal; each entry of a set is one. The lead’s come first. */
export function everyAnswerOn(about: string, commitment: Commitment, folder: PlanFolder): Answer[] {
  const canonicalIds = canonicalIdsIn(folder)
  const isSet = schemaAt('contribution', about)?.['x-merge'] === 'collect'
  const rank = (institution: string) => commitment.contributors.indexOf(institution)
  return folder.contributions
    .filter((contribution) => canonicalIds.ofContribution(contribution) === commitment.id)
    .toSorted(
      (a, b) =>
        rank(a.institution) - rank(b.institution) || byText(a.document.file, b.document.file),
    )
    .flatMap(({ institution, document }): Answer[] => {
      const pointer = pointerById(document.value, about)
      const value = valueAt(document.value, pointer)
      if (value === undefined) return []
      if (!isSet || !Array.isArray(value)) {
        return [{ institution, value, place: document.place(pointer) }]
      }
      return value.map((entry: unknown, index) => ({
        institution,
        value: entry,
        place: document.place(`${pointer}/${index}`),
      }))
    })
}
