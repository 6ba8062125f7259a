import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { partOfPlan } from '../support/plan-copy.ts'

type Copy = ReturnType<typeof partOfPlan>

async function told(nap: Copy['nap'], words: string) {
  const { out, err, exitCode } = await nap('why', words, '--json')
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 })
  return JSON.parse(out)
}

const decided = 'reason: Agreed.\n    decided_by: OGP Cell\n    decided_on: 2017-06-16\n'

test('equal answers: every giver with file, line and day', async () => {
  const { nap, read, put } = partOfPlan()
  const punjab = 'plan/submissions/punjab/key-budget-documents.yaml'
  put(punjab, read(punjab).replace('end_date: 2018-06-30', 'end_date: 2018-12-31'))
  const { out } = await nap('why', 'key-budget-documents.end_date')
  expect(out).toMatch(
    /^ {4}Finance: plan\/submissions\/finance-division\/\S+:16, received 2017-06-12/m,
  )
  expect(out).toMatch(/^ {4}Punjab: plan\/submissions\/punjab\/\S+:2, received 2017-06-09 by/m)
  const { answers } = await told(nap, 'key-budget-documents.end_date')
  expect(answers).toMatchObject([
    { institution: 'finance-division', line: 16, received_on: '2017-06-12' },
    { institution: 'punjab', line: 2, received_on: '2017-06-09' },
  ])
})

test('a comment on a milestone is told with the milestone, and with each of its fields', async () => {
  const { nap } = partOfPlan()
  for (const words of [
    'milestones.tested-draft',
    'milestones.tested-draft.end_date',
    'milestones',
  ]) {
    const { comments } = await told(nap, `citizens-budget.${words}`)
    expect(comments).toMatchObject([{ about: { field: '/milestones/tested-draft' } }])
    expect((await nap('why', `citizens-budget.${words}`)).out).toContain(
      'Comment of Accountability Lab, 2017-06-13 on a form:',
    )
  }
  expect((await told(nap, 'citizens-budget.end_date')).comments).toEqual([])
  expect((await nap('why', 'citizens-budget')).out).toContain(
    'Comment 2017-06-13-accountability-lab of Accountability Lab on milestones.tested-draft: accepted',
  )
})

test('who has not agreed to be named is not named to programs', async () => {
  const { nap, read, put } = partOfPlan()
  const file = 'plan/comments/2017-06-13-cgpa.yaml'
  put(file, `${read(file)}person: {name: Somebody}\n`)
  const { out } = await nap('why', 'key-budget-documents.end_date', '--json')
  expect(out).not.toContain('Somebody')
})

test('a withdrawn commitment still tells every answer, and where it stands', async () => {
  const { nap, put } = partOfPlan()
  put('plan/decisions/laws-online.yaml', `decisions:\n  - withdraw: true\n    ${decided}`)
  const whole = await told(nap, 'laws-online')
  expect(whole).toMatchObject({
    version: 1,
    number: null,
    left_out: [{ about: null, line: 2, decided_by: 'OGP Cell', reason: 'Agreed.' }],
  })
  expect(whole.fields.length).toBeGreaterThan(10)
  expect(await told(nap, 'laws-online.end_date')).toMatchObject({
    state: 'left_out',
    value: null,
    given_by: [],
    answers: [{ institution: 'law-and-justice-division', line: 13 }],
  })
})

test('a commitment that was withdrawn twice over, and lost a milestone before, tells all of it', async () => {
  const { nap, put } = partOfPlan()
  put(
    'plan/decisions/open-data-portal.yaml',
    `decisions:\n  - drop: /milestones/licence\n    ${decided}  - withdraw: true\n    ${decided}  - withdraw: true\n    ${decided}`,
  )
  const { left_out, answers } = await told(nap, 'open-data-portal.milestones.licence.activity')
  expect(left_out.map(({ about, line }: { about: string; line: number }) => [about, line])).toEqual(
    [
      // The last decision is the one that counts.
      [null, 10],
      [null, 6],
      ['/milestones/licence', 2],
    ],
  )
  expect(answers).toMatchObject([{ institution: 'punjab', line: 44 }])
})

