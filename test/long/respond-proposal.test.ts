import { describe, expect, test } from 'vitest'
import { planCopy } from '../support/plan-copy.ts'

const id = '2017-06-20-cgpa'

/** A plan with a comment that proposes a text. */
function withProposal(about: object, proposal: string, quotation?: string) {
  const copy = planCopy()
  const comment = {
    from: 'CGPA',
    received_on: '2017-06-20',
    via: 'email',
    about,
    text: 'Clearer so.',
    ...(quotation !== undefined && { quotation }),
    proposal,
  }
  const lines = Object.entries(comment).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)}\n`,
  )
  copy.put(`plan/comments/${id}.yaml`, lines.join(''))
  const answer = (...more: string[]) =>
    copy.nap('respond', id, '--reason', 'It is clearer.', '--on', '2017-06-21', ...more)
  return {
    ...copy,
    accept: (...more: string[]) => answer('--disposition', 'accepted', ...more),
    answer,
  }
}

const deliverable = { commitment: 'citizens-budget', field: '/milestones/reader-survey/end_date' }
const file = 'plan/submissions/finance-division/citizens-budget.yaml'
const endOfSurvey = (text: string) =>
  /- id: reader-survey[\s\S]*?end_date: (.+)/.exec(text)?.[1] ?? ''

describe('an accepted proposal', () => {
  test('goes into the answer of whoever gave it, and nothing else changes', async () => {
    const { read, accept } = withProposal(
      deliverable,
      '30 April 2018',
      endOfSurvey(planCopy().read(file)),
    )
    const before = read(file)
    const { out, err, exitCode } = await accept('--put')
    expect({ exitCode, out }).toEqual({
      exitCode: 0,
      out: `wrote plan/comments/${id}.yaml\nwrote ${file}\n`,
    })
    expect(err).toContain(
      'The proposed text is in the plan now: “End date” of “reader-survey”, in the contribution of Finance.',
    )
    const [was, is] = [before, read(file)].map((text) => text.split('\n'))
    const changed = is?.filter((line, index) => line !== was?.[index])
    expect(changed).toEqual(['    end_date: 2018-04-30'])
    expect(read(`plan/comments/${id}.yaml`)).toContain('commitment: citizens-budget')
  })

  test('and is told of the answer that it changed', async () => {
    const { nap, accept } = withProposal(
      deliverable,
      '30 April 2018',
      endOfSurvey(planCopy().read(file)),
    )
    await accept('--put')
    const { out } = await nap('why', 'citizens-budget.milestones.reader-survey.end_date')
    expect(out).toContain('Comment of CGPA, 2017-06-20 by e-mail')
    expect(out).toContain('It proposes the text: “30 April 2018”')
  })

  test('stays out of the plan until somebody puts it there', async () => {
    const { read, accept } = withProposal(deliverable, '30 April 2018')
    const before = read(file)
    const { err } = await accept()
    expect(err).toContain(
      'was not put into the plan: to put it there, answer again with --put --replace',
    )
    expect(read(file)).toBe(before)
  })

  test('goes over a text that was changed since only where that is wished', async () => {
    const { read, accept } = withProposal(deliverable, '30 April 2018', '2011-01-01')
    const before = read(file)
    const { err, exitCode } = await accept('--put')
    expect(exitCode).toBe(2)
    expect(err).toContain('The plan says something else by now than the proposal was made from.')
    expect(read(file)).toBe(before)
    expect(read(`plan/comments/${id}.yaml`)).not.toContain('response')
    expect((await accept('--put', '--anyway')).exitCode).toBe(0)
    expect(read(file)).toContain('end_date: 2018-04-30')
  })

  test('goes into a chapter, below its title', async () => {
    const chapter = 'plan/chapters/introduction.md'
    const [title, ...rest] = planCopy().read(chapter).split('\n\n')
    const { read, accept } = withProposal(
      { chapter: 'introduction' },
      'All new.',
      rest.join('\n\n'),
    )
    expect((await accept('--put')).exitCode).toBe(0)
    expect(read(chapter)).toBe(`${title}\n\nAll new.\n`)
  })

  test('goes into the summary of a thematic area', async () => {
    const { read, accept } = withProposal({ theme: 'fiscal-transparency' }, 'All new.')
    expect((await accept('--put')).exitCode).toBe(2)
    expect((await accept('--put', '--anyway')).exitCode).toBe(0)
    expect(read('plan/plan.yaml')).toMatch(/summary: (?:\|\n\s+)?All new\./)
  })
})

describe('a proposal is not put into the plan', () => {
  test.for([
    [
      'an answer that was decided',
      { commitment: 'key-budget-documents', field: '/end_date' },
      '30 June 2019',
      'was decided',
    ],
    ['what is no date', deliverable, 'soon', 'cannot be an answer'],
    [
      'a whole commitment',
      { commitment: 'citizens-budget' },
      'All new.',
      'does not say which field',
    ],
    ['the plan as a whole', { chapter: 'whole-plan' }, 'All new.', 'about the plan as a whole'],
    [
      'a list of milestones',
      { commitment: 'citizens-budget', field: '/milestones' },
      'More.',
      'no single answer',
    ],
  ] as const)('that is about %s', async ([, about, proposal, why]) => {
    const { accept, read } = withProposal(about, proposal)
    const { err, exitCode } = await accept('--put', '--anyway')
    expect(exitCode).toBe(2)
    expect(err).toContain(why)
    expect(read(`plan/comments/${id}.yaml`)).not.toContain('response')
  })

  test('that was not accepted', async () => {
    const { answer } = withProposal(deliverable, '30 April 2018')
    const { err, exitCode } = await answer('--disposition', 'not_accepted', '--put')
    expect([exitCode, err]).toEqual([
      2,
      expect.stringContaining('Only what is accepted is put into the plan.'),
    ])
  })
})

test('nap new comment takes the words that a comment is on, and what it proposes', async () => {
  const { nap, read, list } = planCopy()
  const { exitCode } = await nap(
    ...['new', 'comment', '--from', 'CGPA', '--about', 'citizens-budget.title', '--via', 'email'],
    ...['--received-on', '2017-06-20', '--text', 'Shorter.'],
    ...['--quotation', 'A citizens’ budget', '--proposal', 'A budget for citizens'],
  )
  expect(exitCode).toBe(0)
  const name = list('plan/comments').find((one) => one.startsWith(id)) ?? ''
  expect(read(`plan/comments/${name}`)).toContain('proposal: A budget for citizens')
})
