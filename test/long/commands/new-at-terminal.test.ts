import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { atTerminal, keys } from '../../support/keyboard.ts'
import { workspace } from '../../support/workspace.ts'

describe.skipIf(process.platform === 'win32')('at a terminal (not on Windows)', () => {
  const { down, enter, interrupt } = keys

  test('the questions of the schema are asked, and a wrong answer is asked again', async () => {
    const { top } = await workspace()
    const { screen, exitCode } = await atTerminal(
      top,
      ['new', 'consultation'],
      [
        ['Title', enter],
        ['This one is needed.', `Workshop in Quetta${enter}`],
        ['Date', `16 May${enter}`],
        ['is not written as a date', `${'\u007f'.repeat(6)}16th May, 2017${enter}`],
        ['“16th May, 2017” taken as 2017-05-16', ''],
        ['Until', `06/07/2017${enter}`],
        ['as 6 July 2017 and as 7 June 2017', `${'\u007f'.repeat(10)}2017-06-07${enter}`],
        ['Announced on', enter],
        ['Place', `Quetta${enter}`],
        ['❯ Leave it open', down],
        ['❯ in_person', enter],
        ['Attendance', enter],
        ['Organised by (', `EAD; Planning Department, Balochistan${enter}`],
        ['Participants (', enter],
        ['Summary (', enter],
        ['❯ Leave it open', enter],
      ],
    )
    expect(screen).toContain('wrote plan/consultations/2017-05-16-quetta.yaml')
    expect(exitCode).toBe(0)
    const text = readFileSync(join(top, 'plan/consultations/2017-05-16-quetta.yaml'), 'utf8')
    expect(parse(text)).toEqual({
      title: 'Workshop in Quetta',
      date: '2017-05-16',
      until: '2017-06-07',
      place: 'Quetta',
      mode: 'in_person',
      organised_by: ['EAD', 'Planning Department, Balochistan'],
    })
  })

  test('with some answers given, only what is needed is asked; Ctrl-C writes nothing', async () => {
    const { top, run } = await workspace()
    const words = [
      'new',
      'submission',
      'establishment-division',
      '--set',
      'signed_by=Joint Secretary',
    ]
    const stopped = await atTerminal(top, words, [['Received by', interrupt]])
    expect(stopped.exitCode).toBe(130)
    expect(stopped.screen).toContain('Stopped. Nothing was written.')
    expect(await run('git status --short')).toBe('')
    const { screen, exitCode } = await atTerminal(top, words, [['Received by', enter]])
    expect(screen).not.toContain('Note')
    expect(exitCode).toBe(0)
    const file = join(top, 'plan/submissions/establishment-division/submission.yaml')
    expect(parse(readFileSync(file, 'utf8'))).toMatchObject({
      received_via: 'email',
      signed_by: 'Joint Secretary',
      status: 'received',
    })
  })

  test('a commitment gets milestones one by one, and an id made from its title', async () => {
    const { top } = await workspace()
    const later = ['Leave it for later', enter] as const
    const { screen } = await atTerminal(
      top,
      ['new', 'commitment', '--institution', 'sindh'],
      [
        ['❯ A new commitment', enter],
        ['Name of the commitment', `Open procurement${enter}`],
        ['Thematic area', enter],
        ['Level', enter],
        ['Lead implementing agency', enter],
        ['Supporting agencies (', `punjb${enter}`],
        ['Did you mean', `${'\u007f'.repeat(5)}punjab; Finance${enter}`],
        ['“Finance” taken as finance-division', ''],
        ['Other actors involved:', ''],
        later,
        ['Start date (', enter],
        ['End date (', enter],
        ['address (', enter],
        ['What is the commitment (', enter],
        ['public problem (', enter],
        later,
        later,
        ['(0 so far)', ''],
        ['❯ Leave it for later', down],
        ['❯ Write it now', enter],
        ['Milestone activity (', `Launch the portal${enter}`],
        ['Verifiable deliverable (', enter],
        ['Start date (', enter],
        ['End date (', `2018-06${enter}`],
        ['Deadline in words (', enter],
        ['Responsible', enter],
        ['Supporting (', enter],
        ['(0 so far)', enter],
        ['Its id (', enter],
        ['(1 so far)', down],
        ['❯ Done', enter],
        later,
        ['Note (', enter],
        ['it never changes', enter],
      ],
    )
    expect(screen).not.toContain('never seen')
    const file = join(top, 'plan/submissions/sindh/open-procurement.yaml')
    expect(parse(readFileSync(file, 'utf8'))).toEqual({
      title: 'Open procurement',
      lead_implementing_agency: 'sindh',
      supporting_agencies: ['punjab', 'finance-division'],
      milestones: [{ id: 'launch-the-portal', activity: 'Launch the portal', end_date: '2018-06' }],
    })
  })

  test('a day to come is asked again where something has arrived', async () => {
    const { top } = await workspace()
    const words = ['new', 'submission', 'establishment-division']
    const { screen } = await atTerminal(top, words, [
      ['Received on', `${'\u007f'.repeat(10)}2090-05-31`],
      ['2090-05-31', enter],
      ['is still to come', interrupt],
    ])
    expect(screen).not.toContain('never seen')
  })

  test('of an institution, only what belongs to its level is asked', async () => {
    const { top } = await workspace()
    const { screen } = await atTerminal(
      top,
      ['new', 'institution'],
      [
        ['Name (', `Finance division${enter}`],
        ['is there already', `${'\u007f'.repeat(16)}Ministry of Water${enter}`],
        ['Short name (', `EAD${enter}`],
        ['is there already', `${'\u007f'.repeat(3)}Water${enter}`],
        ['❯ federal', enter],
        ['Leads the thematic area', interrupt],
      ],
    )
    expect(screen).not.toContain('never seen')
    expect(screen).not.toContain('Province')
    const provincial = await atTerminal(
      top,
      ['new', 'institution'],
      [
        ['❯ Go on with its answers', down],
        ['❯ Begin anew', enter],
        ['Name (', `Planning Department, Gilgit${enter}`],
        ['Short name (', enter],
        ['❯ federal', down],
        ['❯ provincial', enter],
        ['Province (', interrupt],
      ],
    )
    expect(provincial.screen).not.toContain('never seen')
  })

  test('what is wrong is said of this commitment, not of the name that it has meanwhile', async () => {
    const { top } = await workspace()
    const open = 'theme level lead_implementing_agency supporting_agencies other_actors'
    const answers = `title: Open procurement\n${open.replaceAll(/(\w+) ?/g, '$1:\n')}start_date: 2018-07\n`
    writeFileSync(join(top, '.git/nap-plan.answers-commitment.yaml'), answers)
    const { screen } = await atTerminal(
      top,
      ['new', 'commitment', '--institution', 'sindh'],
      [
        ['❯ Go on with its answers', enter],
        ['End date (', `2018-01${enter}`],
        ['This commitment ends on', interrupt],
      ],
    )
    expect(screen).not.toContain('never seen')
    expect(screen).not.toContain('being-written')
  })

  test('a translation is asked for its language and its texts', async () => {
    const { top } = await workspace()
    const { screen, exitCode } = await atTerminal(
      top,
      ['new', 'translation'],
      [
        ['Into which language?', enter],
        ['❯ All that has no translation yet', down],
        ['❯ The plan as a whole', down],
        ['❯ 1.1', enter],
      ],
    )
    expect(screen).toMatch(
      /wrote plan\/translations\/ur\/[a-z-]+\.yaml\s+Room for \d+ texts in Urdu\./,
    )
    expect(exitCode).toBe(0)
  })
})
