import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alikeIn } from '../../src/likeness/alike.ts'
import { compareTexts } from '../../src/likeness/compare.ts'
import { merge } from '../../src/merge/merge.ts'
import type { Alike } from '../../src/model/alike.ts'
import type { Contribution } from '../../src/model/files/contribution.ts'
import type { PlanFolder } from '../../src/model/plan.ts'
import { offerOf } from '../support/generated-plan.ts'
import { runs } from '../support/runs.ts'
import { planWith } from './plans.ts'
import { subjects, textAbout } from './texts.ts'

const numRuns = runs(1000)

const whole = (text: string) => ({ text, emphasised: 0 })

/** How alike the first two of some texts are; 0 where they are not compared at all. */
function likenessOfFirst(texts: readonly string[]): number {
  const { pairs } = compareTexts(texts.map(whole))
  return pairs.find(({ a, b }) => a === 0 && b === 1)?.likeness ?? 0
}

const seeds = fc.integer({ min: 1, max: 1_000_000 })
const subject = fc.nat(subjects - 1)
const text = fc.tuple(subject, seeds).map(([about, seed]) => textAbout(about, seed))

test('a text and itself are as alike as can be, whatever else is there', () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 6 }), (one, others) => {
      expect(likenessOfFirst([one, one, ...others])).toBeCloseTo(1, 9)
    }),
    { numRuns },
  )
})

test('it does not matter which of two comes first', () => {
  fc.assert(
    fc.property(text, text, fc.array(text, { maxLength: 6 }), (one, other, others) => {
      expect(likenessOfFirst([one, other, ...others])).toBeCloseTo(
        likenessOfFirst([other, one, ...others]),
        9,
      )
    }),
    { numRuns },
  )
})

test('texts about different things are not alike', () => {
  fc.assert(
    fc.property(subject, subject, seeds, (one, other, seed) => {
      fc.pre(one !== other)
      const rest = [0, 1, 2, 3].map((about) => textAbout((one + other + about) % subjects, seed))
      expect(
        likenessOfFirst([textAbout(one, seed), textAbout(other, seed + 1), ...rest]),
      ).toBeLessThan(0.33)
    }),
    { numRuns },
  )
})

test('likeness is never less than 0 nor more than 1', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(text, fc.string({ unit: 'binary' })), { maxLength: 8 }),
      (texts) => {
        for (const { likeness } of compareTexts(texts.map(whole)).pairs) {
          expect(likeness).toBeGreaterThanOrEqual(0)
          expect(likeness).toBeLessThanOrEqual(1)
        }
      },
    ),
    { numRuns },
  )
})

const institutions = ['finance', 'punjab', 'sindh', 'audit'] as const

const contributions = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...institutions), subject, seeds), {
    minLength: 2,
    maxLength: 9,
    selector: ([institution, about, seed]) => `${institution} ${about}-${seed % 50}`,
  })
  .map((said) =>
    said.map(([institution, about, seed]) => {
      const value: Contribution = {
        title: textAbout(about, 1),
        public_problem: textAbout(about, seed),
      }
      return offerOf(institution, `c${about}-${seed % 50}`, value)
    }),
  )

test('the order in which files arrive never matters', () => {
  fc.assert(
    fc.property(
      contributions.chain((some) =>
        fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
      ),
      ([some, shuffled]) => {
        expect(told(planWith(shuffled))).toEqual(told(planWith(some)))
      },
    ),
    { numRuns },
  )
})

test('what a decision tells apart is not proposed again, and everything else still is', () => {
  fc.assert(
    fc.property(contributions, (some) => {
      const found = told(planWith(some))
      const [first, ...rest] = found
      fc.pre(first !== undefined)
      const apart = { [first?.b.commitment ?? '']: [{ different_from: first?.a.commitment ?? '' }] }
      expect(told(planWith(some, apart))).toEqual(rest)
    }),
    { numRuns: runs(200) },
  )
})

function told(folder: PlanFolder): Alike[] {
  return JSON.parse(JSON.stringify(alikeIn(merge(folder), folder)))
}
