import { expect, test } from 'vitest'
import { check } from '../../src/pipeline.ts'
import { basePlan, sourcesOf } from '../support/base-plan.ts'

function wrongIn(text: string): string[] {
  const sources = sourcesOf({ ...basePlan, 'submissions/sindh/budget.yaml': text })
  return check(sources)
    .diagnostics.filter(({ severity, rule }) => severity === 'error' || rule.includes('quoted'))
    .map(({ rule, place }) => `${place.line} ${rule}`)
}

test('what is no id is not to be put in quotes, too', () => {
  expect(wrongIn('theme: @office\n')).toEqual(['1 id-is-plain'])
  expect(wrongIn('theme: goal #1\n')).toEqual(['1 theme-is-known'])
})

test('a text is, also beside a field of another name', () => {
  const quoted = 'text-with-odd-start-is-quoted'
  expect(wrongIn('title: @office\n')).toEqual([`1 ${quoted}`])
  expect(wrongIn('title: goal #1\ntheme: x\n')).toEqual([`1 ${quoted}`, '2 theme-is-known'])
  expect(wrongIn('titel: @office\n')).toEqual([`1 ${quoted}`, '1 field-is-known'])
})
