import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merge } from '../../src/merge/merge.ts'
import { doesOneThing } from '../../src/model/decision.ts'
import {
  type Commitment,
  commitmentsOf,
  type Disagreement,
  type Draft,
} from '../../src/model/draft.ts'
import { inText, valueById } from '../../src/model/field.ts'
import type { Decision, PlanFolder } from '../../src/model/plan.ts'
import { whatChanged } from '../../src/model/stale.ts'
import { canonical } from '../../src/plain/canonical.ts'
import { documentOf, planFolder } from '../support/generated-plan.ts'
import { runs } from '../support/runs.ts'

// Many runs, on a machine that may be busy.

// What a decision does, on plans that nobody would write. The laws of merging as such are in laws.test.ts.

const numRuns = runs(1000)
const because = { reason: 'So it was agreed', decided_by: 'Meeting', decided_on: '2017-06-15' }

/** A plan with at least one open point, and one of its points. */
const withPoint = planFolder
  .map((folder) => ({ folder, points: pointsIn(merge(folder)) }))
  .filter(({ points }) => points.length > 0)
  .chain(({ folder, points }) =>
    fc.record({ folder: fc.constant(folder), point: fc.constantFrom(...points), pick: fc.nat() }),
  )

function pointsIn(draft: Draft): Disagreement[] {
  return commitmentsOf(draft).flatMap(({ disagreements }) => disagreements)
}

/** What `nap resolve` writes: the answers on the table, and one of them. */
function decisionOn({ about, answers }: Disagreement, pick: number): Decision {
  const taken = answers[pick % answers.length]
  const among = answers.map(({ institution, value }) => ({ institution, value }))
  const twice = answers.filter(({ institution }) => institution === taken?.institution)
  const ruling = twice.length > 1 ? { value: taken?.value } : { take: taken?.institution ?? '' }
  return { about, ...ruling, among, ...because } as Decision
}

function decided(folder: PlanFolder, id: string, ...more: readonly Decision[]): PlanFolder {
  const before = folder.decisions.filter(({ commitment }) => commitment === id)
  const decisions = [...before.flatMap(({ document }) => document.value.decisions), ...more]
  const document = documentOf(`decisions/${id}.yaml`, { decisions })
  const others = folder.decisions.filter(({ commitment }) => commitment !== id)
  return { ...folder, decisions: [...others, { commitment: id, document }] }
}

function commitmentIn(draft: Draft, id: string): Commitment | undefined {
  return commitmentsOf(draft).find((commitment) => commitment.id === id)
}

test('a decision on the answers that are on the table settles that point, and keeps every answer', () => {
  fc.assert(
    fc.property(withPoint, ({ folder, point, pick }) => {
      const decision = decisionOn(point, pick)
      const after = commitmentIn(
        merge(decided(folder, point.commitment, decision)),
        point.commitment,
      )
      const taken = point.answers[pick % point.answers.length]?.value
      expect(canonical(valueById(after?.value, point.about))).toBe(canonical(taken))
      expect(after?.disagreements.map(({ about }) => about)).not.toContain(point.about)
      const settled = after?.settled.find(({ about }) => about === point.about)
      const said = (answers: readonly { institution: string; value: unknown }[] = []) =>
        answers.map(({ institution, value }) => `${institution} ${canonical(value)}`).toSorted()
      expect(said(settled?.answers)).toEqual(said(point.answers))
    }),
    { numRuns },
  )
})

test('it changes only what it is about', () => {
  fc.assert(
    fc.property(withPoint, ({ folder, point, pick }) => {
      // Who leads, and in which chapter, follows from these two: there more may change.
      fc.pre(!['/theme', '/lead_implementing_agency', '/level'].includes(point.about))
      const before = merge(folder)
      const after = merge(decided(folder, point.commitment, decisionOn(point, pick)))
      expect(rest(after, point)).toEqual(rest(before, point))
    }),
    { numRuns },
  )
})

