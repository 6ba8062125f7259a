import { expect, test } from 'vitest'
import { planCopy } from '../support/plan-copy.ts'

async function rulesOf(broken: string): Promise<string[]> {
  const copy = planCopy()
  copy.put(broken, `${copy.read(broken)}\nnote: "never closed\n`)
  const { out } = await copy.nap('validate', '--json')
  const { diagnostics } = JSON.parse(out) as { diagnostics: { rule: string }[] }
  return diagnostics.map(({ rule }) => rule)
}

test('while a contribution cannot be read, no decision on it is called idle', async () => {
  const rules = await rulesOf('plan/submissions/khyber-pakhtunkhwa/open-data.yaml')
  expect(rules).toContain('quotes-are-closed')
  expect(rules).not.toContain('decision-still-applies')
})

test('while institutions.yaml cannot be read, nobody is said to lead nothing', async () => {
  const rules = await rulesOf('plan/institutions.yaml')
  expect(rules).toContain('quotes-are-closed')
  expect(rules).not.toContain('theme-has-one-lead')
})
