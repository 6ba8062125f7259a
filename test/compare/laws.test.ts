import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceBetween } from '../../src/compare/difference.ts'
import { merge } from '../../src/merge/merge.ts'
import { type Difference, type FieldDifference, isSame } from '../../src/model/difference.ts'
import type { PlanFolder } from '../../src/model/plan.ts'
import { byText } from '../../src/plain/text.ts'
import { applied, recordsOf } from '../support/apply.ts'
import { planFolder, twoStates } from '../support/generated-plan.ts'
import { runs } from '../support/runs.ts'

const numRuns = runs(300)
const files = { kind: 'files' } as const

function between(from: PlanFolder, to: PlanFolder): Difference {
  return differenceBetween(
    { state: files, folder: from, draft: merge(from) },
    { state: files, folder: to, draft: merge(to) },
  )
}

test('whoever makes the changes of a difference in the earlier state has the later one', () => {
  fc.assert(
    fc.property(twoStates, ([from, to]) => {
      const made = applied(recordsOf(merge(from)), between(from, to))
      expect(made).toEqual(recordsOf(merge(to)))
    }),
    { numRuns },
  )
})

test('nothing is different between a state and itself', () => {
  fc.assert(
    fc.property(planFolder, (folder) => {
      expect(isSame(between(folder, folder))).toBe(true)
    }),
    { numRuns: runs(100) },
  )
})

test('seen from the other side, everything is the other way round', () => {
  fc.assert(
    fc.property(twoStates, ([from, to]) => {
      expect(withoutCauses(between(to, from))).toEqual(withoutCauses(mirrored(between(from, to))))
    }),
    { numRuns },
  )
})

function mirrored({ commitments, plan, ...rest }: Difference): Difference {
  const kinds = { added: 'withdrawn', withdrawn: 'added', changed: 'changed' } as const
  return {
    ...rest,
    plan: plan.map(turned),
    commitments: commitments.map(({ id, was = id, ...one }) => ({
      ...one,
      id: was,
      ...(was !== id && { was: id }),
      kind: kinds[one.kind],
      fields: one.fields.map(turned),
    })),
  }
}

function turned({
  before,
  after,
  item,
  agreed,
  answers,
  ...field
}: FieldDifference): FieldDifference {
  const kinds = { added: 'removed', removed: 'added', changed: 'changed' } as const
  return {
    ...field,
    before: after,
    after: before,
    ...(item && { item: { ...item, kind: kinds[item.kind] } }),
    ...(agreed && { agreed: { before: agreed.after, after: agreed.before } }),
    ...(answers && { answers: { before: answers.after, after: answers.before } }),
  }
}

// Who is behind a change, and under which names people know things, is told from the later state.
function withoutCauses({ plan, commitments }: Difference) {
  const plain = ({ because: _, label: __, called: ___, item, ...field }: FieldDifference) => ({
    ...field,
    ...(item && { item: item.kind }),
  })
  const inOrder = (fields: readonly FieldDifference[]) =>
    fields.map(plain).toSorted((a, b) => byText(a.about, b.about))
  return {
    plan: inOrder(plan),
    commitments: commitments
      .map(({ id, was, kind, fields }) => ({
        id,
        was,
        kind,
        fields: inOrder(fields),
      }))
      .toSorted((a, b) => byText(a.id, b.id)),
  }
}

test('every change has somebody behind it', () => {
  fc.assert(
    fc.property(twoStates, ([from, to]) => {
      for (const { fields, because, kind } of between(from, to).commitments) {
        if (kind !== 'changed') expect(because).not.toEqual([])
        for (const { about, because: behind } of fields) {
          if (!['/lead', '/level'].includes(about)) expect(behind, about).not.toEqual([])
        }
      }
    }),
    { numRuns },
  )
})
