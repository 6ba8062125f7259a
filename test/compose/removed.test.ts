import { expect, test } from 'vitest'
import { partOfPlan } from '../support/plan-copy.ts'

test('what was withdrawn or left out stands in the annex of decisions, with words, giver and reason', async () => {
  const copy = partOfPlan()
  const why =
    'reason: Moved to the next plan.\n    decided_by: Steering committee\n    decided_on: 2017-06-16\n'
  copy.put('plan/decisions/legal-aid.yaml', `decisions:\n  - withdraw: true\n    ${why}`)
  copy.put(
    'plan/decisions/citizens-budget.yaml',
    `decisions:\n  - drop: /milestones/reader-survey\n    ${why}`,
  )
  await copy.nap('compile', '--to', 'md')
  const annex = copy.read('out/nap.md').split('Decisions taken').at(-1)
  expect(annex).toContain(
    '**Commitment:** Withdrawn from the plan\n\nSteering committee, 16 June 2017. Reason: Moved to the next plan.',
  )
  expect(annex).toMatch(/\*Law & Justice:\* A public directory of free legal aid/)
  expect(annex).toContain('**Milestones:** Left out')
  expect(annex).toMatch(/\*Finance:\* Survey readers in every province/)
})

test('what came back is called by its title', async () => {
  const copy = partOfPlan()
  const by = (day: string) =>
    `reason: Agreed.\n    decided_by: Steering committee\n    decided_on: 2017-06-${day}\n`
  copy.put(
    'plan/decisions/legal-aid.yaml',
    `decisions:\n  - withdraw: true\n    ${by('16')}  - withdraw: false\n    ${by('17')}`,
  )
  await copy.nap('compile', '--to', 'md')
  const annex = copy.read('out/nap.md').split('Decisions taken').at(-1)
  expect(annex).toMatch(/\*\*A public directory of free legal aid[^*]*:\*\* Part of the plan again/)
  expect(annex).not.toContain('**legal-aid')
})
