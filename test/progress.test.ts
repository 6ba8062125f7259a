import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { progressOn } from '../src/progress.ts'
import { findBrowser } from '../src/render/print.ts'
import { napIn } from './support/nap.ts'
import { planCopy } from './support/plan-copy.ts'

const browser = await findBrowser({ env: process.env })

afterEach(() => {
  vi.restoreAllMocks()
})

/** A screen of 40 columns, and a clock that is moved by hand. */
function screen() {
  let [now, text] = [0, '']
  const write = (part: string) => {
    text += part
  }
  const progress = progressOn({ write, columns: 40 }, () => now)
  return {
    ...progress,
    at(ms: number, what: string) {
      now = ms
      progress.show(what)
    },
    lines: () => text.split('\r\u001b[K').slice(1),
  }
}

test('what is over in half a second says nothing', () => {
  const { at, wipe, lines } = screen()
  at(0, 'one')
  at(400, 'two')
  wipe()
  at(600, 'another')
  expect(lines()).toEqual([])
})

test('each takes the place of the one before, in one line, and nothing stays', () => {
  const { at, wipe, lines } = screen()
  at(0, 'one')
  at(600, 'two')
  at(700, 'too soon to read')
  at(900, 'three that is much longer than the screen is wide')
  wipe()
  wipe()
  expect(lines()).toEqual(['two', 'three that is much longer than the scre', ''])
})

test('nothing that it names can move the cursor', () => {
  const { at, lines } = screen()
  at(0, '')
  at(600, '\u001b[2J')
  expect(lines()).toEqual(['\\u{1b}[2J'])
})

/** Somebody looks at what nap says, or it goes into a log; and each look at the clock is a third of a second later. */
async function slowly(
  top: string,
  words: readonly string[],
  { isTTY, TERM }: { readonly isTTY: boolean; readonly TERM?: string },
) {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 300
    return now
  })
  const { PATH } = process.env
  const env = { PATH, HOME: top, CI: 'true', TERM }
  return napIn({ cwd: top, env, stderr: { isTTY, columns: 90 } }, ...words)
}

test('a long check shows on a screen how far it is, and leaves nothing of it there', async () => {
  const { top } = planCopy()
  const watched = await slowly(top, ['validate', '--json'], { isTTY: true, TERM: 'xterm' })
  expect(watched.err).toMatch(/Checking \d+ files: reading, [1-9]\d? % …/)
  expect(watched.err).toMatch(/Checking \d+ files: putting the draft together …/)
  expect(watched.err).toMatch(/Checking \d+ files: applying the rules, \d\d % …/)
  expect(watched.err.endsWith('\r\u001b[K')).toBe(true)
})

test.each([
  ['a log', { isTTY: false, TERM: 'xterm' }],
  ['a screen that obeys nothing', { isTTY: true, TERM: 'dumb' }],
])('in %s it says nothing', async (_, where) => {
  const { top } = planCopy()
  expect((await slowly(top, ['validate', '--json'], where)).err).toBe('')
})

test.skipIf(!browser || process.platform === 'win32')(
  'printing shows its passes and pages, and what did not change is not printed again (needs a browser)',
  async () => {
    const { top, put } = planCopy()
    const program = join(top, 'browser.sh')
    const env = Object.entries(browser?.env ?? {}).map(([name, value]) => `${name}='${value}'`)
    put(
      'browser.sh',
      `#!/bin/sh\necho started >> '${top}/started'\nexport ${env.join(' ')}\nexec '${browser?.executablePath}' "$@"\n`,
    )
    put('started', '')
    chmodSync(program, 0o755)
    chmodSync(join(top, 'started'), 0o666)
    const words = ['compile', '--no-record', '--to', 'pdf', '--browser', program]

    const first = await slowly(top, words, { isTTY: true })
    expect(first.err).toMatch(/Printing nap\.pdf: pass 1 of 2, arranging the pages …/)
    expect(first.err).toMatch(/Printing nap\.pdf: pass 2 of 2, about page \d+ of 4\d …/)
    expect(first.out).toContain('wrote out/nap.pdf')
    const starts = readFileSync(join(top, 'started'), 'utf8')
    expect(starts).toContain('started')

    const second = await slowly(top, words, { isTTY: false })
    expect(second.out).toContain('Every document was up to date already.')
    expect(readFileSync(join(top, 'started'), 'utf8')).toBe(starts)
    expect(existsSync(join(top, 'out/nap.pdf'))).toBe(true)
    expect(second.err).toBe('')
  },
)
