import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jsonText } from '../src/plain/json.ts'
import { harmless } from '../src/plain/text.ts'
import { napIn } from './support/nap.ts'
import { workspace } from './support/workspace.ts'

// What a terminal or the log of a CI runner would obey.
const obeyed = /^[ \t]*::|##\w*\[|[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069]/mu

const hostile = [
  '::error file=x::pwned',
  '##[error]pwned',
  '##vso[task.setvariable]pwned',
  'F\\n::error::pwned',
  'F\\u001b[2J\\u001b[31mpwned',
  'F\\u2028::error::pwned',
]

const commands = [
  ['validate'],
  ['validate', '--json'],
  ['merge', '--dry-run'],
  ['merge', '--dry-run', '--json'],
  ['status', '--on', '2017-06-15'],
  ['status', '--on', '2017-06-15', '--json'],
  ['compile', '--dry-run', '--to', 'md'],
  ['agenda', '--on', '2017-06-15'],
  ['agenda', '--json', '--on', '2017-06-15'],
  ['duplicates'],
  ['resolve', '--list'],
  ['why', 'citizens-budget'],
  ['respond', '--list'],
]

test.for(hostile)('no command prints %s so that it is obeyed', async (words) => {
  const { top, nap } = await workspace()
  const change = (file: string, from: RegExp, to: string) => {
    const path = join(top, 'plan', file)
    const text = readFileSync(path, 'utf8')
    expect(text).toMatch(from)
    writeFileSync(path, text.replace(from, to))
  }
  change('institutions.yaml', /short_name: Finance/, `short_name: "${words}"`)
  change('institutions.yaml', /name: Planning & Development Department, Sindh/, `name: "${words}"`)
  change('plan.yaml', /title: .*/, `title: "${words}"`)
  change('plan.yaml', /name: Fiscal Transparency/, `name: "${words}"`)
  change('submissions/finance-division/citizens-budget.yaml', /title: .*/, `title: "${words}"`)
  change('submissions/sindh/open-data-portal.yaml', /title: .*/, `title: "${words}"`)
  change('comments/2017-06-14-cgpa.yaml', /from: .*/, `from: "${words}"`)
  for (const command of commands) {
    const { all } = await nap(command)
    expect(all, command.join(' ')).not.toMatch(obeyed)
  }
})

test('what is escaped in JSON reads the same', () => {
  const value = { a: '##[x] ##vso[y] # [', b: '\u2028\u202e\u{e0041}\ud800', c: 'اردو\n' }
  expect(jsonText(value)).not.toMatch(obeyed)
  expect(JSON.parse(jsonText(value))).toEqual({ version: 1, ...value })
})

test('colours pass, and nothing else that moves the cursor', () => {
  expect(harmless('\u001b[31m::red\u001b[39m\n::two\n  ::three\u001b[2J')).toBe(
    '\u001b[31m: :red\u001b[39m\n: :two\n  : :three\\u{1b}[2J',
  )
})

test('marks for a CI runner pass only where they are meant, and no other of its commands', () => {
  const mark = '::error file=a.yaml,line=1,title=x::Words: 100%25.'
  expect(harmless(mark)).toBe(`: ${mark.slice(1)}`)
  expect(harmless(`${mark}\n`, true)).toBe(`${mark}\n`)
  for (const command of [
    '::set-output name=a::b',
    '::stop-commands::x',
    '::add-mask::x',
    '::error',
    ' ::error::x',
  ])
    expect(harmless(`${mark}\n${command}`, true)).not.toMatch(/\n\s*::/)
})

test('a screen that says it is 0 columns wide, because it does not know, is not written to word by word', async () => {
  const cwd = join(import.meta.dirname, '..')
  const screen = { cwd, env: {}, stdout: { isTTY: true, columns: 0 } }
  const { out } = await napIn(screen, 'validate')
  const widths = out.split('\n').map(({ length }) => length)
  expect(Math.max(...widths)).toBeGreaterThan(60)
})
