import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { withoutValue } from '../../src/edit/values.ts'
import { writtenYaml } from '../../src/model/written-yaml.ts'
import { runs } from '../support/runs.ts'

const text = `# yaml-language-server: $schema=x
title: A portal # agreed on 3 May
# Who else is involved?
other_actors:
  civil_society:
    - Press clubs
milestones:
  # the first
  - id: portal
    activity: Launch it
    end_date: 2018-06
  - id: report
    activity: Report
note: |
  One.

  Two.
`

const cases: readonly (readonly [pointer: string, from: string, to: string])[] = [
  ['title', 'title: A portal # agreed on 3 May\n', ''],
  ['note', 'note: |\n  One.\n\n  Two.\n', ''],
  ['milestones/portal/end_date', '    end_date: 2018-06\n', ''],
  ['milestones/report', '  - id: report\n    activity: Report\n', ''],
  ['other_actors/civil_society', 'other_actors:\n  civil_society:\n    - Press clubs\n', ''],
]

test.each(cases)('%s is taken out, and every other byte stays', (pointer, from, to) => {
  expect(withoutValue(text, pointer.split('/'))).toBe(text.replace(from, () => to))
  const windows = text.replaceAll('\n', '\r\n')
  expect(withoutValue(windows, pointer.split('/'))).toBe(
    windows.replace(from.replaceAll('\n', '\r\n'), () => to),
  )
})

test('what is not there is not taken out', () => {
  expect(withoutValue(text, ['milestones', 'law', 'activity'])).toBe(text)
})

const value = fc.oneof(
  fc.constantFrom('One', 'Two\nlines\n', '', '# no'),
  fc.boolean(),
  fc.integer(),
)
const key = fc.constantFrom('a', 'b', 'c', 'long name')
const group = fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value), fc.array(value)))

test('whatever stands around it, a field is gone and the others say what they said', () => {
  fc.assert(
    fc.property(group, key, (before, name) => {
      const after = parseDocument(withoutValue(writtenYaml(before, {}), [name])).toJSON() ?? {}
      expect(after).toEqual(
        Object.fromEntries(
          Object.entries(parseDocument(writtenYaml(before, {})).toJSON() as object).filter(
            ([one]) => one !== name,
          ),
        ),
      )
    }),
    { numRuns: runs(300) },
  )
})
