import { expect, test } from 'vitest'
import { check } from '../../src/pipeline.ts'
import { basePlan, sourcesOf } from '../support/base-plan.ts'

const rule = 'text-stands-without-quotes'

function foundIn(text: string, file = 'submissions/sindh/budget.yaml') {
  return check(sourcesOf({ ...basePlan, [file]: text })).diagnostics.filter(
    ({ place }) => place.file === file,
  )
}

test('a text wholly in round quotes is named, and kept as it is', () => {
  const [finding, ...others] = foundIn(
    'title: A budget for all\ncontribution: “Sindh reads it”\n',
  ).filter((found) => found.rule === rule)
  expect(others).toEqual([])
  expect(finding).toMatchObject({
    severity: 'warning',
    place: { line: 2, column: 15, endColumn: 31 },
    message:
      'The whole text of “How will the commitment contribute to solve the public problem?” is in curly quotation marks, which would be printed: “Sindh reads it”.',
    help: 'Leave them out. If all of it is a quotation, write it under “|”, on lines below the field’s name.',
  })
})

test.for([
  'contribution: “A” and “B”\n',
  'contribution: ‘A’ and ‘B’\n',
  'contribution: He said “A”\n',
  'contribution: “A”, he said\n',
  'contribution: |\n  “Sindh reads it”\n',
  'contribution: "“Sindh reads it”"\n',
  'contribution: ’s Raad read it’\n',
  // These are told by what they are: a heading, an id, a choice.
  'title: “Budget for all”\n',
  'theme: “fiscal-transparency”\n',
  'level: “provincial”\n',
  'milestones:\n  - id: “portal”\n    activity: x\n',
])('nothing of the kind is said of %j', (text) => {
  expect(foundIn(text).filter((found) => found.rule === rule)).toEqual([])
})

test.for<readonly [string, string, string]>([
  [
    'start_date: ‘2018-01-01’\n',
    'date-is-year-month-day',
    'Write 2018-01-01, without quotation marks. “nap validate --fix” does this for you.',
  ],
  [
    'theme: “fiscal-transparency”\n',
    'id-is-plain',
    'Write fiscal-transparency, without quotation marks. “nap validate --fix” does this for you.',
  ],
  [
    'milestones:\n  - id: ‘portal’\n',
    'id-is-plain',
    'Write portal, without quotation marks. “nap validate --fix” does this for you.',
  ],
])('of %j it is said that the quotes are to go', ([text, wrong, help]) => {
  expect(foundIn(text)).toContainEqual(expect.objectContaining({ rule: wrong, help }))
})

test('an institution in round quotes in a decision gets its id', () => {
  const text =
    'decisions:\n  - about: /title\n    take: “sindh”\n    among: []\n    reason: x\n    decided_by: x\n    decided_on: 2017-06-14\n'
  expect(foundIn(text, 'decisions/budget.yaml')).toContainEqual(
    expect.objectContaining({
      rule: 'id-is-plain',
      help: 'Write sindh, without quotation marks. “nap validate --fix” does this for you.',
    }),
  )
})
