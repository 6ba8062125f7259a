import type { Decision, FiledContribution, PlanFolder } from '../../src/model/plan.ts'
import { documentOf, emptyFolder } from '../support/generated-plan.ts'

const because = { reason: 'So it was agreed', decided_by: 'Meeting', decided_on: '2017-06-15' }

type Made = Readonly<Record<string, readonly Partial<Decision>[]>>

/** A plan of nothing but contributions and decisions. */
export function planWith(
  contributions: readonly FiledContribution[],
  decisions: Made = {},
): PlanFolder {
  return {
    ...emptyFolder,
    plan: documentOf('plan.yaml', {
      title: 'Plan',
      country: 'Pakistan',
      period: { start: '2017-07-01', end: '2019-06-30' },
      status: 'draft',
      secretariat: 'ead',
      themes: [],
    }),
    institutions: documentOf('institutions.yaml', { institutions: [] }),
    contributions,
    decisions: Object.entries(decisions).map(([commitment, all]) => ({
      commitment,
      document: documentOf(`decisions/${commitment}.yaml`, {
        decisions: all.map((decision) => ({ ...because, ...decision })),
      }),
    })),
  }
}
