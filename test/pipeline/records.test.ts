import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { stepOf } from '../../src/compare/step.ts'
import { outerValues, stepBetween } from '../../src/pipeline/records.ts'
import { runs } from '../support/runs.ts'

const folder = join(import.meta.dirname, '../../plan/draft/commitments')
const drafts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
const fields = drafts.flatMap((text) => text.split(/^(?=[a-z])/m).slice(1))

/** A draft as it may have been at another time: some fields are gone, some say what another commitment says. */
const another = fc
  .record({
    text: fc.constantFrom(...drafts),
    gone: fc.array(fc.nat(20), { maxLength: 2 }),
    other: fc.array(fc.constantFrom(...fields), { maxLength: 2 }),
    style: fc.constantFrom('', '\r\n', '"id": odd\n', '---\n'),
  })
  .map(({ text, gone, other, style }) => {
    const [head = '', ...own] = text.split(/^(?=[a-z])/m)
    const names = new Set(other.map((field) => field.split(':')[0]))
    const kept = own.filter((field, at) => !gone.includes(at) && !names.has(field.split(':')[0]))
    const whole = [...kept, ...new Map(other.map((field) => [field.split(':')[0], field])).values()]
    if (style === '\r\n') return (head + whole.join('')).replaceAll('\n', '\r\n')
    if (style === '---\n') return style + head + whole.join('')
    return (
      head + (style === '' ? whole : [style, ...whole.filter((f) => !f.startsWith('id:'))]).join('')
    )
  })

test('a step is told from the fields that differ as it would be from all of them', () => {
  fc.assert(
    fc.property(another, another, (before, after) => {
      const whole = (text: string) => ({ ...parse(text), id: '' })
      expect(stepBetween(before, after)).toEqual(stepOf(whole(before), whole(after)))
    }),
    { numRuns: runs(100) },
  )
})

test('a field that is asked for is read as if all were', () => {
  fc.assert(
    fc.property(another, fc.constantFrom('title', 'milestones', 'not_agreed'), (text, name) => {
      expect(outerValues(text, [name])[name]).toEqual(parse(text)[name])
    }),
    { numRuns: runs(100) },
  )
})

test('a draft that nobody can read is still a commitment', () => {
  const broken = 'id: x\ntitle: "no end\n'
  expect(stepBetween(broken, 'id: x\ntitle: A\n').kind).toBe('changed')
  expect(stepBetween(undefined, broken).kind).toBe('added')
  expect(stepBetween(broken, undefined).kind).toBe('withdrawn')
})
