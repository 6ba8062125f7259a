import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { slugOf } from '../../../src/model/slug.ts'
import { planCopy } from '../../support/plan-copy.ts'

const sindh = 'plan/submissions/sindh/laws-online.yaml'
const punjab = 'plan/submissions/punjab/laws-online.yaml'

const idsIn = (text: string) => parse(text).milestones.map(({ id }: { id?: string }) => id)

test('a milestone without an id gets one from what is done, which no other of the commitment has', async () => {
  const { nap, put, read } = planCopy()
  put(
    punjab,
    `milestones:
  - activity: Publish the laws of the province, in both of its languages and in the form in force
    deliverable: A collection
  # The second step.
  - {deliverable: Printed copies, activity: Print them}
  - id:
    activity: قوانین شائع کریں
`,
  )
  put(sindh, 'milestones:\n  -   activity: Print them\n  -   activity: Print them\n')
  const before = await nap('validate', punjab)
  expect(before.out).toContain('“nap validate --fix” does this for you.')
  const { err, exitCode } = await nap('validate', '--fix')
  expect(exitCode).toBe(0)
  expect(err).toContain('milestone named “print-them-2”')
  expect(read(punjab)).toBe(`milestones:
  - id: publish-the-laws-of-the-province-in-both
    activity: Publish the laws of the province, in both of its languages and in the form in force
    deliverable: A collection
  # The second step.
  - {id: print-them, deliverable: Printed copies, activity: Print them}
  - id: milestone-3
    activity: قوانین شائع کریں
`)
  expect(idsIn(read(sindh))).toEqual(['print-them-2', 'print-them-3'])
  expect((await nap('validate', '--fix')).err).toContain('Nothing to fix.')
})

test('what was joined to a commitment is part of it, and what says nothing gets no id', async () => {
  const { nap, put, read } = planCopy()
  const joined = 'plan/submissions/khyber-pakhtunkhwa/open-data.yaml'
  put(
    joined,
    `${read(joined).replace(/^milestones:[\s\S]*$/m, '')}milestones:\n  - activity: Licence\n`,
  )
  put(sindh, 'milestones:\n  - deliverable: A list\n')
  await nap('validate', '--fix')
  expect(idsIn(read(joined))).toEqual(['licence-2'])
  expect(idsIn(read(sindh))).toEqual([undefined])
})

test.for([
  ['Accountability Lab', 'accountability-lab'],
  ['Coalition on Government Accountability (CGPA)', 'cgpa'],
  [
    'Survey readers in every province on what they want to know about the budget',
    'survey-readers-in-every-province',
  ],
  [
    'Publish a list of the officers who answer requests of citizens',
    'publish-a-list-of-the-officers-who',
  ],
  [
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
    'donaudampfschifffahrtselektrizitatenhaup',
  ],
  ['شفافیت', undefined],
] as const)('an id made from “%s” ends at a word', ([name, id]) => {
  expect(slugOf(name)).toBe(id)
})
