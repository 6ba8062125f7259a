import { expect, test } from 'vitest'
import type { Command } from '../../src/command.ts'
import { commands } from '../../src/commands.ts'
import { partOfPlan } from '../support/plan-copy.ts'
import { wordsOf } from '../support/workspace.ts'

test.for(commands.map(({ name }) => name))(
  'the help of %s begins with how it is typed',
  async (name) => {
    const found = commands.find((entry) => entry.name === name)
    const taken = (await found?.load())?.command.arguments ?? []
    const { out } = await partOfPlan().nap('help', name)
    const words = ['nap', name, ...taken.map(({ usage }) => usage), '[flags]']
    expect(out).toContain(`Usage: ${words.join(' ')}\n`)
  },
)

test.for(commands)(
  'the help of $name shows two to four command lines that nap understands',
  async (entry) => {
    const { command } = await entry.load()
    const { out } = await partOfPlan().nap('help', entry.name)
    expect(out.startsWith(`Examples:\n  ${command.examples[0]}\n`)).toBe(true)
    expect(command.examples.length).toBeGreaterThanOrEqual(2)
    expect(command.examples.length).toBeLessThanOrEqual(4)
    for (const example of command.examples) {
      const [, line = ''] =
        /\bnap(?:\.cmd)? ([^|)]*?)(?: {2,}\(.*)?(?:[|)].*)?$/.exec(example) ?? []
      const words = wordsOf(line)
      expect(words[0], example).toBe(entry.name)
      // With this flag, commander reads the whole line and runs nothing.
      const { err, exitCode } = await partOfPlan().nap(...words, '--help')
      expect({ example, err, exitCode }).toEqual({ example, err: '', exitCode: 0 })
      expect(
        flagsIn(words).filter((flag) => !flagsOf(command.flags).includes(flag)),
        example,
      ).toEqual([])
      for (const [flag, value] of valuesIn(words)) {
        const { choices } =
          Object.values(command.flags).find(({ usage }) => usage.startsWith(`${flag} `)) ?? {}
        if (choices) expect(choices, example).toContain(value)
      }
    }
  },
)

const flagsIn = (words: readonly string[]) => words.filter((word) => word.startsWith('--'))
const flagsOf = (flags: Command['flags']) =>
  Object.values(flags).map(({ usage }) => usage.split(' ')[0] ?? '')
const valuesIn = (words: readonly string[]) =>
  words.flatMap((word, index) => (word.startsWith('--') ? [[word, words[index + 1]] as const] : []))
