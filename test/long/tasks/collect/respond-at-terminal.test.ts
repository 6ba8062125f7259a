import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { atTerminal, keys } from '../../../support/keyboard.ts'
import { workspace } from '../../../support/workspace.ts'

const { enter } = keys
const id = '2017-06-20-cgpa'
const file = 'plan/submissions/finance-division/citizens-budget.yaml'

async function withProposal() {
  const { top } = await workspace()
  const lines = [
    'from: CGPA',
    'received_on: 2017-06-20',
    'via: email',
    'about: {commitment: citizens-budget, field: /milestones/reader-survey/end_date}',
    'text: Later, please.',
    'proposal: 30 April 2018',
  ]
  writeFileSync(join(top, `plan/comments/${id}.yaml`), `${lines.join('\n')}\n`)
  return { top, read: (name: string) => readFileSync(join(top, name), 'utf8') }
}

const words = ['respond', id, '--disposition', 'accepted', '--reason', 'Yes.', '--on', '2017-06-21']

describe.skipIf(process.platform === 'win32')('at a terminal (not on Windows)', () => {
  test('nap offers to put the text of an accepted comment into the plan', async () => {
    const { top, read } = await withProposal()
    const before = read(file)
    const { screen, exitCode } = await atTerminal(top, words, [
      ['Is the proposed text to be put into the plan?', enter],
    ])
    expect(exitCode).toBe(0)
    expect(screen.replaceAll(/\s+/g, ' ')).toContain('That is not what the proposal was made from')
    // What was changed since stays, unless somebody says otherwise.
    expect(read(file)).toBe(before)
    expect(read(`plan/comments/${id}.yaml`)).toContain('disposition: accepted')
  })
})
