import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Document, type Scalar, visit } from 'yaml'
import { load } from '../../src/load/load.ts'
import type { Contribution } from '../../src/model/files/contribution.ts'
import type { FiledContribution, PlanFolder } from '../../src/model/plan.ts'
import { inputFingerprint } from '../../src/model/sign-off.ts'
import { checkForm } from '../../src/validate/form.ts'
import { offerOf, planFolder } from '../support/generated-plan.ts'
import { runs } from '../support/runs.ts'

const many = { numRuns: runs(1000) }

// What people and their editors do to a file without changing a word of it.
const style = fc.record({
  backwards: fc.boolean(),
  quotes: fc.constantFrom<Scalar.Type>(
    'PLAIN',
    'QUOTE_DOUBLE',
    'QUOTE_SINGLE',
    'BLOCK_FOLDED',
    'BLOCK_LITERAL',
  ),
  remark: fc.constantFrom('', ' reviewed in June', ' اردو'),
  flow: fc.boolean(),
  windows: fc.boolean(),
  indent: fc.integer({ min: 2, max: 6 }),
  lineWidth: fc.constantFrom(0, 40, 110),
})
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never

test('a file written in another way has the same fingerprint', () => {
  fc.assert(
    fc.property(planFolder, style, style, ({ contributions }, one, two) => {
      const [{ institution } = { institution: '' }] = contributions
      const own = contributions.filter((contribution) => contribution.institution === institution)
      const [first, second] = [reread(own, one), reread(own, two)]
      expect([first, second].map((folder) => folder.contributions.length)).toEqual([
        own.length,
        own.length,
      ])
      expect(inputFingerprint(first, institution)).toBe(inputFingerprint(second, institution))
    }),
    many,
  )
})

test('the order in which files are read does not matter', () => {
  fc.assert(
    fc.property(planFolder, ({ contributions, ...folder }) => {
      for (const { institution } of contributions) {
        const turned = { ...folder, contributions: contributions.toReversed() }
        expect(inputFingerprint(turned, institution)).toBe(
          inputFingerprint({ ...folder, contributions }, institution),
        )
      }
    }),
    many,
  )
})

test('any other answer has another fingerprint', () => {
  fc.assert(
    fc.property(planFolder, fc.nat(), fc.nat(), (folder, which, where) => {
      const contribution = folder.contributions[which % folder.contributions.length]
      if (!contribution) return
      const changes = changedIn(contribution.document.value)
      const change = changes[where % changes.length]
      if (!change) return
      const other = offerOf(
        contribution.institution,
        contribution.commitment,
        change as Contribution,
      )
      const changed = folder.contributions.map((each) => (each === contribution ? other : each))
      expect(
        inputFingerprint({ ...folder, contributions: changed }, contribution.institution),
      ).not.toBe(inputFingerprint(folder, contribution.institution))
    }),
    many,
  )
})

test('a text filed under another name, left out or added has another fingerprint', () => {
  fc.assert(
    fc.property(planFolder, (folder) => {
      const [contribution, ...others] = folder.contributions
      if (!contribution) return
      const { institution, commitment, document } = contribution
      const of = (contributions: readonly FiledContribution[]) =>
        inputFingerprint({ ...folder, contributions }, institution)
      const moved = offerOf(institution, `${commitment}-2`, document.value)
      const prints = [[contribution], [], [moved], [contribution, moved]].map((some) =>
        of([...others, ...some]),
      )
      expect(new Set(prints).size).toBe(prints.length)
    }),
    many,
  )
})

test('what others say does not matter', () => {
  fc.assert(
    fc.property(planFolder, (folder) => {
      const before = inputFingerprint(folder, 'finance')
      const contributions = folder.contributions.filter(
        ({ institution }) => institution === 'finance',
      )
      expect(inputFingerprint({ ...folder, contributions }, 'finance')).toBe(before)
    }),
    many,
  )
})

function reread(contributions: readonly FiledContribution[], how: Style): PlanFolder {
  const sources = contributions.map(({ document: { file, value } }) => ({
    file,
    bytes: new TextEncoder().encode(written(value, how)),
  }))
  return checkForm(load(sources)).folder
}

function written(value: object, { backwards, quotes, remark, flow, windows, ...how }: Style) {
  const document = new Document(value)
  visit(document, {
    Scalar(key, node) {
      if (key === 'key') node.commentBefore = remark
      else if (typeof node.value === 'string') node.type = quotes
    },
    Map(_, node) {
      if (backwards) node.items.reverse()
      node.flow = flow && node !== document.contents
    },
    Seq(_, node) {
      node.flow = flow
    },
  })
  const text = document.toString(how)
  return windows ? text.replaceAll('\n', '\r\n') : text
}

/** Every value with one leaf of it changed, taken out, or put elsewhere in its list. */
function changedIn(value: unknown): unknown[] {
  if (typeof value === 'string')
    return [`${value.trim()}x`, '', value.slice(1) + value.charAt(0)].filter(
      (other) => other.trim() !== value.trim(),
    )
  if (typeof value === 'boolean') return [!value]
  if (Array.isArray(value)) {
    return [
      ...value.flatMap((item, index) => changedIn(item).map((other) => value.with(index, other))),
      ...value.map((_, index) => value.toSpliced(index, 1)),
      [...value, 'one more'],
      ...(value.length > 1 ? [value.toReversed()] : []),
    ]
  }
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  return [
    ...entries.flatMap(([key, child]) =>
      changedIn(child).map((other) => ({ ...value, [key]: other })),
    ),
    ...entries.map(([key]) => Object.fromEntries(entries.filter(([name]) => name !== key))),
    { ...value, 'one more': 'field' },
  ]
}
