import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPlan } from '../../../src/load/read.ts'
import type { SaidAnswer } from '../../../src/model/exchange/understood.ts'
import { valueById } from '../../../src/model/field.ts'
import { type Source, textSource, withSource } from '../../../src/model/source.ts'
import { weighAnswers } from '../../../src/pipeline/incoming.ts'
import { load, mergeOf } from '../../../src/pipeline/states.ts'
import { draftRecords } from '../../../src/pipeline.ts'
import { contributionChanges } from '../../../src/tasks/exchange/contribution-changes.ts'
import type { OpenPlan } from '../../../src/tasks/plan/open.ts'
import { runs } from '../../support/runs.ts'

// Two returns from one revision add up to one plan, whichever comes in first; what both change is open in either order.

const commitment = 'open-data-portal'
const sources = readPlan(join(import.meta.dirname, '../../../plan')).sources.filter(
  ({ file }) => file.endsWith(`/${commitment}.yaml`) || !file.includes('/'),
)
const base = mergeOf(load(sources))

const text = fc.constantFrom('One', 'Two\n\nparagraphs\n', 'Three: “quoted” # not a remark')
const date = fc.constantFrom('2017-08', '2018-12-31')
const answers: readonly (readonly [pointer: string, value: fc.Arbitrary<unknown>])[] = [
  ['/title', text.map((words) => words.split('\n')[0])],
  ['/end_date', date],
  ['/contribution', text],
  ['/public_problem', text],
  ['/ogp_values/civic_participation', text],
  ['/supporting_agencies', fc.subarray(['sindh', 'punjab', 'finance-division'], { minLength: 1 })],
  ['/milestones/sindh-data-sets/end_date', date],
  ['/milestones/language-search/activity', text],
  ['/milestones/portal-launch/deliverable', text],
]

const said = fc
  .record({
    institution: fc.constantFrom('sindh', 'punjab'),
    answer: fc.oneof(
      ...answers.map(([pointer, value]) => value.map((after) => ({ pointer, after }))),
    ),
  })
  .map(({ institution, answer: { pointer, after } }): SaidAnswer => {
    const own = base.folder.contributions.find((one) => one.institution === institution)
    const before = valueById(own?.document.value, pointer)
    return { institution, commitment, pointer, before, after, at: '' }
  })
  // Whoever has no such milestone is not asked about it.
  .filter(({ pointer, before }) => !pointer.startsWith('/milestones/') || before !== undefined)

const returned = fc.uniqueArray(said, {
  maxLength: 6,
  selector: ({ institution, pointer }) => institution + pointer,
})

async function takenIn(now: readonly Source[], answersOf: readonly SaidAnswer[]) {
  const loaded = load(now)
  const { folder } = mergeOf(loaded)
  const weighed = await weighAnswers(answersOf, { folder })
  const plan = { loaded, folder, shownRoot: '' } as OpenPlan
  const changes = await contributionChanges(
    plan,
    weighed.filter(({ verdict }) => verdict === 'take'),
  )
  return {
    sources: changes.reduce(
      (all, { file, content }) => withSource(all, textSource(file, content)),
      [...now],
    ),
    clashes: weighed.filter(({ verdict }) => verdict === 'clash').map((one) => one.pointer),
  }
}

test('two returns that change different answers give the same plan in either order', async () => {
  await fc.assert(
    fc.asyncProperty(returned, returned, async (one, two) => {
      const key = ({ institution, pointer }: SaidAnswer) => institution + pointer
      const mine = one.filter((answer) => !two.some((other) => key(other) === key(answer)))
      const plans = []
      for (const [first, second] of [
        [mine, two],
        [two, mine],
      ] as const) {
        const half = await takenIn(sources, first)
        const whole = await takenIn(half.sources, second)
        expect([...half.clashes, ...whole.clashes]).toEqual([])
        plans.push(await draftRecords(mergeOf(load(whole.sources)).draft))
        // Once more, the same says nothing.
        expect((await takenIn(whole.sources, first)).sources).toEqual(whole.sources)
      }
      expect(plans[0]).toEqual(plans[1])
    }),
    { numRuns: runs(200) },
  )
})

test('what both change differently is a clash in either order, and the first stands', async () => {
  await fc.assert(
    fc.asyncProperty(said, text, async (one, other) => {
      fc.pre(['/contribution', '/public_problem'].includes(one.pointer) && one.after !== other)
      fc.pre(one.before !== one.after && one.before !== other)
      for (const [first, second] of [
        [one, { ...one, after: other }],
        [{ ...one, after: other }, one],
      ] as const) {
        const half = await takenIn(sources, [first])
        const whole = await takenIn(half.sources, [second])
        expect(whole.clashes).toEqual([one.pointer])
        expect(whole.sources).toEqual(half.sources)
      }
    }),
    { numRuns: runs(60) },
  )
})
