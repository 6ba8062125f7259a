import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { partOfPlan } from '../support/plan-copy.ts'

const set = (...settings: string[]) => settings.flatMap((setting) => ['--set', setting])

test('whoever adds to a commitment of another says only what it has to say', async () => {
  const { nap, read } = partOfPlan()
  const words = ['new', 'commitment', 'citizens-budget', '--institution', 'sindh']
  const { out, err, exitCode } = await nap(
    ...words,
    ...set('milestones.tested-draft.supporting=sindh'),
  )
  const file = 'plan/submissions/sindh/citizens-budget.yaml'
  expect({ out, exitCode }).toEqual({ out: `wrote ${file}\n`, exitCode: 0 })
  expect(err).not.toContain('This was there already')
  expect(parse(read(file))).toEqual({ milestones: [{ id: 'tested-draft', supporting: ['sindh'] }] })
})

test('a commitment that is there is changed where something is said, and nowhere else', async () => {
  const { nap, read } = partOfPlan()
  const file = 'plan/submissions/sindh/open-data-portal.yaml'
  const before = read(file)
  const words = ['new', 'commitment', 'open-data-portal', '--institution', 'Sindh']
  const { out, err, exitCode } = await nap(...words, ...set('end_date=2019-04-30'))
  expect({ out, exitCode }).toEqual({ out: `wrote ${file}\n`, exitCode: 0 })
  expect(err).toContain('This was there already. Changed: End date. Everything else')
  expect(read(file)).toBe(before.replace('end_date: 2019-05-31', 'end_date: 2019-04-30'))
  const again = await nap(...words, ...set('end_date=30 April 2019'))
  expect(again).toMatchObject({ out: '', exitCode: 0 })
  expect(again.err).toContain(`${file} says this already. Nothing was written.`)
})

test('a milestone that is there keeps what is not named, with its remarks', async () => {
  const { nap, put, read } = partOfPlan()
  const file = 'plan/submissions/sindh/roads.yaml'
  const text = `title: "Roads"   # as agreed
supporting_agencies: [punjab]
milestones:
- id: map
  # by the surveyors
  activity: Publish a map
  end_date: 2018-06-30
- id: list
  activity: Publish a list
`
  put(file, text)
  await nap(
    ...['new', 'commitment', 'roads', '--institution', 'sindh'],
    ...set('milestones.map.end_date=2018-09-30', 'milestones.book.activity=Print a book'),
    ...set('supporting_agencies=balochistan', 'supporting_agencies=punjab'),
  )
  expect(read(file)).toBe(
    text
      .replace('2018-06-30', '2018-09-30')
      .replace(' [punjab]', '\n  - punjab\n  - balochistan')
      .concat('- id: book\n  activity: Print a book\n'),
  )
})

test('a field that waits as a remark in a file of nap is filled in at its place', async () => {
  const { nap, read } = partOfPlan()
  const words = ['new', 'commitment', 'roads', '--institution', 'sindh']
  await nap(...words, ...set('title=Roads'))
  const before = read('plan/submissions/sindh/roads.yaml')
  await nap(...words, ...set('end_date=2018-09'))
  expect(read('plan/submissions/sindh/roads.yaml')).toBe(
    before.replace('# end_date:\n', 'end_date: 2018-09\n'),
  )
})

test('a covering record, an institution, a comment and a consultation are changed in the same way', async () => {
  const { nap, read } = partOfPlan()
  const changes: readonly (readonly [string, readonly string[], string, string])[] = [
    [
      'plan/submissions/sindh/submission.yaml',
      ['submission', 'sindh', ...set('signed_by=Secretary')],
      'signed_by: Deputy Secretary',
      'signed_by: Secretary',
    ],
    [
      'plan/institutions.yaml',
      ['institution', 'NAB', ...set('short_name=The Bureau')],
      'short_name: NAB',
      'short_name: The Bureau',
    ],
    [
      'plan/comments/2017-06-14-cgpa.yaml',
      ['comment', '2017-06-14-cgpa', '--via', 'message'],
      'via: email',
      'via: message',
    ],
    [
      'plan/consultations/2017-05-11-lahore.yaml',
      ['consultation', '2017-05-11-lahore', ...set('place=Lahore Fort')],
      'place: Lahore',
      'place: Lahore Fort',
    ],
  ]
  for (const [file, words, was, is] of changes) {
    const before = read(file)
    const { err, exitCode } = await nap('new', ...words)
    expect({ exitCode, err }).toMatchObject({ exitCode: 0 })
    expect(read(file)).toBe(before.replace(was, is))
  }
})

test('what is there and cannot be read is not changed', async () => {
  const { nap, put, read } = partOfPlan()
  const file = 'plan/submissions/sindh/roads.yaml'
  put(file, 'title: [x\n')
  const words = ['new', 'commitment', 'roads', '--institution', 'sindh', ...set('end_date=2018-09')]
  const { err, exitCode } = await nap(...words)
  expect(exitCode).toBe(1)
  expect(err).toContain('is there already and cannot be read. Nothing was written.')
  expect(read(file)).toBe('title: [x\n')
})
