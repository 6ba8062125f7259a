import { expect, test } from 'vitest'
import { commands } from '../../src/commands.ts'
import { planCopy } from '../support/plan-copy.ts'

test.for(commands.map(({ name }) => name))(
  'the help of %s begins with how it is typed',
  async (name) => {
    const found = commands.find((entry) => entry.name === name)
    const taken = (await found?.load())?.command.arguments ?? []
    const { out } = await planCopy().nap('help', name)
    const words = ['nap', name, ...taken.map(({ usage }) => usage), '[flags]']
    expect(out).toContain(`Usage: ${words.join(' ')}\n`)
  },
)
