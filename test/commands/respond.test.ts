import { describe, expect, test } from 'vitest'
import { partOfPlan, planCopy } from '../support/plan-copy.ts'

const waiting = 'plan/comments/2017-06-14-cgpa.yaml'
const answer = ['--disposition', 'not_accepted', '--reason', 'It is too late.'] as const
const onDay = ['--on', '2017-06-21'] as const

test('an answer is written below the comment, and every other byte stays', async () => {
  const { nap, read } = partOfPlan()
  const before = read(waiting)
  const done = await nap('respond', '14-cgpa', ...answer, ...onDay, '--commitment', 'legal-aid')
  expect(done).toMatchObject({
    out: `wrote ${waiting}\n`,
    err: 'Next: bring the plan up to date, with nap compile\n',
    exitCode: 0,
  })
  expect(read(waiting)).toBe(
    `${before}response:\n  disposition: not_accepted\n  reason: It is too late.\n  decided_on: 2017-06-21\n  commitment: legal-aid\n`,
  )
  expect((await nap('validate')).out).not.toContain('comment-has-a-response')
})

test('a file from Windows stays one', async () => {
  const { nap, read, put } = partOfPlan()
  const before = `\ufeff${read(waiting).replaceAll('\n', '\r\n')}`
  put(waiting, before)
  // As somebody names it there.
  await nap('respond', 'plan\\comments\\2017-06-14-cgpa.yaml', ...answer, ...onDay)
  expect(read(waiting)).toBe(
    `${before}response:\r\n  disposition: not_accepted\r\n  reason: It is too late.\r\n  decided_on: 2017-06-21\r\n`,
  )
})

test('an answer stands until somebody says that it is to be replaced', async () => {
  const { nap, read } = partOfPlan()
  const name = '2017-06-13-cgpa'
  const file = `plan/comments/${name}.yaml`
  const before = read(file)
  expect(await nap('respond', name, ...answer, ...onDay)).toMatchObject({
    out: '',
    err: `The comment “${name}” has an answer already (accepted, 2017-06-14). Nothing was written.\nTo put yours in its place, add --replace.\n`,
    exitCode: 2,
  })
  expect(read(file)).toBe(before)
  await nap('respond', name, ...answer, ...onDay, '--replace')
  expect(read(file)).toContain('disposition: not_accepted')
  expect(read(file)).not.toContain('disposition: accepted')
  expect(read(file).split('response:')[0]).toBe(before.split('response:')[0])
})

test('an answer of the wrong form is not overwritten either', async () => {
  const { nap, read, put } = partOfPlan()
  put(waiting, `${read(waiting)}response:\n  reason: We think so\n`)
  const { err } = await nap('respond', '14-cgpa', ...answer)
  expect(err).toContain('has an answer already, which has the wrong form.')
  const { out } = await nap('validate')
  expect(out).not.toContain('has no answer yet.')
  expect(await nap('respond', '14-cgpa', ...answer, '--replace')).toMatchObject({ exitCode: 0 })
})

describe('what cannot be answered is refused, and nothing is written', () => {
  const cases: readonly (readonly [name: string, line: readonly string[], says: string])[] = [
    ['nothing', [], 'needs the name of the comment, --disposition and --reason.'],
    [
      'only the comment',
      ['14-cgpa'],
      'Say what becomes of it with --disposition, and why with --reason "…": accepted, accepted in part (accepted_in_part), already in place (already_in_place), under consideration (under_consideration), not accepted (not_accepted) or another agency (another_agency).',
    ],
    [
      'an unknown comment, and nothing else',
      ['2017-06-14-cpga'],
      'Did you mean “2017-06-14-cgpa”?',
    ],
    ['no reason', ['14-cgpa', '--disposition', 'accepted'], 'nap still needs --reason.'],
    ['an empty reason', ['14-cgpa', ...answer.slice(0, 2), '--reason', ' '], 'reason is empty'],
    ['a disposition of one’s own', ['14-cgpa', '--disposition', 'maybe'], 'accepted_in_part'],
    ['a name of two', ['cgpa', ...answer], 'Choose one: 2017-06-13-cgpa or 2017-06-14-cgpa.'],
    ['a slip', ['2017-06-14-cgap', ...answer], 'Did you mean “2017-06-14-cgpa”?'],
    ['an empty name', ['', ...answer], 'There is no comment “”.'],
    [
      'a commitment that is none',
      ['14-cgpa', ...answer, '--commitment', 'legal-aids'],
      'Did you mean “legal-aid”?',
    ],
    ['a day to come', ['14-cgpa', ...answer, '--on', '2090-02-28'], '2090-02-28 is still to come'],
    ['no day', ['14-cgpa', ...answer, '--on', '2017-02-30'], 'There is no day “2017-02-30”'],
  ]
  test.for(cases)('%s', async ([, words, says]) => {
    const { nap, read, list } = partOfPlan()
    const all = () => list('plan/comments').map((file) => read(`plan/comments/${file}`))
    const before = all()
    const { out, err, exitCode } = await nap('respond', ...words)
    expect(err).toContain(says)
    expect({ out, exitCode }).toEqual({ out: '', exitCode: 2 })
    expect(all()).toEqual(before)
  })

  test('a file that cannot be read', async () => {
    const { nap, put } = partOfPlan()
    put(waiting, 'from: "open\n')
    const { err, exitCode } = await nap('respond', '2017-06-14-cgpa', ...answer)
    expect(err).toContain('The comment “2017-06-14-cgpa” cannot be read. Nothing was written.')
    expect(exitCode).toBe(1)
  })

  test('a file that has another fault', async () => {
    const { nap, read, put } = partOfPlan()
    const before = read(waiting).replace('via: email', 'via: pigeon')
    put(waiting, before)
    const { err, exitCode } = await nap('respond', '14-cgpa', ...answer)
    expect(err).toContain('would have an error, so nothing was written. “pigeon” is not a choice')
    expect(exitCode).toBe(1)
    expect(read(waiting)).toBe(before)
  })
})

