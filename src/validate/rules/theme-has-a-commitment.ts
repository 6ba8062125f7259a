import { commitmentsOf } from '../../model/draft.ts'
import { leadOf, nameOf, submissionStateOf } from '../../model/plan.ts'
import { shown } from '../../plain/text.ts'
import { isBegun } from '../begun.ts'
import { later, type Rule } from '../rule.ts'

export const themeHasACommitment: Rule = {
  id: 'theme-has-a-commitment',
  subject: 'plan',
  on: 'plan',
  severity: later,
  why: 'A thematic area that the plan announces and leaves empty is the first thing that readers notice.',
  help: 'Ask the lead institution for a commitment, or write into plan.yaml, under left_out, who decided that the plan has no chapter on the area, when and why.',
  source: 'EAD’s list of thematic areas and lead ministries',
  example: {
    bad: 'themes:\n  - id: access-to-justice\n(and no commitment with theme: access-to-justice)',
    good: 'submissions/law-and-justice-division/legal-aid.yaml: theme: access-to-justice',
  },
  *check(draft, folder) {
    if (!isBegun(draft)) return
    const used = new Set(commitmentsOf(draft).map(({ value }) => value.theme))
    for (const [index, { id, name, left_out }] of folder.plan.value.themes.entries()) {
      const lead = leadOf(folder, id)
      // An institution that is awaited is reported as such.
      if (
        used.has(id) ||
        left_out !== undefined ||
        (lead && submissionStateOf(folder, lead.id) === 'awaited')
      )
        continue
      const nilReturn = folder.submissions.find(
        ({ institution, document }) =>
          institution === lead?.id && document.value.status === 'nil_return',
      )
      const why = nilReturn
        ? ` ${nameOf(folder, nilReturn.institution)} has said in writing that it proposes none.`
        : ''
      yield {
        at: folder.plan.place(`/themes/${index}/id`),
        message: `There is no commitment in the thematic area “${shown(name, 80)}”.${why}`,
        ...(nilReturn && {
          related: [{ place: nilReturn.document.place('/status'), label: 'the nil return' }],
        }),
      }
    }
  },
}
