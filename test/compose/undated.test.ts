import { expect, test } from 'vitest'
import { languageOf } from '../../src/compose/language.ts'
import { partOfPlan } from '../support/plan-copy.ts'

test('what has come in without a day is told without one, in words with no open blank', async () => {
  const plan = partOfPlan()
  plan.remove('plan/submissions/punjab/submission.yaml')
  plan.put('plan/submissions/sindh/submission.yaml', 'received_via: email\nstatus: nil_return\n')
  const told = plan.read('plan/plan.yaml')
  for (const [language, received] of [
    ['en', 'received'],
    ['fr', 'reçue'],
  ] as const) {
    plan.put('plan/plan.yaml', told.replace(/languages: .*/, `languages: [${language}]`))
    await plan.nap('compile', '--to', 'md', '--no-record')
    const lines = plan.read('out/nap.md').split('\n')
    expect(lines.filter((line) => /\{\w+\}|\(\)/.test(line))).toEqual([])
    expect(lines).toContain(`| Punjab | ${received} |`)
    const [inAnnex] = lines.filter((line) => line.startsWith('| Planning & Development Board'))
    expect(inAnnex?.endsWith(`| ${received} |`)).toBe(true)
  }
})

test('a sentence with blanks cannot be had without filling them', () => {
  const { words, fill } = languageOf('en', { status: 'received {date}', plain: 'received' })
  expect(words).toEqual({ plain: 'received' })
  expect(fill('status', { date: 'today' })).toBe('received today')
})
