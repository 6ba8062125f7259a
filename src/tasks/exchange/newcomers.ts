import type { PlanMapping } from '../../model/incoming/plan-mapping.ts'
import { kinds } from '../../model/kinds.ts'
import { editing } from '../../pipeline.ts'
import { refuseWritingOver, type TextChange } from '../plan/change.ts'
import type { OpenPlan } from '../plan/open.ts'

/** The lists of the plan with the institutions and thematic areas that a plan from elsewhere names and they do not have. */
export async function newcomerChanges(
  plan: OpenPlan,
  mapping: PlanMapping | undefined,
): Promise<TextChange[]> {
  const { institutions = [], themes = [] } = mapping?.new ?? {}
  const { withItem } = await editing()
  const { loaded, folder } = plan
  const added = (file: string, list: string, items: readonly object[]): TextChange[] => {
    if (items.length === 0) return []
    refuseWritingOver(plan, [file])
    const before = loaded.texts.get(file) ?? ''
    return [
      { file, content: items.reduce<string>((text, one) => withItem(text, list, one), before) },
    ]
  }
  const known = new Set(folder.institutions.value.institutions.map(({ id }) => id))
  const areas = new Set(folder.plan.value.themes.map(({ id }) => id))
  return [
    ...added(
      kinds.institutions.path,
      'institutions',
      institutions.filter(({ id }) => !known.has(id)),
    ),
    ...added(
      kinds.plan.path,
      'themes',
      themes.filter(({ id }) => !areas.has(id)),
    ),
  ]
}
