import { describe, expect, test } from 'vitest'
import { atTerminal, keys } from '../support/keyboard.ts'
import { planCopy } from '../support/plan-copy.ts'

const { down, enter } = keys

describe.skipIf(process.platform === 'win32')('at a terminal (not on Windows)', () => {
  test('an officer says who sent a letter, and what it is about among what it names', async () => {
    const { top, put, read, list } = planCopy()
    put('letter.txt', 'The citizens’ budget and the open data portal need more time.\n')
    const { screen, exitCode } = await atTerminal(
      top,
      ['import', 'letter.txt', '--on', '2017-06-18', '--no-record'],
      [
        ['has sent', `sindh${enter}`],
        ['What is', ''],
        ['❯', down],
        ['❯', enter],
        ['written into the plan?', enter],
      ],
    )
    expect(screen).toContain('open-data-portal (it says “open data portal”)')
    expect(exitCode).toBe(0)
    const [file = ''] = list('plan/comments').filter((name) => name.startsWith('2017-06-18'))
    expect(read(`plan/comments/${file}`)).toMatch(
      /from: Planning & Development Department, Sindh\n[\s\S]*commitment: open-data-portal\n/,
    )
  })

  test('whoever says no to a plan from elsewhere has its mapping all the same', async () => {
    const { top, put, list } = planCopy()
    put('old.csv', 'Title,Lead,State\nOpen the registers,Sindh,late\n')
    const before = list('plan/submissions/sindh')
    const { screen } = await atTerminal(
      top,
      ['import', 'old.csv', '--no-record'],
      [
        ['written into the plan?', ''],
        ['❯', down],
        ['❯', enter],
      ],
    )
    expect(screen.replaceAll(/\s+/g, ' ')).toContain(
      'Where the columns of “old.csv” belong stands in old.mapping.yaml: correct it there, and import again.',
    )
    expect(list('.')).toContain('old.mapping.yaml')
    expect(list('plan/submissions/sindh')).toEqual(before)
  })
})
