import { expect, test } from 'vitest'
import { commitmentsOf } from '../src/model/draft.ts'
import { check } from '../src/pipeline.ts'
import { naturally } from '../src/plain/text.ts'
import { basePlan, type Files, sourcesOf } from './support/base-plan.ts'
import { partOfPlan } from './support/plan-copy.ts'

function numbersOf(files: Files): string[] {
  const { draft } = check(sourcesOf({ ...basePlan, ...files }))
  return commitmentsOf(draft).map(({ number, id }) => `${number} ${id}`)
}

const of = (more: string) => `title: Any\ntheme: fiscal-transparency\n${more}`

test('ids sort as people count', () => {
  expect(
    numbersOf({
      'submissions/punjab/part-10.yaml': of(''),
      'submissions/punjab/part-2.yaml': of(''),
      'submissions/punjab/part-1b.yaml': of(''),
    }),
  ).toEqual(['1.1 part-1b', '1.2 part-2', '1.3 part-10'])
  expect(['b10', 'b2', 'a', '10', '9', 'b02'].toSorted(naturally)).toEqual([
    '9',
    '10',
    'a',
    'b02',
    'b2',
    'b10',
  ])
})

test('a published number takes the place of nap’s own, which passes over it', () => {
  expect(
    numbersOf({
      'submissions/punjab/roads.yaml': of('published_number: "18.10"\n'),
      'submissions/punjab/water.yaml': of('published_number: "18.2"\n'),
      'submissions/sindh/a-list.yaml': of(''),
      'submissions/sindh/canals.yaml':
        'title: C\ntheme: access-to-justice\npublished_number: "1.3"\n',
    }),
  ).toEqual(['18.2 water', '18.10 roads', '1.4 a-list', '1.3 canals'])
})

test('two answers for it are a disagreement, and until it is settled nap counts', () => {
  const files = {
    'submissions/punjab/roads.yaml': of('published_number: "18.2"\n'),
    'submissions/sindh/roads.yaml': of('published_number: "18.3"\n'),
  }
  expect(numbersOf(files)).toEqual(['1.1 roads'])
})

test('it is printed wherever a number stands, and names the commitment', async () => {
  const { nap, put, read, list } = partOfPlan()
  const file = 'plan/submissions/finance-division/citizens-budget.yaml'
  put(file, `published_number: "77.5"\n${read(file)}`)
  await nap('compile', '--to', 'md,kit', '--no-record')
  const draft = read('out/nap.md')
  expect(draft.match(/\b77\.5\b/g)?.length).toBeGreaterThan(3)
  expect(draft).toContain('77.5.1')
  expect(read('plan/draft/commitments/citizens-budget.yaml')).toContain('number: "77.5"')
  const kit = list('out').filter((name) => name.startsWith('kit') || name.endsWith('kit'))
  expect(kit.length).toBeGreaterThan(0)
  const why = await nap('why', '77.5.end_date')
  expect(why.out).toContain('77.5')
  expect((await nap('why', '77.5.1')).out).toContain('77.5')
  const refused = await nap('resolve', '77.5', '--about', 'title')
  expect(refused.err).toContain('is the number under which “citizens-budget” was published')
})
