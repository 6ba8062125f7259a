import { join } from 'node:path'
import { expect, test } from 'vitest'
import { alikeIn } from '../../src/likeness/alike.ts'
import { tellingWords } from '../../src/likeness/words.ts'
import { readPlan } from '../../src/load/read.ts'
import { merge } from '../../src/merge/merge.ts'
import { openOf } from '../../src/model/open-point.ts'
import type { Decision } from '../../src/model/plan.ts'
import { check } from '../../src/pipeline.ts'
import { offerOf } from '../support/generated-plan.ts'
import { planWith } from './plans.ts'

const stems = (text: string) => tellingWords(text).map(({ stem }) => stem)

test('in Pakistan’s plan two provinces keep a list of the same schemes, and nothing else is alike', () => {
  const { open } = check(readPlan(join(import.meta.dirname, '../../plan')).sources)
  const alike = openOf(open, 'look-alike')
  expect(alike.map(({ a, b }) => [a.id, b.id])).toEqual([
    ['development-scheme-register', 'development-scheme-tracking'],
  ])
  expect(alike[0]?.shared).toContain('development schemes')
  expect(alike[0]?.b.place).toMatchObject({
    file: 'submissions/punjab/development-scheme-tracking.yaml',
    line: 2,
  })
})

test('forms of a word have one stem; words that say nothing have none', () => {
  expect(stems('Departments publish, published and publishing policies')).toEqual(
    stems('department publishes published publish policy'),
  )
  expect(stems('which of the above will be')).toEqual([])
})

test('letters that look the same are the same, from whatever keyboard', () => {
  expect(stems('ٹھیکوں کی معلومات')).toEqual(stems('ٹھيكوں كى معلومات'))
  expect(stems('قُرآن ۱۲۳')).toEqual(stems('قران 123'))
  expect(stems('Publicité')).toEqual(stems('publicite'))
})

const portal = 'An online portal for complaints about municipal services, water and waste'
const website = 'One website for complaints about municipal services, water and waste'
const courts = 'Decisions of district courts online, with the names of children left out'

const contributions = [
  offerOf('punjab', 'portal', { title: portal }),
  offerOf('sindh', 'website', { title: website }),
  offerOf('finance', 'courts', { title: courts }),
]

function pairs(
  decisions: Readonly<Record<string, readonly Partial<Decision>[]>>,
  some = contributions,
) {
  const folder = planWith(some, decisions)
  return alikeIn(merge(folder), folder).map(({ a, b }) => `${a.commitment} ${b.commitment}`)
}

test('a pair is proposed until somebody joins the two or tells them apart', () => {
  expect(pairs({})).toEqual(['portal website'])
  expect(pairs({ portal: [{ join: { institution: 'sindh', filed_as: 'website' } }] })).toEqual([])
  expect(pairs({ website: [{ different_from: 'portal' }] })).toEqual([])
  expect(pairs({ portal: [{ different_from: 'courts' }] })).toEqual(['portal website'])
})

test('what is withdrawn looks like nothing', () => {
  expect(pairs({ website: [{ withdraw: true }] })).toEqual([])
})

test('two stay apart under a new name, and after one of them was joined to a third', () => {
  const apart = { different_from: 'website' }
  expect(pairs({ portal: [apart, { rename: 'complaints' }] })).toEqual([])
  const third = offerOf('audit', 'hotline', { title: courts })
  expect(
    pairs({ portal: [apart], hotline: [{ join: { institution: 'punjab', filed_as: 'portal' } }] }, [
      ...contributions,
      third,
    ]),
  ).toEqual(['courts hotline'])
})

test('of two commitments only the contributions that are most alike are named', () => {
  const more = [...contributions, offerOf('audit', 'portal', { title: website })]
  const folder = planWith(more)
  const [pair, ...others] = alikeIn(merge(folder), folder)
  expect(others).toEqual([])
  expect(pair).toMatchObject({
    a: { institution: 'audit' },
    b: { institution: 'sindh' },
    likeness: 1,
  })
})

test('a word or two in common are no likeness', () => {
  const short = [
    offerOf('punjab', 'one', { title: 'Open data' }),
    offerOf('sindh', 'two', { title: 'Open data' }),
  ]
  expect(pairs({}, short)).toEqual([])
})

test('among a thousand commitments too, those that mean the same are found', () => {
  const many = Array.from({ length: 1000 }, (_, index) =>
    offerOf('finance', `filler-${index}`, {
      title: `Subject${index} topic${index} matter${index} theme${index} item${index} of publication`,
    }),
  )
  expect(pairs({}, [...many, ...contributions])).toEqual(['portal website'])
})

test('of many copies of one text each is shown with the few that are most like it, not with all', () => {
  const copies = Array.from({ length: 60 }, (_, index) =>
    offerOf('finance', `copy-${index}`, { title: website }),
  )
  const found = pairs({}, copies)
  for (const { length } of copies.map((_, index) =>
    found.filter((pair) => pair.split(' ').includes(`copy-${index}`)),
  )) {
    expect(length).toBeGreaterThan(0)
    expect(length).toBeLessThanOrEqual(8)
  }
})

const petitions =
  'Collective petitions that many citizens sign together on the website of parliament'

test('titles are compared without the numbers that stand before them', () => {
  expect(
    pairs({}, [
      offerOf('punjab', 'p-15', { title: `15. ${petitions}` }),
      offerOf('sindh', 'p-16', { title: `16. ${petitions}` }),
      offerOf('finance', 'courts', { title: courts }),
    ]),
  ).toEqual(['p-15 p-16'])
})

test('parts of one commitment as it was published are two', () => {
  const offers = (one: string, other: string) => [
    offerOf('punjab', 'one', { title: petitions, published_number: one }),
    offerOf('sindh', 'two', { title: petitions, published_number: other }),
    offerOf('finance', 'courts', { title: courts }),
  ]
  expect(pairs({}, offers('18.2', '18.3'))).toEqual([])
  expect(pairs({}, offers('18a', '18b'))).toEqual([])
  expect(pairs({}, offers('18.2', '19.2'))).toEqual(['one two'])
  expect(pairs({}, offers('18', '19'))).toEqual(['one two'])
})

test('texts that share many words and are called something else are not alike', () => {
  const common =
    'Offices keep a register of requests with deadlines, reasons and appeals, and an ombudsman hears complaints; quarterly tables show refusals, delays, fees and answers by division.'
  const sharing = (title: string, more: string) => ({
    title,
    commitment_description: `${common} ${more}`,
  })
  const roads = sharing('Roads and canals mended in each district', 'Engineers photograph bridges.')
  const signed = sharing(petitions, 'Parliament debates them.')
  const [one, two] = [offerOf('punjab', 'one', roads), offerOf('sindh', 'two', signed)]
  const others = ['Courts', 'Budgets', 'Schools', 'Clinics'].map((word) =>
    offerOf('finance', word.toLowerCase(), { title: `${word} and their plans: ${word} for all` }),
  )
  expect(pairs({}, [one, two, ...others])).toEqual([])
  const named = offerOf('punjab', 'one', { ...roads, title: `${petitions}, by district` })
  expect(pairs({}, [named, two, ...others])).toEqual(['one two'])
})
