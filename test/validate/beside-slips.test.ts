import { expect, test } from 'vitest'
import { check } from '../../src/pipeline.ts'
import { basePlan, type Files, sourcesOf } from '../support/base-plan.ts'

/** The rules that find something in the files of one commitment, each with its file and line. */
function foundIn(files: Files): string[] {
  return check(sourcesOf({ ...basePlan, ...files }))
    .diagnostics.filter(({ place }) => place.file.endsWith('/budget.yaml'))
    .map(({ rule, place }) => `${place.file.replace('/budget.yaml', '')}:${place.line} ${rule}`)
}

const complete = `title: A citizens’ budget
theme: fiscal-transparency
end_date: 2018-06-30
`
const taken = `decisions:
  - about: /end_date
    take: sindh
    among:
      - institution: finance-division
        value: 2018-06-30
      - institution: sindh
        value: 2018-12-31
    reason: So it was agreed.
    decided_by: Additional Secretary
    decided_on: 2017-06-14
`

test.for<readonly [string, string, string]>([
  ['a file that cannot be read', 'end_date: 2018-12-31\ntitle: "Open\n', 'quotes-are-closed'],
  ['an answer of the wrong form', 'end_date: sometime\n', 'date-is-year-month-day'],
])('nothing is said of a decision whose answer may be in %s', ([, text, slip]) => {
  const found = foundIn({
    'submissions/finance-division/budget.yaml': complete,
    'submissions/sindh/budget.yaml': text,
    'decisions/budget.yaml': taken,
  })
  expect(found.filter((line) => line.startsWith('decisions'))).toEqual([])
  expect(found.filter((line) => line.startsWith('submissions/sindh')).join()).toContain(slip)
})

test('the values of a file in another encoding are looked at in the same run', () => {
  const text = 'title: One\nlevels: federal\nend_date: 2018-06-31\n'
  const plan = sourcesOf({ ...basePlan, 'submissions/sindh/budget.yaml': '' })
  const sources = plan.map((source) =>
    source.file.endsWith('/budget.yaml')
      ? { ...source, bytes: Buffer.from(text, 'utf16le') }
      : source,
  )
  const found = check(sources).diagnostics.filter(({ place }) =>
    place.file.endsWith('/budget.yaml'),
  )
  expect(found.map(({ rule, place }) => `${rule} ${place.line}`)).toEqual([
    'file-is-utf-8 1',
    'field-is-known 2',
    'date-is-on-the-calendar 3',
  ])
})

test('nobody is asked for milestones that were given and cannot be used', () => {
  const milestones = 'milestones:\n  - id: Water Portal\n    activity: Launch it\n'
  const found = foundIn({ 'submissions/finance-division/budget.yaml': complete + milestones })
  expect(found).toContain('submissions/finance-division:5 id-is-plain')
  expect(found.join()).not.toContain('commitment-has-milestones')
})

test('what else is wrong in an item that cannot be used is told with it', () => {
  const milestones =
    'milestones:\n  - id: Water Portal\n    lead: wapda\n    start_date: 2018-06-31\n    end_date: ongoing\n'
  const found = foundIn({ 'submissions/finance-division/budget.yaml': complete + milestones })
  expect(found.filter((line) => /:[5678] /.test(line)).toSorted()).toEqual([
    'submissions/finance-division:5 id-is-plain',
    'submissions/finance-division:6 institution-is-known',
    'submissions/finance-division:7 date-is-on-the-calendar',
    'submissions/finance-division:8 date-is-year-month-day',
  ])
})
