import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workspace } from './support/workspace.ts'

const pair = ['development-scheme-register', 'development-scheme-tracking'] as const

async function planWith(files: Readonly<Record<string, string>> = {}) {
  const { top, nap } = await workspace()
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(top, 'plan', file, '..'), { recursive: true })
    writeFileSync(join(top, 'plan', file), text)
  }
  const read = (file: string) => readFileSync(join(top, 'plan', file), 'utf8')
  const duplicates = async () =>
    JSON.parse((await nap(['duplicates', '--json'])).out).duplicates.map(
      ({ a, b }: { a: { commitment: string }; b: { commitment: string } }) => [
        a.commitment,
        b.commitment,
      ],
    )
  return { nap, read, duplicates }
}

const because = ['--reason', 'So it was agreed', '--on', '2017-06-15']

test('as JSON a pair has everything that is needed to decide', async () => {
  const { nap } = await planWith()
  const { version, duplicates } = JSON.parse((await nap(['duplicates', '--json'])).out)
  expect(version).toBe(1)
  expect(duplicates).toMatchObject([
    {
      a: {
        commitment: pair[0],
        number: '1.4',
        from: ['Balochistan'],
        problem: expect.stringContaining('44 per cent'),
        file: 'plan/submissions/balochistan/development-scheme-register.yaml',
      },
      b: { commitment: pair[1], description: expect.stringContaining('ترقیاتی منصوبے') },
      shared: expect.arrayContaining(['development schemes']),
    },
  ])
})

test('a decision is added to those that are there, and no other byte changes', async () => {
  const before = `# kept by hand
decisions:
- about: /end_date   # why not
  value: 2019-05-31
  reason: The assembly sits in May.
  decided_by: Meeting
  decided_on: 2017-06-10
`
  const { nap, read, duplicates } = await planWith({ [`decisions/${pair[0]}.yaml`]: before })
  await nap(['duplicates', '--different', ...pair, ...because])
  expect(read(`decisions/${pair[0]}.yaml`)).toBe(
    `${before}- different_from: ${pair[1]}
  reason: So it was agreed
  decided_by: Economic Affairs Division
  decided_on: 2017-06-15
`,
  )
  expect(await duplicates()).toEqual([])
})

test('everybody’s contribution to the first goes with it, and decisions on it are not forgotten', async () => {
  const { nap, read, duplicates } = await planWith({
    [`submissions/sindh/${pair[1]}.yaml`]: 'supporting_agencies: [sindh]\n',
    [`decisions/${pair[1]}.yaml`]:
      'decisions:\n  - {about: /end_date, take: punjab, reason: Time, decided_by: Meeting, decided_on: 2017-06-10}\n',
  })
  const { err } = await nap(['duplicates', '--join', pair[1], '--into', pair[0], ...because])
  expect(err).toContain(`plan/decisions/${pair[1]}.yaml no longer count`)
  const written = read(`decisions/${pair[0]}.yaml`)
  expect(written.match(/institution: (\S+)\n +filed_as: (\S+)/g)).toHaveLength(2)
  expect(await duplicates()).toEqual([])
  const { commitments } = JSON.parse((await nap(['merge', '--dry-run', '--json'])).out)
  const joined = commitments.find(({ id }: { id: string }) => id === pair[0])
  expect(joined.contributors.toSorted()).toEqual(['balochistan', 'punjab', 'sindh'])
})

test('what was told apart is not joined by the way', async () => {
  const { nap, read } = await planWith()
  await nap(['duplicates', '--different', ...pair, ...because])
  const { err, exitCode } = await nap([
    'duplicates',
    '--join',
    pair[1],
    '--into',
    pair[0],
    ...because,
  ])
  expect(exitCode).toBe(2)
  expect(err).toContain('Nothing was written.')
  expect(read(`decisions/${pair[0]}.yaml`)).not.toContain('join')
})

test('a commitment under a new name keeps its decisions where they were', async () => {
  const { nap, read, duplicates } = await planWith({
    [`decisions/${pair[0]}.yaml`]:
      'decisions:\n  - {rename: scheme-register, reason: Shorter, decided_by: Meeting, decided_on: 2017-06-10}\n',
  })
  expect(await duplicates()).toEqual([[pair[1], 'scheme-register']])
  await nap(['duplicates', '--different', pair[1], 'scheme-register', ...because])
  expect(read(`decisions/${pair[1]}.yaml`)).toContain(`different_from: ${pair[0]}\n`)
  expect(await duplicates()).toEqual([])
})

test.for([
  ['--different', pair[0]],
  [pair[1]],
  ['--into', pair[0]],
  ['--join', pair[1], '--into', pair[0], '--different', pair[0]],
  ['--reason', 'So'],
])('nothing is written where it is not clear what is meant: %s', async (words) => {
  const { nap } = await planWith()
  const { err, out, exitCode } = await nap(['duplicates', ...words, '--reason', 'Test'])
  expect(exitCode).toBe(2)
  expect(out).toBe('')
  expect(err).toContain('Nothing was written.')
})
