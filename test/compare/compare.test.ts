import { expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'

const budget = { id: 'budget', number: '1.1', title: 'A budget', given_by: { '/title': 'finance' } }
const portal = {
  id: 'portal',
  number: '1.2',
  title: 'A portal',
  milestones: [
    { id: 'launch', activity: 'Launch', end_date: '2018-06-30' },
    { id: 'train', activity: 'Train' },
  ],
}

test('commitments come and go by their id', () => {
  expect(compare([budget], [portal])).toEqual({
    added: ['portal'],
    removed: ['budget'],
    changed: [],
  })
})

test('the same commitments in another order, or with other numbers, are no change', () => {
  const renumbered = [
    { ...portal, number: '2.1', contributors: ['sindh'] },
    { ...budget, number: '2.2', given_by: {} },
  ]
  expect(compare([budget, portal], renumbered)).toEqual({ added: [], removed: [], changed: [] })
})

test('a changed, a new and a missing field are named', () => {
  const { title: _, ...untitled } = budget
  const now = { ...untitled, end_date: '2018-06-30', theme: 'law' }
  expect(compare([{ ...budget, theme: 'budget' }], [now]).changed).toEqual([
    { id: 'budget', fields: ['title', 'theme', 'end_date'] },
  ])
})

test('a milestone is told apart by its id, so a new one does not change those after it', () => {
  const [launch, train] = portal.milestones
  const milestones = [{ id: 'design' }, { ...launch, end_date: '2018-12-31' }]
  const change = (list: readonly unknown[]) => compare([portal], [{ ...portal, milestones: list }])
  expect(change([{ id: 'design' }, launch, train]).changed).toEqual([
    { id: 'portal', fields: ['milestones/design'] },
  ])
  expect(change(milestones).changed).toEqual([
    { id: 'portal', fields: ['milestones/design', 'milestones/launch', 'milestones/train'] },
  ])
  expect(change([train, launch]).changed).toEqual([])
})

test('that institutions disagree, or have been heard, is a change of the plan’s words', () => {
  const open = { ...budget, not_agreed: [{ about: '/title', answers: [] }] }
  expect(compare([budget], [open]).changed).toEqual([{ id: 'budget', fields: ['not_agreed'] }])
})

test('ids are listed in one order, whatever the order of the drafts', () => {
  const names = ['c', 'a', 'b'].map((id) => ({ id }))
  expect(compare([], names).added).toEqual(['a', 'b', 'c'])
  expect(compare(names, []).removed).toEqual(['a', 'b', 'c'])
})