test('a long reason is written as people write, and means the same', async () => {
  const { nap, read } = partOfPlan()
  const reason =
    'The review of the first year is part of it, 2. and - as agreed - it stays. '.repeat(4)
  await nap('respond', '14-cgpa', '--disposition', 'accepted', '--reason', reason, ...onDay)
  expect(read(waiting)).toContain('  reason: |\n    The review of the first year')
  const { out } = await nap('respond', '--json')
  const { comments } = JSON.parse(out)
  const written: string = comments.find(({ id }: { id: string }) => id === '2017-06-14-cgpa')
    .response.reason
  expect(written.replaceAll(/\s+/g, ' ').trim()).toBe(reason.trim())
})

test('the list shows who waits', async () => {
  const { nap } = partOfPlan()
  const { out } = await nap('respond', '--list')
  expect(out.split('\n').map((line) => line.slice(0, 96))).toMatchInlineSnapshot(`
    [
      "Without an answer: 1",
      "  2017-06-14-cgpa",
      "      Centre for Governance and Public Accountability (CGPA) on open-data-portal.title: Of the t",
      "",
      "Answered: 3",
      "  2017-06-13-accountability-lab",
      "      Accountability Lab on citizens-budget.milestones.tested-draft: Illustrative text and date,",
      "      accepted in part, 2017-06-14: Recordings for radio are in the plan: in Urdu and three furt",
      "  2017-06-13-cgpa",
      "      Centre for Governance and Public Accountability (CGPA) on key-budget-documents.end_date: I",
      "      accepted, 2017-06-14: The end date stays at 31 December 2018, so that the review of the fi",
      "  2017-06-14-accountability-lab",
      "      Accountability Lab on whole plan: The chapter on the disclosure of public officials’ asset",
      "      under consideration, 2017-06-14: The Establishment Division leads this chapter, and nothin",
      "",
    ]
  `)
  const { version, comments } = JSON.parse((await nap('respond', '--list', '--json')).out)
  expect(version).toBe(1)
  expect(
    comments.map(({ id, answered }: { id: string; answered: boolean }) => [id, answered]),
  ).toEqual([
    ['2017-06-13-accountability-lab', true],
    ['2017-06-13-cgpa', true],
    ['2017-06-14-accountability-lab', true],
    ['2017-06-14-cgpa', false],
  ])
})

test('a comment is a warning while it waits, and an error in the final plan', async () => {
  const { nap } = partOfPlan()
  const severities = async (stage: string) => {
    const { out } = await nap('validate', '--json', '--stage', stage)
    const { diagnostics } = JSON.parse(out)
    return diagnostics
      .filter(({ rule }: { rule: string }) => rule === 'comment-has-a-response')
      .map(({ severity }: { severity: string }) => severity)
  }
  expect(await severities('draft')).toEqual(['warning'])
  expect(await severities('final')).toEqual(['error'])
})

test('the status counts comments and answers', async () => {
  const { nap, remove } = partOfPlan()
  expect((await nap('status', '--on', '2017-06-15')).out).toContain(
    '4 comments received, 3 answered\n',
  )
  const { counts } = JSON.parse((await nap('status', '--json')).out)
  expect(counts).toMatchObject({ comments: 4, commentsAnswered: 3 })
  remove('plan/comments')
  expect((await nap('status')).out).not.toContain('comment')
  expect((await nap('respond', '--list')).out).toBe('No comment has been received.\n')
})

describe('a proposed text is put', () => {
  const put = ['respond', '2017-06-20-lab', '--put', '--disposition', 'accepted'] as const
  const why = ['--reason', 'It is right.', ...onDay] as const
  const proposing = (field: string, proposal: string) =>
    `from: Lab\nreceived_on: 2017-06-20\nvia: email\nabout:\n  commitment: public-services-on-time\n  field: ${field}\ntext: Say more.\nproposal: ${proposal}\n`

  test('into the indicator of whoever gave that, though others have its milestone', async () => {
    const { nap, read, put: written } = planCopy()
    const own = 'plan/submissions/punjab/public-services-on-time.yaml'
    const text = `milestones:
  - id: all-districts
    indicators:
      - id: complaints-settled
        text: Complaints that were settled
`
    written(own, text)
    const field = '/milestones/all-districts/indicators/complaints-settled/target'
    written('plan/comments/2017-06-20-lab.yaml', proposing(field, 'Half of them'))
    expect((await nap(...put, ...why)).err).toContain('“Target” of “complaints-settled”')
    expect(read(own)).toBe(`${text}        target: Half of them\n`)
  })

  test('over a list of groups, which is said in words', async () => {
    const { nap, read, put: written } = planCopy()
    const own = 'plan/submissions/khyber-pakhtunkhwa/public-services-on-time.yaml'
    const link = 'links:\n  - label: The Act\n    address: https://www.example.org/act\n'
    written(own, read(own) + link)
    const proposal = 'https://www.example.org/act-2014'
    written('plan/comments/2017-06-20-lab.yaml', proposing('/links', proposal))
    expect((await nap(...put, ...why)).err).toContain(
      'is today: “The Act, https://www.example.org/act”.',
    )
    expect((await nap(...put, ...why, '--anyway')).exitCode).toBe(0)
    expect(read(own)).toContain(`links:\n  - address: ${proposal}\n`)
  })
})
