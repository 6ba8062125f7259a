import { secretRule } from '../secret-rule.ts'

export const textHasNoPersonalNumber = secretRule({
  id: 'text-has-no-personal-number',
  kind: 'person',
  why: 'The number of an identity card or of a bank account is enough to act in a person’s name. What was recorded once stays in the history of the plan for ever, so nothing is recorded while it is there.',
  help: 'Take it out: a plan needs no such number. If it is something else, waive the rule and say what it is.',
  source: 'NADRA’s identity numbers of 13 figures; ISO 13616 for bank accounts',
  example: {
    bad: 'note: Received from Ali, 35202-0000000-1',
    good: 'note: Received from a resident of Lahore',
  },
})
