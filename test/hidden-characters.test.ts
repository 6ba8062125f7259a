import { expect, test } from 'vitest'
import { check } from '../src/pipeline.ts'
import { basePlan, sourcesOf } from './support/base-plan.ts'
import { planCopy } from './support/plan-copy.ts'

const portal = 'plan/submissions/sindh/open-data-portal.yaml'

test('a character that nobody sees costs no institution its text', async () => {
  const copy = planCopy()
  copy.put(
    portal,
    copy.read(portal).replace('copying of figures', 'copy\u200bing of fig\u00adures'),
  )
  copy.put('plan/chapters/introduction.md', 'Every cit\u200bizen\nreads.\n')
  const { out, err, exitCode } = await copy.nap('compile', '--to', 'md')
  expect(exitCode).toBe(1)
  expect(out + err).toContain('2 errors')
  const draft = copy.read('out/nap.md')
  expect(draft).toContain('ends the copying of figures by hand')
  expect(draft).toContain('Every citizen\nreads.')
  expect(draft).not.toContain('could not be read')
  expect(copy.read(portal)).toContain('\u200b')
})

test.for<readonly [string, string, readonly string[]]>([
  [
    'other fields of its line',
    '{title: A por\u200btal for all, end_date: soon, theme: \u2067fiscal\u2069}\n',
    [
      'text-shows-what-it-says 1:14',
      'text-shows-what-it-says 1:51',
      'date-is-year-month-day 1:38',
      'theme-is-known 1:52',
    ],
  ],
  [
    'a value that one stands in',
    'title: A portal for all\ntheme: fis\u200bcal\nend_date: 2018-06-\u00ad31\n',
    ['text-shows-what-it-says 2:11', 'theme-is-known 2:8', 'date-is-on-the-calendar 3:11'],
  ],
  [
    'the name of a field',
    'title: A portal for all\nti\u200btle: B\nlevels: federal\n',
    ['field-stands-once 2:1', 'text-shows-what-it-says 2:3', 'field-is-known 3:1'],
  ],
  [
    'a text with a colon, which fixes itself too',
    'title: A por\u200btal: for all\ntheme: fiscal\n',
    ['text-with-colon-is-quoted 1:8', 'text-shows-what-it-says 1:13', 'theme-is-known 2:8'],
  ],
  [
    'an open quotation',
    'title: "A por\u200btal\nend_date: s\u200boon\nlevels: x\u200by\n',
    [
      'quotes-are-closed 1:8',
      'text-shows-what-it-says 1:14',
      'field-is-known 3:1',
      'date-is-year-month-day 2:11',
    ],
  ],
])('%s is looked at in the same run, at its place', ([, text, found]) => {
  const { diagnostics } = check(sourcesOf({ ...basePlan, 'submissions/sindh/budget.yaml': text }))
  const errors = diagnostics.filter(
    ({ place, severity }) => place.file.endsWith('/budget.yaml') && severity === 'error',
  )
  expect(errors.map(({ rule, place }) => `${rule} ${place.line}:${place.column}`)).toEqual(found)
})
