import { describe, expect, test } from 'vitest'
import { languageOf } from '../../src/compose/language.ts'
import { partOfPlan } from '../support/plan-copy.ts'

describe('a document has the signs of its language', () => {
  const printed = async (
    language: string,
    change: (plan: ReturnType<typeof partOfPlan>) => void,
  ) => {
    const plan = partOfPlan()
    change(plan)
    const words = plan.read('plan/plan.yaml').replace(/languages: .*/, `languages: [${language}]`)
    plan.put('plan/plan.yaml', words)
    await plan.nap('compile', '--to', 'md,html', '--no-record')
    return [plan.read('out/nap.md'), plan.read('out/nap.html')].map((text) =>
      text.replaceAll('\u00a0', ' '),
    )
  }

  test('an annex is called in the contents as at its head', async () => {
    for (const text of await printed('fr', () => {})) {
      expect(text).toContain('Annexe A :')
      expect(text).not.toContain('Annexe A:')
    }
  })

  test('names on a line stand apart as that language has them', async () => {
    const [text = ''] = await printed('ar', (plan) => {
      const file = 'plan/submissions/punjab/submission.yaml'
      plan.put(file, `${plan.read(file)}signed_off:\n  by: Chief\n  on: 2017-06-14\n`)
    })
    expect(text).toMatch(/وردت في [^|]*؛ /)
    expect(text).toContain('Mr. Shahid Farooq، Chief (IT/Governance)')
    const plan = partOfPlan()
    plan.put(
      'plan/plan.yaml',
      plan.read('plan/plan.yaml').replace(/languages: .*/, 'languages: [ar]'),
    )
    await plan.nap('agenda', '--on', '2017-06-15', '--to', 'md', '--out', 'out')
    expect(plan.read('out/agenda.md')).toContain('Action Plan، Pakistan')
  })
})

test('the first of a month is counted in French, and no other day', () => {
  const { date, shortDate, range } = languageOf('fr', {})
  expect(date('2026-01-01')).toBe('1er janvier 2026')
  expect(shortDate('2026-07-01')).toBe('1er juil. 2026')
  expect(date('2011-11-11')).toBe('11 novembre 2011')
  expect(date('2021-01')).toBe('janvier 2021')
  expect(range('2026-06-30', '2026-07-01')).toMatch(/^30 juin\s+–\s+1er juillet 2026$/u)
  expect(languageOf('en', {}).date('2026-01-01')).toBe('1 January 2026')
})
