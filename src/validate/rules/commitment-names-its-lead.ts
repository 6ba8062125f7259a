import { gapRule } from '../gap-rule.ts'

export const commitmentNamesItsLead = gapRule({
  id: 'commitment-names-its-lead',
  subject: 'commitments',
  pointers: ['/lead_implementing_agency'],
  why: 'One institution must answer for the result. OGP’s reviewers look for it first: where a lead was named, commitments were markedly more specific.',
  help: 'Write the id of one institution; the others are supporting agencies.',
  source: 'OGP commitment template 2017: lead implementing agency',
  example: { bad: 'lead_implementing_agency:', good: 'lead_implementing_agency: finance-division' },
})
