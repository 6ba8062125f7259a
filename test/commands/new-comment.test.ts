import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { partOfPlan, planCopy } from '../support/plan-copy.ts'

const lab = ['new', 'comment', '--from', 'Accountability Lab', '--via', 'email'] as const
const onBudget = [...lab, '--about', 'citizens-budget', '--received-on', '2017-06-20'] as const

test('a comment becomes a file that guides those who go on with it', async () => {
  const { nap, read } = partOfPlan()
  const { out, err, exitCode } = await nap(
    ...[...onBudget, '--text', 'Print it in Sindhi too: many would read it.', '--votes', '7'],
  )
  expect({ out, err, exitCode }).toEqual({
    out: 'wrote plan/comments/2017-06-20-accountability-lab.yaml\n',
    err: 'Next: answer it, with nap respond 2017-06-20-accountability-lab --disposition D --reason R\n',
    exitCode: 0,
  })
  expect(read('plan/comments/2017-06-20-accountability-lab.yaml')).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../../schemas/comment.schema.json

    # From. The organisation.
    from: Accountability Lab

    # Person. Who spoke for the organisation. Only with consent: the name is printed.
    # person:
    #   name:
    #   consents:

    # Received on. The day on which it arrived, year-month-day.
    received_on: 2017-06-20

    # Received by. How did it come in? A message is one by WhatsApp or SMS. One of: email, letter, workshop, form, meeting, telephone, message, website.
    via: email

    # About. One commitment, one field of it, a thematic area, or a chapter of the plan.
    about:
      commitment: citizens-budget

    # Comment. The words as they came in: Markdown without raw HTML, in any language.
    text: "Print it in Sindhi too: many would read it."

    # Votes. Write how many supported it, or leave the field out.
    votes: 7
    "
  `)
  const { out: findings } = await nap('validate')
  expect(findings).toContain('The comment of Accountability Lab of 2017-06-20 has no answer yet.')
})

test('no file is ever overwritten', async () => {
  const { nap, read, list } = partOfPlan()
  const before = list('plan/comments')
  for (const text of ['One', 'Two', 'Three']) await nap(...onBudget, '--text', text)
  const stem = '2017-06-20-accountability-lab'
  const made = [`${stem}-2.yaml`, `${stem}-3.yaml`, `${stem}.yaml`]
  expect(list('plan/comments')).toEqual([...before, ...made].toSorted())
  expect(read(`plan/comments/${stem}.yaml`)).toContain('text: One\n')
  expect(read(`plan/comments/${stem}-3.yaml`)).toContain('text: Three\n')
})

test('two at the same moment both find a name', async () => {
  const { nap, list } = partOfPlan()
  const before = list('plan/comments').length
  const texts = ['One', 'Two', 'Three', 'Four']
  await Promise.all(texts.map((text) => nap(...onBudget, '--text', text)))
  expect(list('plan/comments').length).toBe(before + texts.length)
})

test.for([
  ['Centre for Governance and Public Accountability (CGPA)', '2017-06-20-cgpa.yaml'],
  ['Société civile – Lahore', '2017-06-20-societe-civile-lahore.yaml'],
  ['احتساب لیب', '2017-06-20-comment.yaml'],
  [
    'The Federation of All Associations for Openness in Every District',
    '2017-06-20-the-federation-of-all-associations.yaml',
  ],
  ['x'.repeat(300), `2017-06-20-${'x'.repeat(40)}.yaml`],
] as const)('%s is the file %s', async ([from, file]) => {
  const { nap, list } = partOfPlan()
  const rest = ['--about', 'whole-plan', '--received-on', '2017-06-20', '--text', 'Well done.']
  const { exitCode } = await nap('new', 'comment', '--via', 'letter', '--from', from, ...rest)
  expect(exitCode).toBe(0)
  expect(list('plan/comments')).toContain(file)
})

test.for([
  ['citizens-budget.end_date', 'commitment: citizens-budget\n  field: /end_date\n'],
  [
    'citizens-budget.milestones.radio-reading.lead',
    'commitment: citizens-budget\n  field: /milestones/radio-reading/lead\n',
  ],
  ['citizens-budget.ogp_values.civic_participation', 'field: /ogp_values/civic_participation\n'],
  ['introduction', 'chapter: introduction\n'],
  ['whole plan', 'chapter: whole-plan\n'],
  ['The plan as a whole', 'chapter: whole-plan\n'],
  ['Development process', 'chapter: development-process\n'],
  [
    'a public directory of free legal aid, and figures on who receives it',
    'commitment: legal-aid\n',
  ],
  // Filed under this name; a decision has joined it to another.
  ['open-data', 'commitment: open-data\n'],
] as const)('a comment may be about %s', async ([about, written]) => {
  const { nap, read } = planCopy()
  const rest = ['--received-on', '2017-06-20', '--text', 'Good.']
  expect(await nap(...lab, '--about', about, ...rest)).toMatchObject({ exitCode: 0 })
  expect(read('plan/comments/2017-06-20-accountability-lab.yaml')).toContain(written)
  expect((await nap('validate')).exitCode).toBe(0)
})

test('the words of a letter are taken as they are', async () => {
  const { nap, read, put } = partOfPlan()
  put('letter.txt', 'Dear all,\r\n\r\n- one: two\r\n- اردو\r\n')
  await nap(...onBudget, '--text-file', 'letter.txt')
  expect(read('plan/comments/2017-06-20-accountability-lab.yaml')).toContain(
    'text: |\n  Dear all,\n\n  - one: two\n  - اردو\n',
  )
})

test('the day may be written as people do', async () => {
  const { nap, list } = partOfPlan()
  const words = [...onBudget.slice(0, -1), '14 June 2017', '--text', 'Good.']
  const { err, exitCode } = await nap(...words)
  expect(exitCode).toBe(0)
  expect(err).toContain('“14 June 2017” taken as 2017-06-14.\n')
  expect(list('plan/comments')).toContain('2017-06-14-accountability-lab.yaml')
})

test('words can be piped in', () => {
  const { top, read } = partOfPlan()
  const program = join(import.meta.dirname, '../../bin/nap.js')
  const { status } = spawnSync(
    process.execPath,
    [program, ...onBudget.slice(0), '--text-file', '-'],
    { cwd: top, input: 'Said in a mail.\n' },
  )
  expect(status).toBe(0)
  expect(read('plan/comments/2017-06-20-accountability-lab.yaml')).toContain(
    'text: Said in a mail.\n',
  )
})

describe('what cannot be written is refused, and nothing is written', () => {
  const words = ['--text', 'Good.'] as const
  const cases: readonly (readonly [name: string, line: readonly string[], says: string])[] = [
    ['no flag', ['new', 'comment'], 'needs --from, --about, --via and --text or --text-file.'],
    ['one flag short', [...lab, ...words], 'nap still needs --about.'],
    ['a kind that is none', ['new', 'comments'], 'Did you mean “comment”?'],
    [
      'a slip in the commitment',
      [...lab, ...words, '--about', 'citizen-budget'],
      'Did you mean “citizens-budget”?',
    ],
    [
      'a slip in the field',
      [...lab, ...words, '--about', 'citizens-budget.enddate'],
      'Did you mean “end_date”?',
    ],
    [
      'a slip in the milestone',
      [...lab, ...words, '--about', 'citizens-budget.milestones.first-editon'],
      'There is no milestone “first-editon”. Nothing was written.\nDid you mean “first-edition”?',
    ],
    [
      'a slip in a group of fields',
      [...lab, ...words, '--about', 'citizens-budget.ogp_values.civic'],
      'There is no field of “ogp_values” called “civic”.',
    ],
    [
      'a field of a text',
      [...lab, ...words, '--about', 'citizens-budget.title.end'],
      'The field “title” has no further fields.',
    ],
    [
      'a field of a chapter',
      [...lab, ...words, '--about', 'introduction.title'],
      'There is no commitment “introduction”.',
    ],
    ['a day to come', [...onBudget.slice(0, -1), '2090-05-31', ...words], 'is still to come'],
    [
      'a day to come as an answer',
      [...lab, '--about', 'citizens-budget', '--set', 'received_on=2090-05-31', ...words],
      'The day 2090-05-31 is still to come',
    ],
    ['no day', [...onBudget.slice(0, -1), '31.6.2017', ...words], 'There is no day “31.6.2017”'],
    ['no number', [...onBudget, ...words, '--votes', 'many'], '“many” is not a number of votes.'],
    ['no words', [...onBudget, '--text', ' '], 'There is nothing in --text.'],
    ['words twice', [...onBudget, ...words, '--text-file', 'x'], 'The words are given twice'],
    [
      'no such file',
      [...onBudget, '--text-file', 'x.txt'],
      '/x.txt”. Nothing was written.\nCheck how its name and its folder are written.',
    ],
    [
      'hidden characters',
      [...onBudget, '--text', 'a\u202eb'],
      'would have an error, so nothing was written. There is a hidden character',
    ],
    [
      'a book',
      [...onBudget, '--text', 'word '.repeat(3000)],
      '“Comment” is longer than 10000 characters.',
    ],
  ]
  test.for(cases)('%s', async ([, line, says]) => {
    const { nap, list } = partOfPlan()
    const before = list('plan/comments')
    const { out, err, exitCode } = await nap(...line)
    expect(err).toContain(says)
    expect(exitCode).toBeGreaterThan(0)
    expect(out).toBe('')
    expect(list('plan/comments')).toEqual(before)
  })
})

test('the schema stands where plan.yaml says', async () => {
  const { nap, read, put } = partOfPlan()
  const address = 'https://example.org/nap/'
  put('plan/plan.yaml', read('plan/plan.yaml').replace('$schema=../schemas/', `$schema=${address}`))
  await nap(...onBudget, '--text', 'Good.')
  expect(read('plan/comments/2017-06-20-accountability-lab.yaml')).toContain(
    `$schema=${address}comment.schema.json\n`,
  )
})

test('a comment can be about a thematic area, and stands before the commitments of its chapter', async () => {
  const copy = partOfPlan()
  const words = ['--from', 'Press Club', '--via', 'email', '--text', 'More on journalists.']
  const made = await copy.nap('new', 'comment', '--about', 'Access to Information', ...words)
  expect(made).toMatchObject({ exitCode: 0 })
  await copy.nap('compile', '--to', 'md')
  const annex = copy.read('out/nap.md').split('What we heard, what we did').at(-1) ?? ''
  expect(annex).toContain('### 2 Access to Information\n\n- **Press Club**')
})

test('a comment may be about what stands in a list within a milestone', async () => {
  const { nap, read } = planCopy()
  const about = 'public-services-on-time.milestones.all-districts.indicators'
  const said = [...lab, '--received-on', '2017-06-20', '--text', 'Why not all?', '--about'] as const
  const { exitCode } = await nap(...said, `${about}.answered-in-time.target`)
  expect(exitCode).toBe(0)
  expect(read('plan/comments/2017-06-20-accountability-lab.yaml')).toContain(
    'field: /milestones/all-districts/indicators/answered-in-time/target\n',
  )
  expect((await nap(...said, `${about}.answered-in-tine`)).err).toContain(
    'There is no indicator “answered-in-tine”. Nothing was written.\nDid you mean “answered-in-time”?',
  )
})
