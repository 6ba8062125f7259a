import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillForm } from '../../support/filled-form.ts'
import { atTerminal, keys } from '../../support/keyboard.ts'
import { workspace } from '../../support/workspace.ts'

const rti = 'sindh-right-to-information'

/** A form in which one answer clashes with the plan of today, one was emptied and one is new. */
async function returned() {
  const { top, run } = await workspace()
  await run('git config user.name Desk')
  await run('git config user.email desk@example.org')
  await run('nap form --for sindh --to xlsx --out ../forms')
  const [from, to] = ['sindh', 'back'].map((name) => join(top, `../forms/${name}.xlsx`))
  fillForm(from ?? '', to ?? '', [
    [`${rti}/end_date`, '31 December 2018'],
    [`${rti}/note`, ''],
    [`${rti}/milestones/new-1`, 'Train 200 clerks', 'C'],
  ])
  const file = join(top, `plan/submissions/sindh/${rti}.yaml`)
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('end_date: 2019-01-31\npublic', 'end_date: 2019-03-31\npublic'))
  return { top, run, read: () => readFileSync(file, 'utf8') }
}

const words = ['import', '../forms/back.xlsx', '--on', '2017-06-14']

// A terminal of Python’s is none there.
const onWindows = process.platform === 'win32'

test.skipIf(onWindows)(
  'a clash is a question with both answers, an emptied answer one of its own, and nothing is written unasked (not on Windows)',
  async () => {
    const { top, read } = await returned()
    const { screen, exitCode } = await atTerminal(top, words, [
      ['What is to stand?', keys.down],
      ['As in the file', keys.enter],
      ['Is the answer taken back?', keys.down],
      ['Yes, take it out', keys.enter],
      ['Is this to be written into the plan?', keys.enter],
    ])
    expect(screen).toContain('As in the plan today: “2019-03-31”')
    expect(screen).toContain('As in the file: “2018-12-31”')
    expect(screen).toContain('Recorded as revision')
    expect(exitCode).toBe(0)
    expect(read()).toContain('end_date: 2018-12-31\npublic')
    expect(read()).toContain('activity: Train 200 clerks')
    expect(read()).not.toContain('note:')
  },
)

test.skipIf(onWindows)(
  'whoever says no, or interrupts a question, has written nothing (not on Windows)',
  async () => {
    const { top, run, read } = await returned()
    const before = read()
    const no = await atTerminal(top, words, [
      ['What is to stand?', keys.enter],
      ['Is the answer taken back?', keys.enter],
      ['Is this to be written into the plan?', keys.down],
      ['No, leave the plan as it is', keys.enter],
    ])
    expect(no.exitCode).not.toBe(0)
    const stopped = await atTerminal(top, words, [['What is to stand?', keys.interrupt]])
    expect(stopped.screen).toContain('Stopped. Nothing was written.')
    expect(stopped.exitCode).toBe(130)
    expect(read()).toBe(before)
    expect(await run('git status --short plan/imports plan/comments')).toBe('')
  },
)