test('an id that led to two commitments names both', async () => {
  const { nap, put } = partOfPlan()
  const join = (institution: string) =>
    `decisions:\n  - join: {institution: ${institution}, filed_as: trade-information}\n    ${decided}`
  put('plan/decisions/laws-online.yaml', join('ministry-of-commerce'))
  put('plan/decisions/legal-aid.yaml', join('sindh'))
  const { err, exitCode } = await nap('why', 'trade-information')
  expect(exitCode).toBe(2)
  expect(err).toBe(
    'What was filed as “trade-information” belongs to 2 commitments now.\nName one of them: laws-online or legal-aid.\n',
  )
})

test('in a table no word of an Urdu text is cut in two', async () => {
  const { nap, read, put } = partOfPlan()
  const file = 'plan/submissions/law-and-justice-division/laws-online.yaml'
  const words =
    'وفاقی قوانین کی ویب سائٹ پر اشاعت اور تلاش کی سہولت شہریوں کے لیے ہر ضلع میں دستیاب ہو گی'
  put(file, read(file).replace(/^title: .*$/m, `title: ${words}`))
  const { out } = await nap('why', 'laws-online')
  const told =
    /^title +\S.*?(\p{Script=Arabic}.*)…$/mu.exec(out.replaceAll(/title\n/g, 'title '))?.[1] ?? ''
  expect(told.length).toBeGreaterThan(10)
  expect(words.split(' ')).toEqual(expect.arrayContaining(told.split(' ')))
})

test('an id between two renames leads to the commitment, with its revisions, its files and its comments', async () => {
  const { top, nap, put } = partOfPlan()
  const git = (...words: string[]) => execFileSync('git', words, { cwd: top })
  git('init', '--quiet')
  git('config', 'user.name', 'EAD')
  git('config', 'user.email', 'ead@example.org')
  const rename = (from: string, to: string) =>
    nap('resolve', from, '--rename', to, '--reason', 'A better name.', '--on', '2017-06-16')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'The first draft')
  for (const [from, to] of [
    ['laws-online', 'all-laws'],
    ['all-laws', 'federal-laws'],
  ] as const) {
    expect((await rename(from, to)).exitCode).toBe(0)
    await nap('compile', '--to', 'md', '--no-record')
    git('add', '--all')
    git('commit', '--quiet', '--message', to)
  }
  put('plan/submissions/punjab/all-laws.yaml', 'note: Provincial laws could follow.\n')

  const story = await told(nap, 'all-laws.title')
  expect(story).toMatchObject({
    commitment: 'federal-laws',
    moves: [{ from: 'all-laws', to: 'federal-laws' }],
  })
  const changes: { from: string | null; as: string | null }[] = story.history.revisions
  expect(changes.map(({ from, as }) => [from, as])).toEqual([[null, 'laws-online']])
  expect((await told(nap, 'laws-online')).moves).toMatchObject([
    { from: 'laws-online', to: 'all-laws' },
    { from: 'all-laws', to: 'federal-laws' },
  ])
  expect((await told(nap, 'federal-laws.note')).given_by).toMatchObject([
    { institution: 'law-and-justice-division' },
    { institution: 'punjab' },
  ])
  expect((await rename('legal-aid', 'all-laws')).err).toContain(
    '“all-laws” was the id of “federal-laws” before',
  )
})

test('no commitment gets an id that Windows cannot store', async () => {
  const { nap, list } = partOfPlan()
  const { err, exitCode } = await nap(
    'resolve',
    'legal-aid',
    '--rename',
    'con',
    '--reason',
    'Short.',
  )
  expect({ err, exitCode }).toEqual({
    err: expect.stringContaining('“con” cannot be an id. Nothing was written.'),
    exitCode: 2,
  })
  expect(list('plan/decisions')).not.toContain('legal-aid.yaml')
})

test('a comment without its giver is told as somebody’s', async () => {
  const { nap, put } = partOfPlan()
  put(
    'plan/comments/2017-06-15-letter.yaml',
    'received_on: 2017-06-15\nabout: {commitment: laws-online}\ntext: Good.\n',
  )
  expect((await nap('why', 'laws-online')).out).toMatch(
    /Comment\s+2017-06-15-letter\s+of\s+somebody/,
  )
})

test('what never was is refused as before', async () => {
  const { nap, put } = partOfPlan()
  put('plan/decisions/laws-online.yaml', `decisions:\n  - withdraw: true\n    ${decided}`)
  expect((await nap('why', 'laws-onlin')).err).toContain('There is no commitment')
  expect((await nap('why', 'laws-online.end_dat')).err).toContain('Did you mean “end_date”?')
})
