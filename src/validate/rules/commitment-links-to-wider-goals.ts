import { called } from '../gap-rule.ts'
import { type Rule, remark } from '../rule.ts'

export const commitmentLinksToWiderGoals: Rule = {
  id: 'commitment-links-to-wider-goals',
  subject: 'commitments',
  on: 'commitment',
  severity: remark,
  why: 'A commitment that is part of the budget, of the national plan or of the Sustainable Development Goals has more hands to carry it. The template asks for it, and leaves it free.',
  help: 'Name the budget, the goal of the national plan or the Sustainable Development Goal, under additional_information.',
  source: 'OGP commitment template 2017: additional information (optional)',
  example: {
    bad: 'additional_information:',
    good: 'additional_information:\n  sdgs: ["16.10"]',
  },
  *check(commitment) {
    const {
      budget,
      national_plan: nationalPlan,
      sdgs,
    } = commitment.value.additional_information ?? {}
    if (budget ?? nationalPlan ?? sdgs) return
    yield {
      at: commitment.place('/additional_information/related_programmes/0'),
      message: `${called(commitment)} names no budget, no goal of the national plan and no Sustainable Development Goal.`,
    }
  },
}
