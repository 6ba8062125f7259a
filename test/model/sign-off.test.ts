import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Document, type Scalar, visit } from 'yaml'
import { load } from '../../src/load/load.ts'
import type { Contribution } from '../../src/model/files/contribution.ts'
import type { Offer, PlanFolder } from '../../src/model/plan.ts'
import { fingerprintOf } from '../../src/model/sign-off.ts'
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
    fc.property(planFolder, style, style, ({ offers }, one, two) => {
      const [{ institution } = { institution: '' }] = offers
      const own = offers.filter((offer) => offer.institution === institution)
      const [first, second] = [reread(own, one), reread(own, two)]
      expect([first, second].map((folder) => folder.offers.length)).toEqual([
        own.length,
        own.length,
      ])
      expect(fingerprintOf(first, institution)).toBe(fingerprintOf(second, institution))
    }),
    many,
  )
})

test('the order in which files are read does not matter', () => {
  fc.assert(
    fc.property(planFolder, ({ offers, ...folder }) => {
      for (const { institution } of offers) {
        const turned = { ...folder, offers: offers.toReversed() }
        expect(fingerprintOf(turned, institution)).toBe(
          fingerprintOf({ ...folder, offers }, institution),
        )
      }
    }),
    many,
  )
})

test('any other answer has another fingerprint', () => {
  fc.assert(
    fc.property(planFolder, fc.nat(), fc.nat(), (folder, which, where) => {
      const offer = folder.offers[which % folder.offers.length]
      if (!offer) return
      const changes = changedIn(offer.document.value)
      const change = changes[where % changes.length]
      if (!change) return
      const other = offerOf(offer.institution, offer.commitment, change as Contribution)
      const changed = folder.offers.map((each) => (each === offer ? other : each))
      expect(fingerprintOf({ ...folder, offers: changed }, offer.institution)).not.toBe(
        fingerprintOf(folder, offer.institution),
      )
    }),
    many,
  )
})

test('a text filed under another name, left out or added has another fingerprint', () => {
  fc.assert(
    fc.property(planFolder, (folder) => {
      const [offer, ...others] = folder.offers
      if (!offer) return
      const { institution, commitment, document } = offer
      const of = (offers: readonly Offer[]) => fingerprintOf({ ...folder, offers }, institution)
      const moved = offerOf(institution, `${commitment}-2`, document.value)
      const prints = [[offer], [], [moved], [offer, moved]].map((some) => of([...others, ...some]))
      expect(new Set(prints).size).toBe(prints.length)
    }),
    many,
  )
})

test('what others say does not matter', () => {
  fc.assert(
    fc.property(planFolder, (folder) => {
      const before = fingerprintOf(folder, 'finance')
      const offers = folder.offers.filter(({ institution }) => institution === 'finance')
      expect(fingerprintOf({ ...folder, offers }, 'finance')).toBe(before)
    }),
    many,
  )
})

function reread(offers: readonly Offer[], how: Style): PlanFolder {
  const sources = offers.map(({ document: { file, value } }) => ({
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
