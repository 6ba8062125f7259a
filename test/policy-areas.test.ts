import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillForm } from './support/filled-form.ts'
import { partOfPlan, planCopy } from './support/plan-copy.ts'
import { partOf } from './support/word-parts.ts'

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

test('a form speaks of a list of policy areas where it has one', async () => {
  const copy = partOfPlan()
  const own = 'policy_areas: [Budget transparency, Open courts]\n'
  const plan = copy.read('plan/plan.yaml')
  const formIn = async (language: string, more: string) => {
    const words = plan.replace(/languages: .*/, `languages: [${language}]`)
    copy.put('plan/plan.yaml', words + more)
    await copy.nap('form', '--for', 'sindh', '--to', 'docx', '--out', 'forms')
    return partOf(readFileSync(join(copy.top, 'forms/sindh.docx')), 'word/document.xml')
  }
  expect(await formIn('fr', '')).not.toMatch(/liste de (?:domaines|ce formulaire)/)
  const withList = await formIn('fr', own)
  expect(withList).toContain('dans les termes de la liste de ce formulaire')
  expect(withList).toContain('Open courts')
  expect(await formIn('en', '')).toContain('of OGP’s or in your own words')
  expect(await formIn('en', own)).not.toContain('of OGP’s or in your own words')
})

test('two spellings of one area are printed once', async () => {
  const copy = copied()
  copy.put(file, `${copy.read(file)}policy_areas: [Human rights, Budgets, Human Rights]\n`)
  await copy.nap('compile', '--to', 'md', '--no-record')
  const record = copy.read('plan/draft/commitments/citizens-budget.yaml')
  expect(record).toContain('policy_areas:\n  - Human rights\n  - Budgets\n')
  expect(record).not.toContain('Human Rights')
})

test('an officer who approves a list sees where each entry ends', async () => {
  const { nap, top, put, read } = planCopy()
  put(file, `${read(file)}policy_areas: ["Budgets, taxes", Health]\n`)
  await nap('form', '--for', 'finance-division')
  fillForm(join(top, 'out/forms/finance-division.xlsx'), join(top, 'back.xlsx'), [
    ['citizens-budget/policy_areas', 'Budgets, taxes\nHealth\nRoads'],
  ])
  const { out } = await nap('import', 'back.xlsx', '--yes')
  expect(out.replaceAll(/\s+/g, ' ')).toContain('“Budgets, taxes; Health; Roads”')
})

test('what stands beside the milestones and belongs under one is sent there', async () => {
  const { nap, put, read } = planCopy()
  put(file, `${read(file)}indicators:\n  - id: visits\n    text: Visits\n`)
  const { out } = await nap('validate', file)
  expect(out).toContain('There is no field “indicators” here.')
  expect(out.replaceAll(/\s+/g, ' ')).toContain(
    'It belongs under a milestone: write it below the id',
  )
})
