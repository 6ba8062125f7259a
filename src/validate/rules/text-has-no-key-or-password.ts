import { secretRule } from '../secret-rule.ts'

export const textHasNoKeyOrPassword = secretRule({
  id: 'text-has-no-key-or-password',
  kind: 'access',
  why: 'Whoever reads it can come in. What was recorded once stays in the history of the plan for ever, so nothing is recorded while it is there.',
  help: 'Take it out, and have it changed where it opens something: others may have read it. If it opens nothing, waive the rule and say why.',
  source:
    'the shapes of keys that their issuers document, as in the open lists of gitleaks and secretlint',
  example: {
    bad: 'note: The portal’s password is Nap2017',
    good: 'note: The OGP Cell gives access to the portal.',
  },
})
