import { expect, test } from 'vitest'
import { commitmentsOf } from '../../src/model/draft.ts'
import { check } from '../../src/pipeline.ts'
import { basePlan, sourcesOf } from '../support/base-plan.ts'

const files = {
  ...basePlan,
  'submissions/finance-division/budget.yaml':
    'lead_implementing_agency: finance-division\ntitle: One\nmilestones:\n  - id: portal\n    end_date: 2018-06-30\n',
  'submissions/punjab/budget.yaml':
    'lead_implementing_agency: finance-division\ntitle: Two\nmilestones:\n  - id: portal\n    end_date: 2018-12-31\n',
}

function decided(about: string, value: string) {
  const why = 'reason: x\n    decided_by: x\n    decided_on: 2017-06-15'
  const decision = `decisions:\n  - about: ${about}\n    value: ${value}\n    ${why}\n`
  const { draft, diagnostics } = check(sourcesOf({ ...files, 'decisions/budget.yaml': decision }))
  const found = diagnostics
    .filter(({ place, severity }) => place.file === 'decisions/budget.yaml' && severity === 'error')
    .map(({ rule, place, message }) => `${place.line}:${place.column} ${rule}: ${message}`)
  return { found, commitment: commitmentsOf(draft)[0] }
}

test.for([
  [
    '/milestones/portal/end_date',
    '30 June',
    '3:12 date-is-year-month-day: “30 June” is not written as a date.',
  ],
  [
    '/title',
    '[One, Two]',
    '3:12 value-has-the-right-form: “Name of the commitment” must be text, but “[One, Two]” is a list of 2 items.',
  ],
  [
    '/title',
    '{a: 1}',
    '3:12 value-has-the-right-form: “Name of the commitment” must be text, but “{a: 1}” is a group of fields.',
  ],
])(
  'a value of the wrong form is reported where it stands, and the decision left out: %s %s',
  ([about = '', value = '', message = '']) => {
    const { found, commitment } = decided(about, value)
    expect(found).toEqual([message])
    expect(commitment?.settled).toEqual([])
    expect(commitment?.disagreements.map((point) => point.about)).toContain(about)
  },
)

test('a value that names nobody, or a day that is none, is reported as it is in a submission', () => {
  expect(decided('/lead_implementing_agency', 'finance').found).toEqual([
    '3:12 institution-is-known: There is no institution “finance” in institutions.yaml.',
  ])
  expect(decided('/milestones/portal/end_date', '2018-02-30').found).toEqual([
    '3:12 date-is-on-the-calendar: There is no day 2018-02-30 (End date).',
  ])
})

test('a value of the right form stands', () => {
  const { found, commitment } = decided('/milestones/portal/end_date', '2018-09-30')
  expect(found).toEqual([])
  expect(commitment?.value.milestones?.[0]?.end_date).toBe('2018-09-30')
})
