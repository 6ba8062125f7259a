import { expect, test } from 'vitest'
import { workspace } from '../../support/workspace.ts'

test('a milestone that is left out, and an institution that is new, are one change each', async () => {
  const { nap } = await workspace()
  await nap([
    'resolve',
    'citizens-budget',
    '--drop',
    'milestones.radio-reading',
    '--reason',
    'No money.',
  ])
  const { out } = await nap(['diff', '--summary'])
  expect(out).toContain('Milestone “radio-reading” (left out)')
  expect(out).not.toContain('answers changed')
  const words = ['--set', 'name=Press Council', '--set', 'level=civil_society']
  const { err } = await nap(['new', 'institution', ...words])
  // It takes part, and files nothing.
  expect(err).not.toContain('nap new submission')
  expect(err).not.toContain('nap new commitment')
  const { counts } = JSON.parse((await nap(['diff', '--json'])).out)
  expect(counts.plan).toBe(1)
  const one = await nap(['diff', '--commitment', '1.2'])
  expect(one.out).toBe((await nap(['diff', '--commitment', 'citizens-budget'])).out)
  const { institutions } = JSON.parse((await nap(['status', '--json'])).out)
  expect(institutions.map(({ id }: { id: string }) => id)).not.toContain('press-council')
})
