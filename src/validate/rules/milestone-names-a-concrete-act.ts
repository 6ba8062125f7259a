import { shown } from '../../plain/text.ts'
import { wordingRule } from '../wording-rule.ts'
import { concreteVerb } from '../words/concrete-verbs.ts'

export const milestoneNamesAConcreteAct = wordingRule({
  id: 'milestone-names-a-concrete-act',
  subject: 'wording',
  precision: { right: 31, read: 34 },
  fields: ['activity'],
  why: 'A milestone is a step of which somebody outside can see that it was done. Where a commitment named such an act, 19 % were of low specificity, otherwise 31 %.',
  help: 'Begin with a verb that can be checked: publish, adopt, launch, appoint, train, submit.',
  source: 'OGP Explorer data; OGP independent reporting mechanism, specificity',
  example: {
    bad: 'activity: Better coordination between the offices',
    good: 'activity: Publish a list of the offices and what each of them answers for',
  },
  find: (text) => (concreteVerb(text) ? undefined : shown(text.trim(), 60)),
  say: (found, field) => `${field}, “${found}”, names no act that can be checked.`,
})
