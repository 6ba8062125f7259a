import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { atTerminal, type Keystroke, keys } from '../../../support/keyboard.ts'
import { desk as undecidedDesk } from '../../../support/undecided-desk.ts'

// Keystroke by keystroke, on a machine that may be busy.

const { down, enter, interrupt } = keys
const question = 'Which answer stands?'

/** A reason in which nobody can read anything, and what takes it from the line again. */
const invisible = '\u200b\u200b'
const erased = '\u007f'.repeat(2)

/** Moves to a choice, counted from 0, and takes it. */
const choose = (index: number, asked = question): Keystroke => [asked, down.repeat(index) + enter]
// Arrow keys come one after the other, as from a keyboard.
const steps = (strokes: readonly Keystroke[]): Keystroke[] =>
  strokes.flatMap(([seen, typed]): Keystroke[] => {
    const arrows = typed.split(down).length - 1
    const moves = Array.from({ length: arrows }, (): Keystroke => ['❯', down])
    const [first, ...rest] = [
      ...moves,
      [arrows > 0 ? '❯' : seen, typed.replaceAll(down, '')] as const,
    ]
    return arrows > 0 ? [[seen, ''], first as Keystroke, ...(rest as Keystroke[])] : [[seen, typed]]
  })

/** The words of a screen, wherever its lines end. */
const told = (screen: string) => screen.replaceAll(/\s+/g, ' ')

async function desk() {
  const undecided = await undecidedDesk()
  const at = (words: readonly string[], strokes: readonly Keystroke[]) =>
    atTerminal(undecided.top, words, steps(strokes))
  return { ...undecided, at }
}

