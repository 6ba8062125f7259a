import { expect, test } from 'vitest'
import { check } from '../../src/pipeline.ts'
import { basePlan, sourcesOf } from '../support/base-plan.ts'

const file = 'submissions/sindh/budget.yaml'

function toldOf(text: string) {
  return check(sourcesOf({ ...basePlan, [file]: `title: One\n${text}` })).diagnostics.filter(
    ({ rule }) => rule === 'items-stand-on-their-lines',
  )
}

test.for([
  'contribution: Parents can see\n  - first\n  - second\n',
  'contribution:\n  Parents can see\n  • first\n  • second\n',
  'contribution: >\n  Parents can see\n  1. first\n  2. second\n',
  'milestones:\n  - id: a\n    activity: Launch\n      - the portal\n',
])('%j is told', (text) => {
  expect(toldOf(text)).toMatchObject([{ severity: 'warning', place: { file } }])
})

test('it says what to write, and where', () => {
  expect(toldOf('contribution: Parents can see\n  - first\n')).toMatchObject([
    {
      place: { line: 2 },
      message:
        'The lines of “How will the commitment contribute to solve the public problem?” will be printed as one, also “- first”.',
      help: 'Write “|” after “contribution:”, and all of the text on the lines below it, indented.',
    },
  ])
})

const actors = 'other_actors:\n  civil_society:\n'

test.for([
  `${actors}    - Unions\n     - Bar councils\n    - Press clubs\n`,
  `${actors}    - Unions\n      • Bar councils\n`,
])('in a list, %j is told at the item that the other was joined to', (text) => {
  expect(toldOf(text)).toMatchObject([
    {
      place: { line: 4, pointer: '/other_actors/civil_society/0' },
      message: expect.stringMatching(
        /^“[-•] Bar councils” begins further right than its list, so it became part of the item above it: “Unions [-•] Bar councils”\.$/,
      ),
      help: 'Write its dash below the dash of the item above it.',
    },
  ])
})

test.for([
  `${actors}    - Unions - of all trades\n    - Bar councils\n`,
  `${actors}    - Unions\n      of all trades\n`,
  'contribution: |\n  Parents can see\n  - first\n  - second\n',
  'contribution: Parents can see\n  who was asked - and when\n',
  'contribution: Parents can see 1. first 2. second\n',
  'contribution: "Parents can see\n  - first"\n',
  'contribution: Of 12\n  2017 was the last.\n',
  'contribution: Parents can see which school of the district has clean drinking water\n  – and who was asked about it\n',
  'contribution: In the year of the last count three of four schools had water by 12\n  1. No more is known.\n',
])('%j is not', (text) => {
  expect(toldOf(text)).toEqual([])
})
