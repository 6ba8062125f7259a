import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { atTerminal, keys } from '../support/keyboard.ts'
import { workspace } from '../support/workspace.ts'

const { down, enter, interrupt } = keys
const words = ['new', 'commitment', '--institution', 'sindh'] as const
const kept = 'plan/.nap.answers-commitment.yaml'
const later = ['Leave it for later', enter] as const

describe.skipIf(process.platform === 'win32')('whoever is stopped loses no answer', () => {
  test('the next run goes on where it was stopped', async () => {
    const { top, run } = await workspace()
    const stopped = await atTerminal(top, words, [
      ['Name of the commitment', `Open procurement${enter}`],
      ['Thematic area', enter],
      ['Level', enter],
      ['Lead implementing agency', enter],
      ['Supporting agencies (', `punjab${enter}`],
      ['Other actors involved:', ''],
      later,
      ['Start date (', enter],
      ['End date (', `2019-06${enter}`],
      ['address (', enter],
      ['What is the commitment (', `A portal.${enter}`],
      ['public problem (', enter],
      later,
      later,
      ['(0 so far)', ''],
      ['❯ Leave it for later', down],
      ['❯ Write it now', enter],
      ['Milestone activity (', `Launch the portal${enter}`],
      ['Verifiable deliverable (', interrupt],
    ])
    expect(stopped.exitCode).toBe(130)
    expect(stopped.screen).toContain('Stopped. Nothing was written.')
    expect(stopped.screen).toContain(`What you answered is kept in ${kept}`)
    expect(stopped.screen).toContain('nap new commitment')
    expect(existsSync(join(top, 'plan/submissions/sindh/open-procurement.yaml'))).toBe(false)
    // It is no part of the plan, and no revision takes it in.
    await run('nap compile --to md')
    expect(await run('git status --short plan')).toBe(`?? ${kept}\n`)

    const { screen, exitCode } = await atTerminal(
      top,
      ['new', 'commitment'],
      [
        ['was not finished: “Open procurement” of sindh with', enter],
        ['Verifiable deliverable (', `A page of tenders${enter}`],
        ['Start date (', enter],
        ['End date (', enter],
        ['Deadline in words (', enter],
        ['Responsible', enter],
        ['Supporting (', enter],
        ['Id of it:', enter],
        ['(1 so far)', enter],
        later,
        ['Note (', enter],
        ['it never changes', enter],
      ],
    )
    expect(screen).not.toContain('never seen')
    expect(screen).not.toContain('Thematic area')
    expect(exitCode).toBe(0)
    expect(existsSync(join(top, kept))).toBe(false)
    const file = join(top, 'plan/submissions/sindh/open-procurement.yaml')
    expect(parse(readFileSync(file, 'utf8'))).toEqual({
      title: 'Open procurement',
      lead_implementing_agency: 'sindh',
      supporting_agencies: ['punjab'],
      end_date: '2019-06',
      commitment_description: 'A portal.',
      milestones: [
        {
          id: 'launch-the-portal',
          activity: 'Launch the portal',
          deliverable: 'A page of tenders',
        },
      ],
    })
  })

  test('whoever begins anew is asked everything again', async () => {
    const { top } = await workspace()
    await atTerminal(top, words, [
      ['Name of the commitment', `Open procurement${enter}`],
      ['Thematic area', interrupt],
    ])
    const { screen } = await atTerminal(top, words, [
      ['❯ Go on with its answers', down],
      ['❯ Begin anew', enter],
      ['Name of the commitment', interrupt],
    ])
    expect(screen).toContain('Stopped. Nothing was written.')
    expect(existsSync(join(top, kept))).toBe(false)
  })
})