describe.skipIf(process.platform === 'win32')('at a terminal (not on Windows)', () => {
  test('one answer is taken; Ctrl-C at the next point loses only the question it interrupts', async () => {
    const { at, decisions } = await desk()
    const { screen, exitCode } = await at(
      ['resolve', '--on', '2017-06-15'],
      [
        choose(1),
        ['Why?', `The assembly meets in May.${enter}`],
        ['Who decided?', enter],
        [question, interrupt],
      ],
    )
    expect(screen).toContain('6 points are not agreed.')
    expect(told(screen)).toContain(
      'Finance Division and Planning & Development Board, Punjab give different answers.',
    )
    expect(screen).toMatch(
      /Finance: 2018-12-31 \(stands until it is settled\)\n\s+plan\/submissions\/finance-division\/key-budget-documents\.yaml:16, received 2017-06-12 by letter/,
    )
    expect(told(screen)).toContain(
      'The draft will now say, for “End date”: “2018-06-30”, as Punjab answers.',
    )
    expect(told(screen)).toContain('[-with the eleven-]{+in Urdu and English, built on the+} ')
    expect(screen).toContain('Stopped. What was answered before this question is kept.')
    expect(exitCode).toBe(130)
    expect(decisions('key-budget-documents')).toEqual([
      {
        about: '/end_date',
        take: 'punjab',
        among: [
          { institution: 'finance-division', value: '2018-12-31' },
          { institution: 'punjab', value: '2018-06-30' },
        ],
        reason: 'The assembly meets in May.',
        decided_by: 'Economic Affairs Division',
        decided_on: '2017-06-15',
      },
    ])
    expect(decisions('proactive-disclosure')).toEqual([])
  })

  test('another answer must have the form of its field; an empty reason is not accepted; the office is remembered', async () => {
    const { at, decisions } = await desk()
    const { screen, exitCode } = await at(
      ['resolve', 'open-data-portal'],
      [
        choose(0),
        ['Why?', invisible + enter],
        ['somebody will ask', `${erased}Ten departments are ready.${enter}`],
        ['Who decided?', `Steering committee${enter}`],
        ['Written to', ''],
        choose(2),
        ['“End date”:', `30 June${enter}`],
        ['is not written as a date', `${'\u007f'.repeat(7)}2019-03-31${enter}`],
        ['Why?', `Between the two.${enter}`],
        ['Steering committee', enter],
      ],
    )
    expect(told(screen)).toContain(
      '2 decisions written. In the whole plan, 4 points are still open',
    )
    expect(exitCode).toBe(0)
    const [title, date] = decisions('open-data-portal')
    expect(title).toMatchObject({
      about: '/title',
      take: 'punjab',
      decided_by: 'Steering committee',
    })
    expect(date).toMatchObject({
      about: '/end_date',
      value: '2019-03-31',
      decided_by: 'Steering committee',
    })
    expect(date.among).toHaveLength(2)
  })

  test('a point can be left open, put off, or the walk ended; nothing is written then', async () => {
    const { at, isUntouched } = await desk()
    const { screen, exitCode } = await at(
      ['resolve', 'open-data-portal'],
      [
        choose(4),
        ['“End date”', ''],
        choose(3),
        ['Left open.', ''],
        ['“Name of the commitment”', ''],
        choose(4),
      ],
    )
    expect(told(screen)).toContain(
      'prints every answer with its giver and marks the point as not agreed',
    )
    expect(told(screen)).toContain(
      '0 decisions written. In the whole plan, 6 points are still open',
    )
    expect(exitCode).toBe(0)
    isUntouched()
  })

  test('what was decided is asked again only by its name, and the old decision is shown', async () => {
    const { top, at } = await desk()
    const file = 'plan/decisions/proactive-disclosure.yaml'
    const about = 'milestones.disclosure-template.end_date'
    const words = ['resolve', 'proactive-disclosure', '--about', about, '--on', '2017-06-16']
    await at(words, [choose(0), ['Why?', `They print it.${enter}`], ['Who decided?', enter]])
    const { screen } = await at(words, [
      choose(1),
      ['Why?', `They asked for more time.${enter}`],
      ['Who decided?', enter],
    ])
    expect(told(screen)).toContain(
      'It was decided on 2017-06-16 by Economic Affairs Division, for “',
    )
    expect(told(screen)).toContain('They print it. A new decision takes the place of that one.')
    expect(told(screen)).toContain('Keep the decision as it is')
    expect(told(screen)).toContain(
      'This takes the place of the decision of 2017-06-16 by Economic Affairs Division, which stays on record.',
    )
    expect(readFileSync(join(top, file), 'utf8').match(/about: \/milestones/g)).toHaveLength(2)
    // The institution that was overruled now gives a third answer.
    const own = join(top, 'plan/submissions/khyber-pakhtunkhwa/proactive-disclosure.yaml')
    writeFileSync(own, readFileSync(own, 'utf8').replace('2017-10-31', '2017-11-30'))
    const { screen: stale } = await at(
      ['resolve', 'proactive-disclosure'],
      [choose(4), ['The reason given then', ''], [question, interrupt]],
    )
    expect(told(stale)).toContain('The reason given then: They asked for more time.')
    expect(stale).toMatch(
      /\d points? of this commitment (is|are) not agreed, \d in the whole plan\./,
    )
    expect(Math.max(...stale.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  test('where two branches decided one field, both decisions are shown, and the answer of either can be taken', async () => {
    const { top, at, decisions } = await desk()
    const file = join(top, 'plan/decisions/key-budget-documents.yaml')
    const one = (ruling: string, by: string) =>
      `  - about: /end_date\n    ${ruling}\n    reason: So it was agreed.\n    decided_by: ${by}\n    decided_on: 2017-06-14\n`
    writeFileSync(
      file,
      `decisions:\n${one('value: 2018-10-31', 'OGP Cell')}${one('take: punjab', 'Meeting')}`,
    )
    const { screen } = await at(
      ['resolve', 'key-budget-documents', '--on', '2017-06-14'],
      [
        choose(2),
        ['Why?', `The cell knew best.${enter}`],
        ['Who decided?', enter],
        ['written.', ''],
      ],
    )
    expect(told(screen)).toContain('1 field has decisions that differ.')
    expect(told(screen)).toContain('by OGP Cell, for “2018-10-31”: So it was agreed.')
    expect(told(screen)).toContain('by Meeting, for “2018-06-30”: So it was agreed.')
    expect(told(screen)).toContain('Nobody has said which of them counts.')
    expect(told(screen)).toContain('The draft will now say, for “End date”: “2018-10-31”')
    expect(decisions('key-budget-documents').at(-1)).toMatchObject({
      value: '2018-10-31',
      replaces: [
        { decided_on: '2017-06-14', value: '2018-10-31' },
        { decided_on: '2017-06-14', take: 'punjab' },
      ],
    })
  })

  test('what was left out and has changed since stays out, comes back, or waits', async () => {
    const { top, nap, at } = await desk()
    const item = 'milestones.licence'
    await nap(['resolve', 'open-data-portal', '--drop', item, '--reason', 'It is there.'])
    await nap(['resolve', 'legal-aid', '--withdraw', '--reason', 'No money.'])
    for (const [file, from, to] of [
      ['punjab/open-data-portal.yaml', 'Adopt one licence', 'Adopt two licences'],
      ['law-and-justice-division/legal-aid.yaml', 'title: ', 'title: New '],
    ] as const) {
      const path = join(top, 'plan/submissions', file)
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
    }
    const asked = 'Does it stay out?'
    const { screen } = await at(
      ['resolve', 'legal-aid', '--on', '2017-06-15'],
      [
        choose(1, asked),
        ['Why?', invisible + enter],
        ['somebody will ask', `${erased}A donor pays.${enter}`],
        ['Who decided?', enter],
      ],
    )
    expect(screen).toContain('1 thing left out of the plan has changed since.')
    expect(screen).toContain('“legal-aid” is part of the plan again.')
    expect((await nap(['resolve', '--list'])).out).toContain('says now: Adopt two licences')
    expect((await nap(['resolve', '--list', '--json'])).out).toContain('"left_out"')
  })

  test('two that look alike are joined, with the reason; the institutions’ own files stay', async () => {
    const { top, at } = await desk()
    const { screen, exitCode } = await at(
      ['resolve', '--duplicates', '--on', '2017-06-15'],
      [
        choose(0, 'Are they the same?'),
        ['Why?', invisible + enter],
        ['somebody will ask', `${erased}Both describe one register.${enter}`],
        ['Who decided?', enter],
      ],
    )
    expect(screen).toContain('1 pair looks alike.')
    expect(screen).toContain('No pair is open.')
    expect(exitCode).toBe(0)
    const written = readFileSync(
      join(top, 'plan/decisions/development-scheme-register.yaml'),
      'utf8',
    )
    expect(parse(written).decisions).toEqual([
      {
        join: { institution: 'punjab', filed_as: 'development-scheme-tracking' },
        reason: 'Both describe one register.',
        decided_by: 'Economic Affairs Division',
        decided_on: '2017-06-15',
      },
    ])
  })

  test('two that look alike are told apart, and nobody is asked again', async () => {
    const { at, nap } = await desk()
    const { screen } = await at(
      ['resolve', '--duplicates', '--on', '2017-06-15'],
      [
        choose(2, 'Are they the same?'),
        ['Why?', `Two provinces, two systems.${enter}`],
        ['Who decided?', enter],
      ],
    )
    expect(screen).toContain('are not the same, and nap will not ask again')
    expect((await nap(['duplicates'])).all).toContain('No commitments look alike')
  })

  test('a longer text is written in the person’s own editor, beginning with an answer', async () => {
    const { top, at, decisions } = await desk()
    const file = join(top, 'plan/submissions/sindh/open-data-portal.yaml')
    writeFileSync(
      file,
      `${readFileSync(file, 'utf8')}public_problem: |\n  Nobody knows.\n\n  Nobody asks.\n`,
    )
    await at(
      ['resolve', 'open-data-portal', '--about', 'public_problem'],
      [
        choose(2),
        ['your preferred editor', enter],
        ['Why?', `It is the better text.${enter}`],
        ['Who decided?', enter],
      ],
    )
    // The editor `true` leaves the text as it finds it.
    expect(decisions('open-data-portal')[0].value).toMatch(
      /^Data that public bodies have collected[\s\S]+makes one\.$/,
    )
  })
})
