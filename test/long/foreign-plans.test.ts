import { describe, expect, test } from 'vitest'
import { foreignData, foreignPlans, importForeign } from '../support/foreign-plans.ts'
import { planCopy } from '../support/plan-copy.ts'

describe.skipIf(foreignData === undefined)('a plan of another government (needs NAP_DATA)', () => {
  test.each(foreignPlans)(
    '$name comes in whole, has no error, and changes nothing a second time',
    async (foreign) => {
      const copy = planCopy()
      const { out, exitCode } = await importForeign(copy, foreign)
      expect(exitCode).toBe(0)
      // What has no home is told by name.
      expect(out).toMatch(/no place in the plan, and nothing of (?:it|them) is taken in: “/)
      const found = await copy.nap('validate', '--format', 'json')
      expect(found.exitCode).toBe(0)
      expect(
        copy.list('plan/draft/commitments').filter((file) => file.endsWith('.yaml')),
      ).toHaveLength(foreign.commitments)
      const again = await copy.nap('import', foreign.source, '--yes', '--no-record')
      expect(again.out).toContain('was imported before')
    },
  )
})
