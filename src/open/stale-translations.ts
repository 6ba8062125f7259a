import { commitmentsOf, type Draft } from '../model/draft.ts'
import { translationsOf } from '../model/languages/translations.ts'
import type { PointOf } from '../model/open-point.ts'
import type { PlanFolder } from '../model/plan.ts'
import { groupedBy } from '../plain/grouped.ts'
import { named } from './named.ts'

/** Translations of texts that have changed since, those of one commitment together. */
export function staleTranslations(
  draft: Draft,
  folder: PlanFolder,
): PointOf<'stale-translation'>[] {
  const commitments = new Map(commitmentsOf(draft).map((one) => [one.id, one]))
  return translationsOf(draft, folder).flatMap(({ language, stale }) =>
    [...groupedBy(stale, ({ commitment = '' }) => commitment).values()].map((group) => {
      const [{ commitment: id = '', place }] = group
      const commitment = commitments.get(id)
      return {
        kind: 'stale-translation' as const,
        language,
        commitment: commitment && named(commitment),
        abouts: group.map(({ about }) => about),
        place,
        command: `nap form --translate ${language}`,
      }
    }),
  )
}
