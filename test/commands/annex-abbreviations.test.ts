import { expect, test } from 'vitest'
import { partOfPlan } from '../support/plan-copy.ts'

test('the abbreviations of plan.yaml are printed in the order of the alphabet, and nothing where there are none', async () => {
  const copy = partOfPlan()
  await copy.nap('compile', '--to', 'md', '--no-record')
  expect(copy.read('out/nap.md')).not.toContain('Abbreviations')

  copy.put(
    'plan/plan.yaml',
    `${copy.read('plan/plan.yaml')}abbreviations:\n  - short: PPRA\n    meaning: Public Procurement | Authority\n  - short: EAD\n    meaning: Economic Affairs Division\n`,
  )
  await copy.nap('compile', '--to', 'md', '--no-record')
  const printed = copy.read('out/nap.md')
  expect(printed).toMatch(/^## Annex [A-Z]: Abbreviations$/m)
  expect(printed).toContain(
    '| EAD | Economic Affairs Division |\n| PPRA | Public Procurement \\| Authority |',
  )
})
