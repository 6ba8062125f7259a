import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { atTerminal, keys } from '../../support/keyboard.ts'
import { workspace } from '../../support/workspace.ts'

const lab = ['new', 'comment', '--from', 'Accountability Lab', '--via', 'email'] as const

describe.skipIf(process.platform === 'win32')('at a terminal (not on Windows)', () => {
  const { down, enter } = keys
  const words = [...lab, '--received-on', '2017-06-20', '--text', 'Good.'] as const

  test('what a comment is about is one of what the plan has', async () => {
    const { top } = await workspace()
    const whole = await atTerminal(top, words, [['❯ The plan as a whole', enter]])
    expect(whole.exitCode).toBe(0)
    const { screen } = await atTerminal(top, words, [
      ['❯ The plan as a whole', down],
      ['(key-budget-documents)', enter],
    ])
    expect(screen).not.toContain('never seen')
    const read = (file: string) => parse(readFileSync(join(top, 'plan/comments', file), 'utf8'))
    expect(read('2017-06-20-accountability-lab.yaml').about).toEqual({ chapter: 'whole-plan' })
    expect(read('2017-06-20-accountability-lab-2.yaml').about).toEqual({
      commitment: 'key-budget-documents',
    })
  })

  test('or one field of it, which is typed', async () => {
    const { top } = await workspace()
    const { screen } = await atTerminal(top, words, [
      ['❯ The plan as a whole', down.repeat(60)],
      ['❯ One field of a commitment, written as', enter],
      ['About', `citizens-budget.enddate${enter}`],
      ['Did you mean', `${'\u007f'.repeat(7)}end_date${enter}`],
    ])
    expect(screen).not.toContain('never seen')
    const file = 'plan/comments/2017-06-20-accountability-lab.yaml'
    expect(parse(readFileSync(join(top, file), 'utf8')).about).toEqual({
      commitment: 'citizens-budget',
      field: '/end_date',
    })
  })
})
