import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { temporaryFolder } from '../../record/support.ts'
import { atTerminal, keys } from '../../support/keyboard.ts'

const planIn = (top: string) => parse(readFileSync(join(top, 'plan/plan.yaml'), 'utf8'))

test.skipIf(process.platform === 'win32')('at a terminal it asks (not on Windows)', async () => {
  const top = temporaryFolder()
  const { enter } = keys
  const { exitCode } = await atTerminal(
    top,
    ['init'],
    [
      ['Country', `GH${enter}`],
      ['Which years', `soon${enter}`],
      ['Write its first and last year', `${'\u007f'.repeat(4)}2026-07 to 2028-06${enter}`],
      ['Which office', enter],
      ['Thematic areas', enter],
    ],
  )
  expect(exitCode).toBe(0)
  expect(planIn(top)).toMatchObject({
    country: 'Ghana',
    country_code: 'GH',
    period: { start: '2026-07-01', end: '2028-06-30' },
    secretariat: 'open-government-secretariat',
  })
})

test.skipIf(process.platform === 'win32')(
  'a period that OGP does not know is asked about (not on Windows)',
  async () => {
    const { enter, down } = keys
    const top = temporaryFolder()
    const { screen } = await atTerminal(
      top,
      ['init', '--country', 'KE'],
      [
        ['Which years', `2020-2050${enter}`],
        ['That is 31 years. OGP’s action plans last two or four years.', enter],
        ['Which years', `July 2026 to June 2031${enter}`],
        ['That is 5 years.', down],
        ['❯ Yes', enter],
        ['Which office', enter],
        ['Thematic areas', enter],
      ],
    )
    expect(screen).not.toContain('never seen')
    expect(planIn(top).period).toEqual({ start: '2026-07-01', end: '2031-06-30' })
  },
)

test.skipIf(process.platform === 'win32')(
  'questions are broken between words (not on Windows)',
  async () => {
    const { enter } = keys
    const office = 'Ministry of Planning, Development and Special Initiatives of the Republic'
    const { screen } = await atTerminal(
      temporaryFolder(),
      ['init'],
      [
        ['Country (its name, or its code of two letters):', `Kenia${enter}`],
        ['❯ Yes, Kenya', enter],
        ['Which years', `soon${enter}`],
        ['> Write its first', `${'\u007f'.repeat(4)}2026-2027${enter}`],
        ['(Open Government Secretariat)', `${office}${enter}`],
        ['Thematic areas', keys.interrupt],
      ],
      60,
    )
    expect(screen).not.toContain('never seen')
    for (const lines of [
      '? Which years does the plan cover? (2026-2027, or July 2026\n  to June 2028)',
      '> Write its first and last year (2026-2027), month (2026-07\n  to 2028-06, or July 2026 to June 2028) or day (2026-07-01\n  to 2028-06-30).',
      'Which office compiles the plan? \n  Ministry of Planning, Development and Special Initiatives\n  of the Republic',
      'Thematic areas, with “;” between them: \n  (Access to Information; Fiscal Openness; Public\n  Participation)',
    ]) {
      expect(screen).toContain(lines)
    }
  },
)

test.skipIf(process.platform === 'win32')(
  'at a terminal it asks about what may mean two things (not on Windows)',
  async () => {
    const top = temporaryFolder()
    const { enter, down } = keys
    const { screen, exitCode } = await atTerminal(
      top,
      ['init'],
      [
        ['Country', `Kenia${enter}`],
        ['❯ Yes, Kenya', enter],
        ['Which years', `2026-28${enter}`],
        ['It covers 2026-01-01 to 2028-12-31.', ''],
        ['Which office', enter],
        ['Thematic areas', `Open Data, Water, Energy${enter}`],
        ['❯ 3: “Open Data”, “Water”, “Energy”', down],
        ['❯ One', '\u001b[A'],
        ['❯ 3:', enter],
      ],
    )
    expect(screen).not.toContain('never seen')
    expect(exitCode).toBe(0)
    const plan = planIn(top)
    expect(plan).toMatchObject({ country: 'Kenya', country_code: 'KE' })
    expect(plan.themes.map(({ name }: { name: string }) => name)).toEqual([
      'Open Data',
      'Water',
      'Energy',
    ])
  },
)
