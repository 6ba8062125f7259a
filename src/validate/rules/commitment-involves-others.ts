import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'

export const commitmentInvolvesOthers: Rule = {
  id: 'commitment-involves-others',
  subject: 'commitments',
  on: 'commitment',
  severity: suggestion,
  why: 'A plan of the Open Government Partnership is made and carried out with civil society and others outside government.',
  help: 'Name the organisations, chambers or partners that will take part, under other_actors.',
  source:
    'OGP commitment template 2017: other actors involved; participation and co-creation standards',
  example: {
    bad: 'other_actors:',
    good: 'other_actors:\n  civil_society:\n    - Press clubs',
  },
  *check(commitment) {
    const { other_actors: others = {} } = commitment.value
    const outside = [others.civil_society, others.private_sector, others.multilaterals]
    if (outside.some((names = []) => names.length > 0)) return
    yield {
      at: commitment.place('/other_actors/working_groups/0'),
      message: `${called(commitment)} names nobody outside government who takes part.`,
    }
  },
}
