import { expect, test } from 'vitest'
import { messageOf, type Story } from '../../src/record/message.ts'

const nothing: Story = {
  added: [],
  removed: [],
  changed: [],
  activity: [],
  titles: new Map(),
  inputs: [],
  counts: { commitments: 18, disagreements: 6, awaited: 2 },
  version: '0.1.0',
}

function messageFor(part: Partial<Story>): string {
  return messageOf({ ...nothing, ...part })
}

function subjectFor(part: Partial<Story>): string {
  return String(messageFor(part).split('\n')[0])
}

test('a subject with counts, what changed in words, the files that changed, and trailers', () => {
  const message = messageFor({
    added: ['laws'],
    removed: ['old'],
    changed: [{ id: 'budget', fields: ['end_date', 'milestones/launch', 'not_agreed'] }],
    titles: new Map([
      ['laws', 'Every federal law online'],
      ['budget', 'A citizens’ budget'],
    ]),
    inputs: ['submissions/finance-division/budget.yaml', 'submissions/justice/laws.yaml'],
  })
  expect(message).toBe(`Plan: 1 commitment added, 1 changed and 1 removed

- New: Every federal law online
- No longer in the draft: old
- Changed: A citizens’ budget (end date, milestone launch and points not agreed)

Inputs: submissions/finance-division/budget.yaml and submissions/justice/laws.yaml

Nap-Version: 0.1.0
Nap-Commitments: 18
Nap-Disagreements: 6
Nap-Awaited: 2
`)
})

const some = (count: number) => Array.from({ length: count }, (_, index) => `commitment-${index}`)
const changes = (count: number) => some(count).map((id) => ({ id, fields: ['title'] }))

test.each([
  [{ added: some(1) }, 'Plan: 1 commitment added'],
  [{ added: some(18) }, 'Plan: 18 commitments added'],
  [{ changed: changes(2) }, 'Plan: 2 commitments changed'],
  [{ removed: some(3) }, 'Plan: 3 commitments removed'],
  [{ added: some(2), changed: changes(1) }, 'Plan: 2 commitments added and 1 changed'],
  [{ added: some(1), removed: some(2) }, 'Plan: 1 commitment added and 2 removed'],
  [{ inputs: ['plan.yaml'] }, 'Plan: the plan’s own record changed'],
  [
    { inputs: ['chapters/introduction.md', 'institutions.yaml', 'plan.yaml'] },
    'Plan: 1 chapter, the list of institutions and the plan’s own record changed',
  ],
  [
    { inputs: ['plan.yaml', 'institutions.yaml'] },
    'Plan: the plan’s own record and the list of institutions changed',
  ],
  [
    {
      inputs: ['comments/a.yaml', 'imports/b.yaml', 'translations/ur/c.yaml', 'comments/d.yaml'],
      done: new Map([
        ['comments/a.yaml', 'added'],
        ['imports/b.yaml', 'added'],
        ['comments/d.yaml', 'removed'],
      ] as const),
    },
    'Plan: 1 comment and 1 import added, 1 translation changed, 1 comment removed',
  ],
])('subject %#', (part, subject) => {
  expect(subjectFor(part)).toBe(subject)
})

test('the subject fits one line of git log, also for a plan of thousands', () => {
  const part = { added: some(1200), changed: changes(3400), removed: some(5600) }
  expect(subjectFor(part).length).toBeLessThanOrEqual(72)
})

test('a question is called by the short name of its field', () => {
  const changed = [{ id: 'budget', fields: ['public_problem', 'contribution', 'missing'] }]
  expect(messageFor({ changed })).toContain('(public problem, contribution and missing answers)')
})

test('many fields and many files are cut short, with how many there are more', () => {
  const fields = some(9).map((id) => `milestones/${id}`)
  const message = messageFor({
    changed: [{ id: 'budget', fields }],
    inputs: some(30).map((id) => `submissions/sindh/${id}.yaml`),
  })
  expect(message).toContain('milestone commitment-5 and 3 more)')
  expect(message).toContain('commitment-11.yaml and 18 more files')
  expect(message).not.toContain('commitment-12.yaml')
})

test('what was decided, signed and said stands below what changed, at most fifteen lines of it', () => {
  const activity = Array.from({ length: 17 }, (_, index) => `Signed off: institution ${index}`)
  const message = messageFor({ added: ['laws'], activity })
  expect(message).toContain('- New: laws\n\n- Signed off: institution 0\n')
  expect(message).toContain('institution 14\n- 2 more decisions, sign-offs and comments\n\nNap-')
  expect(messageFor({ activity: ['A\nNap-Awaited: 0'] }).match(/^Nap-Awaited:/gm)).toHaveLength(1)
})

test('a commitment without a title is called by its id', () => {
  expect(messageFor({ added: ['open-data'] })).toContain('- New: open-data\n')
})

test.each([
  ['several lines', 'A title\n\nSigned-off-by: The Minister <m@example.org>'],
  ['a trailer of its own', 'A title\r\nNap-Version: 99'],
  ['terminal sequences', 'A \u001b[2Jtitle\u0007\u009b31m'],
  ['hidden directions', 'A \u202etitle\u2066'],
  ['a line separator', 'A title\u2028Nap-Commitments: 0'],
  ['no end', 'title '.repeat(2000)],
])('a title with %s stays one harmless line', (_, title) => {
  const lines = messageFor({ added: ['a'], titles: new Map([['a', title]]) }).split('\n')
  expect(lines).toHaveLength(9)
  expect(lines[2]).toMatch(/^- New: /)
  expect(lines[2]?.length).toBeLessThan(130)
  expect(lines.join('')).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u)
  expect(lines.filter((line) => line.startsWith('Nap-Version:'))).toEqual(['Nap-Version: 0.1.0'])
})

test('hostile names of files and fields stay on their line', () => {
  const message = messageFor({
    removed: ['a\nNap-Awaited: 0'],
    changed: [{ id: 'b', fields: ['milestones/x\nNap-Awaited: 0', 'title\nNap-Awaited: 0'] }],
    inputs: ['submissions/x\n\nNap-Awaited: 0'],
  })
  expect(message.match(/^Nap-Awaited:/gm)).toHaveLength(1)
})
