import { expect, test } from 'vitest'
import { planCopy } from './support/plan-copy.ts'

const file = 'plan/submissions/finance-division/citizens-budget.yaml'

/** A copy whose schemas for editors are made by nap. */
function copied() {
  const copy = planCopy()
  const plan = copy.read('plan/plan.yaml')
  copy.put('plan/plan.yaml', plan.replace('$schema=../schemas/', '$schema=./.nap/schemas/'))
  return copy
}

/** What editors offer for one policy area. */
function offered({ read }: ReturnType<typeof planCopy>): readonly string[] {
  const schema = JSON.parse(read('plan/.nap/schemas/contribution.schema.json'))
  return schema.properties.policy_areas.items.examples
}

test('the policy areas of OGP are offered, and any words may be written', async () => {
  const copy = copied()
  copy.put(file, `${copy.read(file)}policy_areas: [Open budgets]\n`)
  await copy.nap('merge')
  expect(offered(copy)).toContain('Whistleblower protections')
  expect((await copy.nap('validate', '--only', 'policy-area-is-listed')).out).not.toContain('Open')
})

test('a plan lists its own, which are offered in their place, and another one is told', async () => {
  const copy = copied()
  const plan = copy.read('plan/plan.yaml')
  copy.put('plan/plan.yaml', `${plan}policy_areas:\n  - Budget transparency\n  - Open courts\n`)
  copy.put(file, `${copy.read(file)}policy_areas: [budget transparency, Roads]\n`)
  await copy.nap('merge')
  expect(offered(copy)).toEqual(['Budget transparency', 'Open courts'])
  const { out, exitCode } = await copy.nap('validate', '--only', 'policy-area-is-listed')
  expect(out.replaceAll(/\s+/g, ' ')).toContain('Did you mean “Budget transparency”?')
  expect(out).toContain('“Roads”')
  expect(exitCode).toBe(0)
})
