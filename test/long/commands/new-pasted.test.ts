import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { atTerminal, type Keystroke, keys, type Paste, pastings } from '../../support/keyboard.ts'
import { workspace } from '../../support/workspace.ts'

const { enter, interrupt } = keys
const made = 'plan/consultations/2017-05-16-quetta.yaml'

type Stroke = Keystroke | Paste

/** What stands in the file, if these are the answers to the questions that take more than a word. */
async function consultation(answers: {
  readonly title: readonly Stroke[]
  readonly organisers: readonly Stroke[]
  readonly summary: readonly Stroke[]
}) {
  const { top, run } = await workspace()
  const { screen, exitCode } = await atTerminal(
    top,
    ['new', 'consultation'],
    [
      ['Title', ''],
      ...answers.title,
      ['Date (', `2017-05-16${enter}`],
      ['Until', enter],
      ['Announced on', enter],
      ['Place', `Quetta${enter}`],
      ['❯ Leave it open', enter],
      ['Attendance', enter],
      ['Organised by (', ''],
      ...answers.organisers,
      ['Participants (', enter],
      ['Summary (', ''],
      ...answers.summary,
      ['❯ Leave it open', enter],
    ],
  )
  expect(screen).not.toContain('never seen')
  expect(exitCode).toBe(0)
  const text = readFileSync(join(top, made), 'utf8')
  const { title, organised_by, summary, ...rest } = parse(text)
  expect(rest).toEqual({ date: '2017-05-16', place: 'Quetta' })
  expect(await run('nap validate')).toMatch(/\n\d+ warnings in \d+ files\.\n$/)
  return { screen, text, title, organised_by, summary }
}

const none = { title: [['', `Workshop${enter}`]], organisers: [['', enter]] } as const

test.skipIf(process.platform === 'win32').for(Object.entries(pastings))(
  'pasted lines are kept, and none answers the next question (%s) (not on Windows)',
  async ([, pasted]) => {
    const { title, organised_by, summary, text, screen } = await consultation({
      title: [
        ['', pasted('Workshop\n  in Quetta \n')],
        ['Workshop in Quetta', ` (first)${enter}`],
      ],
      organisers: [
        ['', pasted('EAD\nPlanning Department, Balochistan\n\n')],
        ['EAD; Planning', enter],
      ],
      summary: [
        ['', 'Then: '],
        ['Then:', pasted('One\tcell.\n\nیہ دوسرا پیراگراف ہے۔\nLine three.\n')],
        ['4 lines so far.', `And written by hand.${enter}`],
      ],
    })
    expect(title).toBe('Workshop in Quetta (first)')
    expect(organised_by).toEqual(['EAD', 'Planning Department, Balochistan'])
    expect(summary).toBe(
      'Then: One cell.\n\nیہ دوسرا پیراگراف ہے۔\nLine three.\n\nAnd written by hand.\n',
    )
    expect(text).toContain('\nsummary: |\n  Then: One cell.\n\n  یہ')
    expect(screen).toContain('  │ Line three.')
  },
)

test.skipIf(process.platform === 'win32').for(Object.entries(pastings))(
  'so are the paragraphs of a word processor, and a long text (%s) (not on Windows)',
  async ([, pasted]) => {
    const sentence = 'Citizens read what is spent, district by district, and ask about it. '
    const paragraph = sentence.repeat(35).trim()
    const { summary } = await consultation({
      ...none,
      summary: [
        ['', pasted(`${paragraph}\n${paragraph}`)],
        ['3 lines so far.', enter],
      ],
    })
    expect(summary).toBe(`${paragraph}\n\n${paragraph}\n`)
  },
)

test.skipIf(process.platform === 'win32')(
  'what a terminal would obey is no part of what is pasted (not on Windows)',
  async () => {
    const { summary, title } = await consultation({
      title: [
        ['', pastings.marked('\u001b[31mWork\u00adshop\u001b[0m\u0003\u0007')],
        ['Workshop', enter],
      ],
      organisers: [['', enter]],
      summary: [
        ['', pastings.marked('\u001b]0;x\u0007One\u0004\u0000\nTwo\u200b \u001b[2J')],
        ['2 lines so far.', enter],
      ],
    })
    expect({ summary, title }).toEqual({ summary: 'One\nTwo\n', title: 'Workshop' })
  },
)

test.skipIf(process.platform === 'win32').for(Object.entries(pastings))(
  'what is pasted at a choice chooses nothing (%s) (not on Windows)',
  async ([, pasted]) => {
    const { top } = await workspace()
    const { screen, exitCode } = await atTerminal(
      top,
      ['new', 'commitment'],
      [
        ['Which institution says so?', pasted('sindh\npunjab\n')],
        ['', keys.interrupt],
      ],
    )
    expect(exitCode).toBe(130)
    expect(screen).not.toContain('Name of the commitment')
  },
)

test.skipIf(process.platform === 'win32')(
  'what was pasted is kept, even where the answer was not ended (not on Windows)',
  async () => {
    const { top } = await workspace()
    const { exitCode } = await atTerminal(
      top,
      ['new', 'consultation'],
      [
        ['Title', `Workshop${enter}`],
        ['Date (', `2017-05-16${enter}`],
        ['Until', enter],
        ['Announced on', enter],
        ['Place', `Quetta${enter}`],
        ['❯ Leave it open', enter],
        ['Attendance', enter],
        ['Organised by (', enter],
        ['Participants (', enter],
        ['Summary (', pastings.marked('Read it out.\n\nIn every province.')],
        ['3 lines so far', interrupt],
      ],
    )
    expect(exitCode).toBe(130)
    const kept = parse(readFileSync(join(top, '.git/nap-plan.answers-consultation.yaml'), 'utf8'))
    expect(kept.summary).toBe('Read it out.\n\nIn every province.')
  },
)