/** The draft without one point. Places in the file of decisions move as it grows. */
function rest(draft: Draft, { commitment: id, about }: Disagreement): unknown {
  const commitments = commitmentsOf(draft).map((commitment) => {
    const mine = commitment.id === id
    const elsewhere = (point: { about: string }) => !mine || point.about !== about
    const leaves = [...commitment.origin]
      .filter(([at]) => elsewhere({ about: at }))
      .map(([at, { institution, also }]) => {
        const value = valueById(commitment.value, at)
        return [at, institution, also, typeof value === 'object' ? 'item' : value]
      })
    const { number, lead, level, contributors, disagreements, settled, gaps } = commitment
    return {
      ...{ id: commitment.id, number, lead, level, contributors, leaves },
      open: disagreements.filter(elsewhere).map((point) => [point.about, point.standing]),
      settled: settled.filter(elsewhere).map((point) => [point.about, point.value]),
      gaps: gaps.filter((gap) => elsewhere({ about: gap })),
    }
  })
  return JSON.parse(JSON.stringify(commitments))
}

test('when an answer changes, the point opens again and tells what was said then and now', () => {
  fc.assert(
    fc.property(withPoint, ({ folder, point, pick }) => {
      const decision = decisionOn(point, pick)
      const [first, ...others] = decision.among ?? []
      fc.pre(first !== undefined)
      const other = { ...decision, among: [{ ...first, value: 'Another word' }, ...others] }
      const after = merge(decided(folder, point.commitment, other as Decision))
      const open = pointsIn(after).find(
        ({ commitment, about }) => commitment === point.commitment && about === point.about,
      )
      expect(open?.stale?.decision).toEqual(other)
      expect(open?.answers).toEqual(point.answers)
      const told = open?.stale ? whatChanged(open.stale, open.answers, folder) : ''
      expect(told).toContain('“Another word”')
      expect(told).toContain(`“${inText(first?.value)}”`)
    }),
    { numRuns },
  )
})

test('a decision that does not do exactly one thing is not applied', () => {
  const parts = fc.record(
    {
      about: fc.constantFrom('/title', '/end_date', '/milestones/portal/end_date'),
      take: fc.constantFrom('finance', 'punjab'),
      value: fc.constant('2018-12-31'),
      join: fc.constant({ institution: 'finance', filed_as: 'a-list' }),
      withdraw: fc.constant<true>(true),
      drop: fc.constant('/milestones/portal'),
      rename: fc.constant('new-name'),
      different_from: fc.constant('b-portal'),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  const malformed = parts
    .map((part) => ({ ...part, ...because }) as Decision)
    .filter((decision) => !doesOneThing(decision))
  fc.assert(
    fc.property(planFolder, malformed, (folder, decision) => {
      const alone = { ...folder, decisions: [] }
      const [id = ''] = folder.contributions.map(({ commitment }) => commitment)
      expect(printed(merge(decided(alone, id, decision)))).toEqual(printed(merge(alone)))
    }),
    { numRuns },
  )
})

test('the order of files and merging again change nothing', () => {
  const shuffled = planFolder.chain((folder) => {
    const any = <T>(list: readonly T[]) =>
      fc.shuffledSubarray([...list], { minLength: list.length })
    const lists = { contributions: any(folder.contributions), decisions: any(folder.decisions) }
    return fc.record({ folder: fc.constant(folder), ...lists })
  })
  fc.assert(
    fc.property(shuffled, ({ folder, ...others }) => {
      const once = printed(merge(folder))
      expect(printed(merge({ ...folder, ...others }))).toEqual(once)
      expect(printed(merge(folder))).toEqual(once)
    }),
    { numRuns },
  )
})

function printed(draft: Draft): unknown {
  return JSON.parse(
    JSON.stringify(draft, (_, value) => (value instanceof Map ? [...value] : value)),
  )
}
