import { expect, test } from 'vitest'
import type { PlanFolder } from '../src/model/plan.ts'
import { check } from '../src/pipeline.ts'
import { basePlan, sourcesOf } from './support/base-plan.ts'
import { partOfPlan } from './support/plan-copy.ts'

const portal = 'plan/submissions/sindh/open-data-portal.yaml'

test('a character that nobody sees costs no institution its text', async () => {
  const copy = partOfPlan()
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

test('a character that only a person can judge costs no more than its field, or its paragraph', async () => {
  const copy = partOfPlan()
  copy.put(
    portal,
    copy
      .read(portal)
      .replace(/^title: .*$/m, 'title: Figures\u202e erugiF')
      .replace(/^(lead_implementing_agency)/m, '# seen\u0000\n$1'),
  )
  copy.put('plan/chapters/introduction.md', 'Pay\u202e here.\nNow.\n\nEvery citizen\u000breads.\n')
  const { exitCode } = await copy.nap('compile', '--to', 'md')
  expect(exitCode).toBe(1)
  const { out, err } = await copy.nap('validate')
  expect(out + err).toContain('The field “title” is left out of the draft until then.')
  expect(out + err).toContain('Its paragraph is left out of the draft until then.')
  const draft = copy.read('out/nap.md')
  expect(draft).toContain('ends the copying of figures by hand')
  expect(draft).toContain('Every citizen reads.')
  for (const lost of ['erugiF', 'Now.', 'could not be read']) expect(draft).not.toContain(lost)
})

const whole = 'title: A portal\nlevel: federal\npublic_problem: Nobody reads it.\n'

// Every sort of character that is no letter, as it comes in a paste or by an escape.
test.for([
  ...['\0', '\u0007', '\u001b[2J', '\u007f', '\u0081', '\u202e', '\u202d', '\ufffe', '\uffff'],
  ...['\u{e0041}', 'e\u0301\u0301\u0301\u0301\u0301', '\u2028', '\u0085'],
  ...['\\u202e', '\\0', '\\ud800', '\\v', '\\uffff', '\\x07', '\\e'],
])('of a file with %j in a title, the other fields are used', (character) => {
  const title = character.startsWith('\\') ? `"A por${character}tal"` : `A por${character}tal`
  const { folder, diagnostics } = check(
    sourcesOf({ ...basePlan, [canals]: whole.replace('A portal', title) }),
  )
  expect(valueIn(folder)).toEqual({ level: 'federal', public_problem: 'Nobody reads it.' })
  const found = diagnostics.filter(({ place: { file } }) => file === canals)
  const errors = found.filter(({ severity }) => severity === 'error')
  expect(errors).toHaveLength(1)
  expect(errors[0]?.place.line).toBe(1)
  // Nobody is asked for what is there.
  expect(found.map(({ rule }) => rule)).not.toContain('commitment-has-a-title')
})

test('of an item whose id waits, the item waits, and the other items do not', () => {
  const milestone = (id: string) => `  - id: ${id}\n    activity: Launch\n`
  const { folder, diagnostics } = check(
    sourcesOf({
      ...basePlan,
      [canals]: `${whole}milestones:\n${milestone('a\u202eb')}${milestone('map')}`,
    }),
  )
  expect(valueIn(folder).milestones).toEqual([{ id: 'map', activity: 'Launch' }])
  const errors = diagnostics.filter(
    ({ severity, place: { file } }) => file === canals && severity === 'error',
  )
  expect(errors.map(({ rule }) => rule)).toEqual(['text-shows-what-it-says'])
})

test('where code would be torn apart, the chapter waits as a whole', () => {
  const text = 'One.\n\n```\nTwo\u202e\n\nThree\n```\n'
  const { folder } = check(sourcesOf({ ...basePlan, 'chapters/introduction.md': text }))
  expect(folder.unreadable.map(({ file }) => file)).toEqual(['chapters/introduction.md'])
})

const canals = 'submissions/sindh/canals.yaml'

function valueIn({ contributions }: PlanFolder) {
  return contributions.find(({ document: { file } }) => file === canals)?.document.value ?? {}
}

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
