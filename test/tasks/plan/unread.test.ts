import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { partOfPlan } from '../../support/plan-copy.ts'

const file = 'plan/submissions/sindh/open-data-portal.yaml'
const sentence = `Sindh’s file ${file} cannot be read, so its answers are missing here; nap validate says why.`

function withOpenQuotation(broken = file) {
  const copy = partOfPlan()
  copy.put(broken, copy.read(broken).replace(/^title: /m, 'title: "'))
  return copy
}

const flat = (text: string) => text.replaceAll(/\s+/g, ' ')

describe('whose file cannot be read is told', () => {
  test.each([
    [['why', 'open-data-portal']],
    [['why', 'open-data-portal.end_date']],
    [['why', 'open-data-portal.milestones']],
    [['merge', '--dry-run']],
    [['resolve', '--list']],
    [['resolve', 'open-data-portal', '--list']],
    [['resolve', 'open-data-portal', '--about', 'end_date', '--list']],
    [['compile', '--to', 'md', '--dry-run']],
    [['status', '--on', '2017-06-15']],
    [['agenda', '--on', '2017-06-15']],
  ])('by nap %s', async (words) => {
    const { nap } = withOpenQuotation()
    expect(flat((await nap(...words)).out)).toContain(sentence)
    expect(JSON.parse((await nap(...words, '--json')).out).unreadable).toEqual([
      { file, institution: 'sindh', commitment: 'open-data-portal' },
    ])
  })

  test('on the printed agenda', async () => {
    const { nap, read } = withOpenQuotation()
    await nap('agenda', '--on', '2017-06-15', '--to', 'md')
    expect(read('out/agenda.md')).toContain('Files that could not be read')
  })

  test('in place of “there is no such commitment”', async () => {
    const broken = 'plan/submissions/law-and-justice-division/legal-aid.yaml'
    const { nap } = withOpenQuotation(broken)
    const { err, exitCode } = await nap('why', 'legal-aid')
    expect(err).toBe(
      `Nothing that can be read is filed for the commitment “legal-aid”.\nLaw & Justice’s file ${broken} cannot be read, so its answers are missing here; nap validate says why.\n`,
    )
    expect(exitCode).toBe(1)
  })
})

test.each([[['why', 'citizens-budget']], [['resolve', 'citizens-budget', '--list']]])(
  'a file on another commitment is no matter of nap %s',
  async (words) => {
    const { nap } = withOpenQuotation()
    expect((await nap(...words)).out).not.toContain('cannot be read')
    expect(JSON.parse((await nap(...words, '--json')).out).unreadable).toEqual([])
  },
)

test('decisions that cannot be read are missing as decisions', async () => {
  const { nap, put } = partOfPlan()
  put('plan/decisions/legal-aid.yaml', 'decisions: [ {drop: /milestones/x}\n')
  expect(flat((await nap('why', 'legal-aid')).out)).toContain(
    'The file plan/decisions/legal-aid.yaml cannot be read, so its decisions are missing here; nap validate says why.',
  )
})

test('of many files, the first are named', async () => {
  const { nap, put, list } = partOfPlan()
  for (const name of list('plan/submissions/sindh')) {
    put(`plan/submissions/sindh/${name}`, 'title: "open\n')
  }
  for (const name of list('plan/comments')) put(`plan/comments/${name}`, 'text: "open\n')
  const { out } = await nap('merge', '--dry-run')
  expect(out.match(/cannot be read, so/g)).toHaveLength(5)
  expect(out).toMatch(/^\d+ more files cannot be read; nap validate names them\.$/m)
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a file that may not be opened is told of like one that cannot be read (not as root, who may open any)',
  async () => {
    const { nap, top } = partOfPlan()
    chmodSync(join(top, file), 0)
    expect(flat((await nap('why', 'open-data-portal')).out)).toContain(sentence)
  },
)

test.skipIf(process.platform === 'win32')(
  'a link in the place of a file is told of like a file that cannot be read (not on Windows)',
  async () => {
    const { nap, top, remove } = partOfPlan()
    remove(file)
    symlinkSync('/dev/null', join(top, file))
    expect(flat((await nap('why', 'open-data-portal')).out)).toContain(sentence)
  },
)

test.skipIf(process.platform === 'win32')(
  'the printed agenda counts the same files as the one on the screen (not on Windows)',
  async () => {
    const { nap, top, read, remove } = withOpenQuotation()
    const other = 'plan/submissions/sindh/submission.yaml'
    remove(other)
    symlinkSync('/dev/null', join(top, other))
    const { out } = await nap('agenda', '--on', '2017-06-15', '--to', 'md', '--json')
    expect(JSON.parse(out).unreadable).toHaveLength(2)
    expect(read('out/agenda.md')).toContain('what they say is missing here: 2')
  },
)

test('an answer that cannot be used is not told as none', async () => {
  const { nap, read, put } = partOfPlan()
  const legalAid = 'plan/submissions/law-and-justice-division/legal-aid.yaml'
  put(legalAid, read(legalAid).replace(/^end_date: .*$/m, 'end_date: 2018-02-30'))
  expect((await nap('why', 'legal-aid.end_date')).out).toContain(
    'What Law & Justice wrote here cannot be used; nap validate says why.',
  )
  expect((await nap('why', 'legal-aid.contact')).out).not.toContain('cannot be used')
})
