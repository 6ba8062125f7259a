import { gapRule } from '../gap-rule.ts'

export const commitmentHasMilestones = gapRule({
  id: 'commitment-has-milestones',
  subject: 'milestones',
  pointers: ['/milestones'],
  why: 'The independent reviewer follows progress milestone by milestone; a commitment without one cannot be verified.',
  help: 'Add at least one step that can be checked, with its end date.',
  source: 'OGP independent reporting mechanism, specificity',
  example: {
    bad: 'milestones: []',
    good: 'milestones:\n  - id: first-edition\n    activity: Publish the first citizens’ budget\n    end_date: 2017-07-31',
  },
})
