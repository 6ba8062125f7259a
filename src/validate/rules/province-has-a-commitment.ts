import { asked, submissionStateOf } from '../../model/plan.ts'
import { shown } from '../../plain/text.ts'
import { isBegun } from '../begun.ts'
import { later, type Rule } from '../rule.ts'

export const provinceHasACommitment: Rule = {
  id: 'province-has-a-commitment',
  subject: 'plan',
  on: 'plan',
  severity: later,
  why: 'The plan has a chapter for each province. Most of what citizens meet of their government is provincial.',
  help: 'Ask the province for a commitment of its own or for a milestone in a federal one, or record a nil return.',
  source: 'EAD’s draft of 2017: chapter on sub-national commitments',
  example: {
    bad: 'submissions/sindh/submission.yaml, and no other file in that folder',
    good: 'submissions/sindh/submission.yaml and submissions/sindh/open-data-portal.yaml',
  },
  *check(draft, folder) {
    if (!isBegun(draft)) return
    const { institutions, contributions } = folder
    for (const { id, level, name, province = name } of asked(folder)) {
      const state = submissionStateOf(folder, id)
      if (level !== 'provincial' || state === 'awaited' || state === 'nil_return') continue
      if (contributions.some(({ institution }) => institution === id)) continue
      const index = institutions.value.institutions.findIndex((other) => other.id === id)
      yield {
        at: institutions.place(`/institutions/${index}/id`),
        message: `${shown(province, 80)} contributes to no commitment, though it has sent its submission.`,
      }
    }
  },
}
