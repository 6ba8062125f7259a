import { expect, test } from 'vitest'
import { linesInACell } from '../../src/compose/lines-in-a-cell.ts'
import { wordsOf } from '../../src/model/block.ts'
import { partOfPlan } from '../support/plan-copy.ts'

const said = (text: string) => {
  const lines = linesInACell(text)
  return lines && wordsOf(lines).trim()
}

test.for([
  ['- one\n- **two**\n', '• one\n• two'],
  ['A list of\n\n- roads\n  - wide ones\n- bridges', 'A list of\n• roads\n• wide ones\n• bridges'],
  ['1. one\n2. two', '1. one\n2. two'],
  ['Three things:\n• one\n• two', 'Three things:\n• one\n• two'],
  ['(a) one\n(b) two', '(a) one\n(b) two'],
] as const)('%j is lines', ([text, lines]) => {
  expect(said(text)).toBe(lines)
})

test.for(['A list - of roads', 'One\n\ntwo', 'A map\n– and more of it'])(
  '%j is no list',
  (text) => {
    expect(said(text)).toBeUndefined()
  },
)

test('a list in a deliverable prints as one, in a table of Markdown in one line', async () => {
  const { nap, put, read } = partOfPlan()
  put(
    'plan/submissions/sindh/roads.yaml',
    'title: Roads\nlead_implementing_agency: sindh\nmilestones:\n  - id: a\n    activity: Publish the list\n    deliverable: |\n      What there is:\n      - a list | of roads\n      - a map\n',
  )
  await nap('compile', '--to', 'md,html', '--no-record')
  expect(read('out/nap.html')).toContain('What there is:<br>• a list | of roads<br>• a map')
  expect(read('out/nap.md')).toContain('What there is: • a list \\| of roads • a map')
})
