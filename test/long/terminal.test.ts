import { expect, test } from 'vitest'
import { atTerminal } from '../support/keyboard.ts'
import { workspace } from '../support/workspace.ts'

test('on a screen, no sentence is wider than it; in a file, each has a line of its own', async () => {
  const { top, nap } = await workspace()
  const widths = (text: string) => text.split('\n').map((line) => line.length)
  for (const words of [
    ['status', '--on', '2017-06-15'],
    ['respond', '--list'],
  ]) {
    const { screen } = await atTerminal(top, words, [])
    expect(Math.max(...widths(screen))).toBeLessThanOrEqual(100)
    expect(Math.max(...widths((await nap(words)).out))).toBeGreaterThan(100)
  }
})

test('at a terminal, no sentence of the verdict is wider than the screen', async () => {
  const { top, run } = await workspace()
  await run('nap compile --to pdf --out ../issued')
  const { screen } = await atTerminal(top, ['verify', '../issued/nap.pdf'], [])
  expect(screen).toContain('What the PDF carries is what revision')
  expect(Math.max(...screen.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})
