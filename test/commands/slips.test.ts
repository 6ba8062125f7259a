import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands.ts'
import { partOfPlan } from '../support/plan-copy.ts'

/** A word without each of its letters, and with each two neighbours the other way round. */
function slipsOf(word: string): string[] {
  const places = Array.from(word, (_, index) => index)
  const without = places.map((at) => word.slice(0, at) + word.slice(at + 1))
  const swapped = places
    .slice(1)
    .map((at) => word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1))
  return [...without, ...swapped].filter((slip) => slip !== word)
}

const names = commands.map(({ name }) => name)

test.for([...names, 'help'])('whoever mistypes %s is told of a command', async (name) => {
  const { nap } = partOfPlan()
  for (const slip of slipsOf(name).filter((word) => !names.includes(word))) {
    const { err, exitCode } = await nap(slip)
    expect(exitCode).toBe(2)
    expect(err, slip).toContain('Did you mean “')
    if (name.length > 5 && slip[0] === name[0]) expect(err, slip).toContain(`“${name}”?`)
  }
})

describe('whoever mistypes a flag is told of one', () => {
  test.for(commands)('$name', async ({ name, load }) => {
    const { nap } = partOfPlan()
    const { command } = await load()
    const flags = Object.values(command.flags).map(
      ({ usage }) => usage.slice(2).split(' ')[0] ?? '',
    )
    for (const flag of flags) {
      for (const slip of slipsOf(flag).filter((word) => word !== '' && !flags.includes(word))) {
        const { err, exitCode } = await nap(name, `--${slip}`)
        expect({ slip, exitCode }).toEqual({ slip, exitCode: 2 })
        expect(err, slip).toContain('Did you mean “--')
      }
    }
  })
})
