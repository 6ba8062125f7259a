import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { atTerminal, keys } from '../../support/keyboard.ts'
import { workspace } from '../../support/workspace.ts'

describe.skipIf(process.platform === 'win32')('at a terminal (not on Windows)', () => {
  const { down, enter, interrupt } = keys
  const sindh = ['new', 'commitment', '--institution', 'sindh'] as const

  test('the commitments that there are come first, and whoever adds says only what it has to say', async () => {
    const { top } = await workspace()
    const { screen, exitCode } = await atTerminal(top, sindh, [
      ['❯ A new commitment', down],
      ['❯ Go on with 1.1', down],
      ['❯ Add to 1.2', enter],
      ['❯ Name of the commitment: –', down.repeat(3)],
      ['❯ Lead implementing agency: –', down],
      ['The draft says: khyber-pakhtunkhwa, balochistan', enter],
      ['< goes back', `Sindh${enter}`],
      ['“Sindh” taken as sindh', ''],
      ['❯ That is all', enter],
      ['wrote plan/submissions/sindh/citizens-budget.yaml', ''],
    ])
    expect(screen).not.toContain('never seen')
    expect(exitCode).toBe(0)
    const file = join(top, 'plan/submissions/sindh/citizens-budget.yaml')
    expect(parse(readFileSync(file, 'utf8'))).toEqual({ supporting_agencies: ['sindh'] })
  })

  test('what is there is the suggestion, and whoever changes nothing leaves the file as it is', async () => {
    const { top } = await workspace()
    const file = join(top, 'plan/submissions/sindh/submission.yaml')
    const before = readFileSync(file, 'utf8')
    const words = ['new', 'submission', 'sindh']
    const same = await atTerminal(top, words, [
      ['❯ Received on: 2017-06-08', enter],
      ['Received on', enter],
      ['❯ Received on: 2017-06-08', down.repeat(12)],
      ['❯ That is all', enter],
    ])
    expect(same.screen).not.toContain('never seen')
    expect(same.screen).toContain('says this already. Nothing was written.')
    expect(readFileSync(file, 'utf8')).toBe(before)
    const { screen } = await atTerminal(top, words, [
      ['❯ Received on: 2017-06-08', down],
      ['❯ Received by: workshop', enter],
      ['❯ workshop', down],
      ['❯ email', enter],
      ['❯ That is all', enter],
    ])
    expect(screen).not.toContain('never seen')
    expect(readFileSync(file, 'utf8')).toBe(before.replace('workshop', 'email'))
  })

  test('one can go back to the question before; what was answered meanwhile stays', async () => {
    const { top } = await workspace()
    const { screen, exitCode } = await atTerminal(
      top,
      ['new', 'consultation'],
      [
        ['Title (', `Workshop${enter}`],
        ['Date (', `2017-05-16${enter}`],
        ['Until (', `<${enter}`],
        ['(2017-05-16)', `<${enter}`],
        ['(Workshop)', `Workshop in Quetta${enter}`],
        ['(2017-05-16)', enter],
        ['Until (', enter],
        ['Announced on (', enter],
        ['Place (', `Quetta${enter}`],
        ['❯ Leave it open', down.repeat(9)],
        ['❯ Go back to the question before', enter],
        ['(Quetta)', enter],
        ['❯ Leave it open', enter],
        ['Attendance', enter],
        ['Organised by (', enter],
        ['Participants (', enter],
        ['Summary (', enter],
        ['❯ Leave it open', enter],
      ],
    )
    expect(screen).not.toContain('never seen')
    expect(exitCode).toBe(0)
    const text = readFileSync(join(top, 'plan/consultations/2017-05-16-quetta.yaml'), 'utf8')
    expect(parse(text)).toEqual({
      title: 'Workshop in Quetta',
      date: '2017-05-16',
      place: 'Quetta',
    })
  })

  test('the thematic area that an institution leads is the suggestion, and so is it itself as the lead', async () => {
    const { top } = await workspace()
    const words = ['new', 'commitment', '--institution', 'Establishment']
    const { screen } = await atTerminal(top, words, [
      ['❯ A new commitment', enter],
      ['Name of the commitment', `Asset declarations${enter}`],
      ['❯ Public Officials Asset Disclosure', enter],
      ['Level', enter],
      ['❯ Establishment Division', interrupt],
    ])
    expect(screen).not.toContain('never seen')
  })

  test('respond, sign-off and release ask for what they have not been told', async () => {
    const { top, run } = await workspace()
    const answer = await atTerminal(
      top,
      ['respond'],
      [
        ['Which comment do you answer?', enter],
        ['❯ accepted', enter],
        ['Why? Those who commented', `It was missing.${enter}`],
        ['❯ None, or none yet', enter],
        ['wrote plan/comments/', ''],
      ],
    )
    expect(answer.screen).not.toContain('never seen')
    expect(answer.exitCode).toBe(0)
    const signed = await atTerminal(
      top,
      ['sign-off'],
      [
        ['Whose text is confirmed?', enter],
        ['Which office confirms it?', `Secretary${enter}`],
        ['wrote plan/submissions/', ''],
      ],
    )
    expect(signed.screen).not.toContain('never seen')
    await run('git config user.name Desk')
    await run('git config user.email desk@example.org')
    await run('nap compile --to md')
    const issued = await atTerminal(
      top,
      ['release'],
      [
        ['What is the current revision called', ''],
        ['(draft-1)', `two words${enter}`],
        ['cannot be the name of a release', `${'\u007f'.repeat(9)}${enter}`],
        ['What does the cover call it?', `First draft${enter}`],
      ],
    )
    expect(issued.screen).not.toContain('never seen')
    expect(await run('nap release --list')).toContain('First draft')
    expect(existsSync(join(top, 'plan/.nap.lock'))).toBe(false)
  })
})
